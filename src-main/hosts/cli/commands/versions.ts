import type { Command } from 'commander';
import type { LogEntry } from '../../../contract/version-contract';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { onDataset } from '../on-dataset';
import type { Client } from '../run-command';
import { count, renderTable, shortId } from '../tables';

type Committed = Awaited<ReturnType<Client['versions']['commit']>>;

/** `commit`, `log`. */
export function addVersionCommands(program: Command, session: CliSession): void {
  addCommit(program, session);
  addLog(program, session);
}

function addCommit(program: Command, session: CliSession): void {
  program
    .command('commit')
    .addOption(datasetOption())
    .requiredOption('-m, --message <TEXT>', 'what changed, and why', nonEmpty)
    .description('keep the draft as a version that never changes')
    .addHelpText('after', '\nExample:\n  $ colophon commit --dataset invoices -m "Totals of May corrected"')
    .action(
      onDataset<DatasetOption & { message: string }>(session, 'write', async ({ client, options }) => {
        const { dataset, message, author } = options;
        const input = { dataset, message };
        const json = await client.versions.commit(author === undefined ? input : { ...input, author });
        const holds = [
          count(json.documents, 'document'),
          count(json.pages, 'page'),
          count(json.regions, 'region'),
        ];
        const text = `Committed ${dataset}@${json.version} (${holds.join(', ')}; content ${shortId(json.contentId)})`;
        return { json, text: [text, ...aboutSchema(json.schema)] };
      }),
    );
}

/** What a commit did about the schema, where it did something or should have. */
function aboutSchema({ ref, published, obstacle }: Committed['schema']): string[] {
  if (obstacle !== null) return [`Its schema was not published: ${obstacle.message}`];
  return published ? [`Published its schema as ${ref ?? ''}`] : [];
}

interface LogOptions extends DatasetOption {
  readonly branch?: string;
  readonly document?: string;
  readonly class?: string;
}

function addLog(program: Command, session: CliSession): void {
  program
    .command('log')
    .addOption(datasetOption())
    .option('--branch <NAME>', 'only versions that this branch goes on from', nonEmpty)
    .option('--document <NAME>', 'only versions that changed this document', nonEmpty)
    .option('--class <NAME>', 'only versions that changed this class or regions of it', nonEmpty)
    .description(
      'list the versions of a dataset, newest first, with their parents, branches and tags; with --author only those by that person',
    )
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon log --dataset invoices\n  $ colophon log --dataset invoices --branch ada --author Ada' +
        '\n  $ colophon log --dataset invoices --document letter.pdf --class Table',
    )
    .action(
      onDataset<LogOptions>(session, 'read', async ({ client, options }) => {
        const { dataset, branch, author, document, class: className } = options;
        const filter = {
          ...(branch !== undefined && { branch }),
          ...(author !== undefined && { author }),
          ...(document !== undefined && { document }),
          ...(className !== undefined && { class: className }),
        };
        const json = await client.versions.log({ dataset, ...filter });
        const isFiltered = Object.keys(filter).length > 0;
        if (json.length === 0)
          return { json, text: [isFiltered ? 'No versions of that kind.' : 'No versions yet.'] };
        const all = isFiltered ? await client.versions.log({ dataset }) : json;
        return { json, text: renderTable(logColumns(all), json) };
      }),
    );
}

/** @param all every version of the dataset: parents are told by their number, also where they are not listed */
function logColumns(all: readonly LogEntry[]) {
  const numbers = new Map(all.map(({ id, version }) => [id, String(version)]));
  const named = (id: string): string => numbers.get(id) ?? shortId(id);
  const restoredFrom = ({ restored }: LogEntry): string[] =>
    restored === null ? [] : [`restores ${named(restored)}`];
  return [
    { title: 'VERSION', value: ({ version }: LogEntry) => version },
    { title: 'AFTER', value: ({ parents }: LogEntry) => parents.map(named).join(' + ') || '-' },
    { title: 'ID', value: ({ id }: LogEntry) => shortId(id) },
    { title: 'TIME (UTC)', value: ({ time }: LogEntry) => time.slice(0, 16).replace('T', ' ') },
    { title: 'AUTHOR', value: ({ author }: LogEntry) => author },
    { title: 'DOCUMENTS', value: ({ documents }: LogEntry) => documents },
    { title: 'PAGES', value: ({ pages }: LogEntry) => pages },
    { title: 'REGIONS', value: ({ regions }: LogEntry) => regions },
    {
      title: 'NAMES',
      value: (entry: LogEntry) =>
        [...entry.branches.map((name) => `(${name})`), ...entry.tags, ...restoredFrom(entry)].join(', ') ||
        '-',
    },
    { title: 'MESSAGE', value: ({ message }: LogEntry) => message.split('\n')[0] ?? '' },
  ];
}
