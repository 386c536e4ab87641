import { shellWord } from '../../../domain/errors/shell-word';
import type { Command } from 'commander';
import type { ChangeItem } from '../../../contract/changes-contract';
import type { CliSession } from '../cli-host';
import { changeOptions, type ChangeOptions } from '../change-options';
import { datasetOption, nonEmpty, pageNumber, type DatasetOption } from '../command-options';
import { onDataset } from '../on-dataset';
import type { Client } from '../run-command';
import { count, renderFacts, renderTable } from '../tables';

type Status = Awaited<ReturnType<Client['versions']['status']>>;

interface StatusOptions extends DatasetOption, ChangeOptions {
  readonly list?: true;
  readonly document?: string;
  readonly page?: number;
}

/** Changes asked for at once. */
const SLICE = 10_000;

/** `status`. */
export function addStatusCommand(program: Command, session: CliSession): void {
  const command = program
    .command('status')
    .addOption(datasetOption())
    .option('--list', 'list the changes one by one')
    .option('--document <DOC>', 'list those of this document', nonEmpty)
    .option('--page <N>', 'list those of this page', pageNumber);
  for (const option of changeOptions('list changes')) command.addOption(option);
  command
    .description(
      'say what the draft changed since its version: documents, labels by kind, class and person, schema',
    )
    .addHelpText(
      'after',
      '\nExamples:\n  $ colophon status --dataset invoices\n  $ colophon status --dataset invoices --list --class Total --person Grace',
    )
    .action(
      onDataset<StatusOptions>(session, 'read', async ({ client, options }) => {
        const { dataset } = options;
        const status = await client.versions.status({ dataset });
        const filter = filterOf(options);
        if (options.list !== true && Object.keys(filter).length === 0)
          return { json: status, text: describeStatus(status) };
        const changes = await listChanges(client, { dataset, ...filter });
        return {
          json: { ...status, changes },
          text: [...describeStatus(status), ...describeChanges(changes)],
        };
      }),
    );
}

function filterOf({ document, page, kind, class: name, person }: StatusOptions) {
  return {
    ...(document !== undefined && { document }),
    ...(page !== undefined && { pageIndex: page - 1 }),
    ...(kind !== undefined && { kind }),
    ...(name !== undefined && { class: name }),
    ...(person !== undefined && { person }),
  };
}

type Listed = Parameters<Client['changes']['list']>[0];

async function listChanges(client: Client, asked: Listed): Promise<ChangeItem[]> {
  const changes: ChangeItem[] = [];
  for (let total = Infinity; changes.length < total;) {
    const slice = await client.changes.list({ ...asked, offset: changes.length, limit: SLICE });
    if (slice.items.length === 0) break;
    for (const item of slice.items) changes.push(item);
    total = slice.total;
  }
  return changes;
}

function describeStatus(status: Status): string[] {
  const { dataset, branch, base, clean, documents, labels, pages, schema } = status;
  const { splitChanged, attributesChanged } = status;
  const moved = splitChanged > 0 ? `, ${splitChanged} moved between splits` : '';
  const described = attributesChanged > 0 ? `, ${attributesChanged} with other attributes` : '';
  const apart = [
    ...(status.onAddedDocuments > 0 ? [`${status.onAddedDocuments} on added documents`] : []),
    ...(status.onRemovedDocuments > 0 ? [`${status.onRemovedDocuments} on removed documents`] : []),
    ...(status.rewritten > 0 ? [`${count(status.rewritten, 'region')} rewritten by migrations`] : []),
  ];
  const facts = renderFacts({
    dataset,
    branch,
    base: base === null ? 'none yet' : `version ${base}`,
    documents: `${documents.added} added, ${documents.removed} removed, ${documents.replaced} replaced${moved}${described}`,
    labels: `${labels.added} added, ${labels.removed} removed, ${labels.changed} changed${apart.length > 0 ? ` (${apart.join(', ')})` : ''}`,
    ...countsBy(status),
    pages: `${pages.reviewed} reviewed, ${pages.reopened} reopened`,
    schema: schema.changed ? 'changed' : 'unchanged',
  });
  if (status.merge !== undefined) return [...facts, ...describeMerge(dataset, status.merge)];
  return [
    ...facts,
    clean
      ? 'Nothing to commit.'
      : `To keep this as a version: colophon commit --dataset ${shellWord(dataset)} -m TEXT`,
  ];
}

const describeMerge = (dataset: string, { name, decided }: NonNullable<Status['merge']>): string[] => [
  `The merge of ${name} is not finished (${count(decided, 'conflict')} decided)`,
  `To go on: colophon merge --dataset ${shellWord(dataset)}; to give it up: colophon merge --abort --dataset ${shellWord(dataset)}`,
];

/** Most first; nothing for what does not occur. */
function countsBy({ byKind, byClass, byPerson }: Status): Record<string, string> {
  const kinds = Object.entries(byKind).filter(([, number]) => number > 0);
  const sums = (counts: Status['byClass']) =>
    Object.entries(counts).map(
      ([name, { added, removed, changed }]) => [name, added + removed + changed] as const,
    );
  const lines = { 'by kind': kinds, 'by class': sums(byClass), 'by person': sums(byPerson) };
  return Object.fromEntries(
    Object.entries(lines)
      .filter(([, counts]) => counts.length > 0)
      .map(([title, counts]) => [title, listOf(counts)]),
  );
}

/** Names in one line. */
const SHOWN = 8;

function listOf(counts: readonly (readonly [string, number])[]): string {
  const sorted = counts.toSorted((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  const shown = sorted
    .slice(0, SHOWN)
    .map(([name, number]) => `${name === '' ? '(not recorded)' : name} ${number.toLocaleString('en-US')}`);
  const more = sorted.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

const COLUMNS = [
  { title: 'CHANGE', value: ({ change }: ChangeItem) => change },
  { title: 'WHAT', value: whatOf },
  { title: 'FIELDS', value: ({ kinds }: ChangeItem) => kinds.join(', ') },
  { title: 'CLASS', value: classOf },
  { title: 'DOCUMENT', value: ({ name }: ChangeItem) => name },
  { title: 'PAGE', value: ({ pageIndex }: ChangeItem) => (pageIndex === null ? null : pageIndex + 1) },
  { title: 'BY', value: ({ by }: ChangeItem) => by },
];

function whatOf({ part }: ChangeItem): string {
  if (part.kind === 'region') return part.region;
  return part.kind === 'relation' ? `relation ${part.relation}` : part.kind;
}

function classOf({ classBefore, classAfter }: ChangeItem): string {
  if (classBefore === null || classAfter === null || classBefore === classAfter)
    return classAfter ?? classBefore ?? '';
  return `${classBefore} → ${classAfter}`;
}

function describeChanges(changes: readonly ChangeItem[]): string[] {
  return changes.length === 0 ? ['', 'No such change.'] : ['', ...renderTable(COLUMNS, changes)];
}
