import type { Command } from 'commander';
import type { MigrationEffect, ReviewItem } from '../../../contract/migration-contract';
import { looksLikeFile } from '../../../domain/identity/asset-name';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { readJsonFile, readTextFile } from '../read-input';
import { onDataset } from '../on-dataset';

import { count, printable, renderTable, shortId } from '../tables';

interface MigrateOptions extends DatasetOption {
  readonly to: string;
  readonly plan?: string;
  readonly dryRun?: true;
}

/** Asked for at once. */
const ITEMS_PER_CALL = 1000;
const LISTED_ITEMS = 50;

/** `schema migrate`, `schema review`. */
export function addMigrateCommands(group: Command, session: CliSession): void {
  addMigrate(group, session);
  addReview(group, session);
}

function addMigrate(group: Command, session: CliSession): void {
  group
    .command('migrate')
    .addOption(datasetOption())
    .requiredOption('--to <REF|FILE>', 'a published schema (invoices@1.2.0), or a schema file', nonEmpty)
    .option('--plan <FILE>', 'rules to go by (docs/plan-file.md); what it does not say is derived', nonEmpty)
    .option('--dry-run', 'only tell what would happen')
    .description("carry a dataset's draft to another schema, as one step of undo")
    .addHelpText(
      'after',
      '\nWhat ends in .json or holds a slash is a file: ours, Label Studio, CVAT, COCO or FOTT.' +
        '\n\nExample:\n  $ colophon schema migrate --dataset invoices --to invoices@2.0.0 --dry-run' +
        '\n  $ colophon schema migrate --dataset invoices --to ./next.json --plan rules.json',
    )
    .action((...received: unknown[]) => {
      const { dryRun } = (received.at(-1) as Command).optsWithGlobals<MigrateOptions>();
      return migrate(session, dryRun === true)(...received);
    });
}

const migrate = (session: CliSession, isDry: boolean) =>
  onDataset<MigrateOptions>(session, isDry ? 'read' : 'write', async (context) => {
    const { client, absolute, options, follow } = context;
    const { dataset } = options;
    const to = looksLikeFile(options.to)
      ? { fileName: options.to, content: await readTextFile(absolute(options.to)) }
      : { ref: options.to };
    const { toLabel, warnings } = await client.migrations.derive({ dataset, to });
    const given = options.plan === undefined ? undefined : await readJsonFile(absolute(options.plan));
    const read =
      given === undefined ? undefined : await client.migrations.readPlan({ dataset, to, file: given });
    const input = { dataset, to, ...(read !== undefined && { plan: read.plan }) };
    if (isDry) {
      const found = await follow((call) => client.migrations.preview({ ...input, examplesPerRule: 0 }, call));
      return {
        json: { ...summaryOf(found), warnings },
        text: [...describe(found, `${dataset} → ${toLabel} (nothing was changed)`), ...described(warnings)],
      };
    }
    const done = await follow((call) => client.migrations.apply(input, call));
    const json = { ...summaryOf(done), warnings, dataset, schema: toLabel };
    return { json, text: [...describe(done, `${dataset} → ${toLabel}`), ...described(warnings)] };
  });

/** What a schema file of another tool said and a schema here cannot. */
const described = (warnings: readonly string[]): string[] => warnings.map((words) => `warning: ${words}`);

const summaryOf = ({ plan, matrix, needsReview, removed }: MigrationEffect) => ({
  plan,
  matrix,
  needsReview,
  removed,
});

function describe(effect: MigrationEffect, title: string): string[] {
  const { plan, matrix, needsReview, removed, rewritten } = effect;
  const cells = Object.entries(matrix).flatMap(([from, row]) =>
    Object.entries(row).map(([to, regions]) => ({ from, to, regions })),
  );
  type Cell = (typeof cells)[number];
  type Rule = (typeof plan)[number];
  const rules = renderTable(
    [
      { title: 'RULE', value: ({ rule }: Rule) => rule },
      { title: 'REGIONS', value: ({ regions }: Rule) => regions },
    ],
    plan,
  );
  const classes = renderTable(
    [
      { title: 'BEFORE', value: ({ from }: Cell) => from },
      { title: 'AFTER', value: ({ to }: Cell) => to },
      { title: 'REGIONS', value: ({ regions }: Cell) => regions },
    ],
    cells,
  );
  return [
    title,
    `${count(rewritten, 'region')} rewritten, ${removed} of them removed, ${needsReview} for a person to decide`,
    ...(rules.length > 0 ? ['', ...rules] : []),
    ...(classes.length > 0 ? ['', ...classes] : []),
  ];
}

function addReview(group: Command, session: CliSession): void {
  group
    .command('review')
    .addOption(datasetOption())
    .description('list the regions that a migration left to a person')
    .addHelpText('after', '\nExample:\n  $ colophon schema review --dataset invoices')
    .action(
      onDataset<DatasetOption>(session, 'read', async ({ client, options: { dataset, json } }) => {
        const first = await client.migrations.review({ dataset, limit: ITEMS_PER_CALL });
        const items = [...first.items];
        while (json === true && items.length < first.open) {
          const next = await client.migrations.review({
            dataset,
            offset: items.length,
            limit: ITEMS_PER_CALL,
          });
          if (next.items.length === 0) break;
          items.push(...next.items);
        }
        return { json: { ...first, items }, text: describeReview(first, items) };
      }),
    );
}

function describeReview(
  { total, open }: { readonly total: number; readonly open: number },
  items: readonly ReviewItem[],
): string[] {
  const shown = items.slice(0, LISTED_ITEMS);
  const columns = [
    { title: 'DOCUMENT', value: ({ name }: ReviewItem) => printable(name) },
    { title: 'PAGE', value: ({ pageIndex }: ReviewItem) => pageIndex + 1 },
    { title: 'REGION', value: ({ region }: ReviewItem) => shortId(region) },
    { title: 'QUESTION', value: ({ questions }: ReviewItem) => questions.map(describeQuestion).join('; ') },
  ];
  const more = open - shown.length;
  return [
    `${count(open, 'region')} to decide, ${total - open} of ${total} done`,
    ...(shown.length > 0 ? ['', ...renderTable(columns, shown)] : []),
    ...(more > 0 ? [`… and ${more.toLocaleString('en-US')} more; --json lists all`] : []),
  ];
}

function describeQuestion(question: ReviewItem['questions'][number]): string {
  if (question.kind === 'class') return `which class? It was ${question.was ?? 'none'}`;
  if (question.kind === 'geometry') return 'a shape that is not allowed';
  return `which ${question.name}?${question.was === null ? '' : ` It was ${String(question.was)}`}`;
}
