import type { Command } from 'commander';
import type { LabelSchema } from '../../../domain/label-schema/label-schema';
import { showClasses } from '../../../domain/label-schema/shown-class';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { failureCode, usageError } from '../failures';
import type { Outcome } from '../output';
import { readJsonFile } from '../read-input';
import { onDataset } from '../on-dataset';
import { onLibrary, type Client } from '../run-command';
import { renderFacts, renderTable, type Column } from '../tables';
import { addMigrateCommands } from './migrate';
import { addSchemaFileCommands, orMigrate } from './schema-files';
import { addPublishCommands } from './schema-publish';

type SchemaView = Awaited<ReturnType<Client['schemas']['get']>>;
type SchemaDetails = Awaited<ReturnType<Client['schemas']['show']>>;
type Preset = Awaited<ReturnType<Client['schemas']['presets']>>[number];
type SchemaDiff = Awaited<ReturnType<Client['schemas']['diff']>>;

/** `schema list`, `show`, `set`, `diff`, and what publishes and carries schemas. */
export function addSchemaCommands(program: Command, session: CliSession): void {
  const group = program
    .command('schema')
    .description('label schemas: of drafts, and published in the library')
    .addHelpText(
      'after',
      '\nA published version is named invoices@1.2.0; what a dataset is under, dataset@draft or dataset@3.' +
        '\n\nExample:\n  $ colophon schema show --dataset invoices',
    );
  addList(group, session);
  addShow(group, session);
  addSet(group, session);
  addDiff(group, session);
  addPublishCommands(group, session);
  addSchemaFileCommands(group, session);
  addMigrateCommands(group, session);
}

function addList(group: Command, session: CliSession): void {
  group
    .command('list')
    .description('list the published schemas of the library')
    .addHelpText('after', '\nExample:\n  $ colophon schema list')
    .action(
      onLibrary(session, 'read', async ({ client }) => {
        const json = await client.schemas.list({});
        const rows = json.flatMap(({ versions }) => versions);
        type Row = (typeof rows)[number];
        const columns = [
          { title: 'SCHEMA', value: ({ ref }: Row) => ref },
          { title: 'CLASSES', value: ({ classes }: Row) => classes },
          { title: 'LEVEL', value: ({ level }: Row) => level },
          { title: 'TIME (UTC)', value: ({ time }: Row) => time.slice(0, 16).replace('T', ' ') },
          { title: 'AUTHOR', value: ({ author }: Row) => author },
          { title: 'STATE', value: ({ retired }: Row) => (retired === null ? 'in use' : 'retired') },
          { title: 'DATASETS', value: ({ datasets }: Row) => datasets.join(', ') },
          { title: 'REASON', value: ({ reason }: Row) => reason.split('\n')[0] ?? '' },
        ];
        return { json, text: rows.length > 0 ? renderTable(columns, rows) : ['No published schemas yet.'] };
      }),
    );
}

/** What a dataset is under; everything else names a published version. */
const OF_A_DATASET = /@(draft|\d+)$/;

function addShow(group: Command, session: CliSession): void {
  group
    .command('show')
    .argument('[REF]', 'invoices@1.2.0, or invoices for its newest version; dataset@3; or a preset')
    .option('--dataset <NAME>', "the schema of this dataset's draft", nonEmpty)
    .description("show a published schema, or that of a dataset's draft")
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon schema show --dataset invoices --json\n  $ colophon schema show invoices@1.2.0',
    )
    .action(
      onLibrary<Partial<DatasetOption>, [string | undefined]>(
        session,
        'read',
        async ({ client, options: { dataset } }, ref) => {
          if ((dataset === undefined) === (ref === undefined)) throw showWhat();
          const version = dataset === undefined ? (ref as string) : `${dataset}@draft`;
          if (dataset === undefined && !OF_A_DATASET.test(version)) return showPublished(client, version);
          return describe(await client.schemas.get({ version }));
        },
      ),
    );
}

/** A preset is shown by its name, where no schema of the library has it. */
async function showPublished(client: Client, ref: string): Promise<Outcome> {
  try {
    return describeVersion(await client.schemas.show({ ref }));
  } catch (error) {
    const preset = (await client.schemas.presets({})).find(({ id }) => id === ref);
    if (preset === undefined || failureCode(error) !== 'not-found') throw error;
    return describePreset(preset);
  }
}

const showWhat = () =>
  usageError(
    'give either a schema or --dataset',
    'in "colophon schema show"',
    'see "colophon schema show --help"',
  );

function addSet(group: Command, session: CliSession): void {
  group
    .command('set')
    .argument('<FILE>', 'a label schema file (docs/schema-file.md)')
    .addOption(datasetOption())
    .description("put a schema file in the place of the draft's schema")
    .addHelpText('after', '\nExample:\n  $ colophon schema set invoice-schema.json --dataset invoices')
    .action(
      onDataset<DatasetOption, [string]>(session, 'write', async ({ client, absolute, options }, path) => {
        const { dataset } = options;
        const file = await readJsonFile(absolute(path));
        return describe(await orMigrate(client.schemas.setFromFile({ dataset, file }), { dataset, path }));
      }),
    );
}

function addDiff(group: Command, session: CliSession): void {
  group
    .command('diff')
    .argument('<FROM>', 'invoices@1.0.0, dataset@3, dataset@draft, or a preset')
    .argument('<TO>', 'the same')
    .description('say what changed between two schemas, and how far each change reaches')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon schema diff invoices@1.0.0 invoices@2.0.0\n  $ colophon schema diff invoices receipts@draft',
    )
    .action(
      onLibrary<object, [string, string]>(session, 'read', async ({ client }, from, to) =>
        describeDiff(await client.schemas.diff({ from, to })),
      ),
    );
}

function describeDiff({ from, to, level, changes, words }: SchemaDiff): Outcome {
  const rows = changes.map((change, index) => ({ level: change.level, words: words[index] ?? '' }));
  type Row = (typeof rows)[number];
  const columns = [
    { title: 'LEVEL', value: (row: Row) => row.level },
    { title: 'CHANGE', value: (row: Row) => row.words },
  ];
  const text = [`${from} → ${to}: ${level ?? 'no change'}`, ...renderTable(columns, rows)];
  return { json: { from, to, level, changes }, text };
}

type ShownClass = SchemaView['classes'][number];

const CLASS_COLUMNS: readonly Column<ShownClass>[] = [
  { title: 'CLASS', value: ({ name }: ShownClass) => name },
  { title: 'KEY', value: ({ hotkey }: ShownClass) => hotkey },
  { title: 'COLOR', value: ({ color }: ShownClass) => color },
  { title: 'ID', value: ({ id }: ShownClass) => id },
];
const REGIONS_COLUMN = { title: 'REGIONS', value: ({ regions }: ShownClass) => regions };

/** The classes of a schema; without a column of zeros where nothing is under it. */
const classTable = (classes: readonly ShownClass[], hasRegions: boolean): string[] =>
  renderTable(hasRegions ? CLASS_COLUMNS.toSpliced(3, 0, REGIONS_COLUMN) : CLASS_COLUMNS, classes);

function describe(json: SchemaView): Outcome {
  const { dataset, version, changed, base, classes } = json;
  const facts = renderFacts({
    dataset,
    schema: version,
    continues: base === null ? 'nothing yet' : changed ? `${base} (changed)` : base,
  });
  return { json, text: [...facts, ...classTable(classes, true)] };
}

function describeVersion(json: SchemaDetails): Outcome {
  const { ref, id, previous, level, author, time, reason, retired, changelog, usedBy, shown } = json;
  const facts = renderFacts({
    schema: ref,
    id,
    previous: previous ?? 'none',
    level,
    author,
    time,
    reason,
    drafts: usedBy.drafts.join(', ') || 'none',
    versions: usedBy.versions.map(({ dataset, version }) => `${dataset}@${version}`).join(', ') || 'none',
    ...(retired !== null && {
      retired: `${retired.reason}${retired.successor === null ? '' : ` (successor: ${retired.successor})`}`,
    }),
  });
  const changes = changelog.map((line) => `- ${line}`);
  const isUsed = usedBy.drafts.length + usedBy.versions.length > 0;
  return { json, text: [...facts, ...changes, ...classTable(shown, isUsed)] };
}

function describePreset({ id: preset, name, description, schema }: Preset): Outcome {
  const shown = showClasses(schema as LabelSchema).map((each) => ({ ...each, regions: 0 }));
  const json = { preset, name, description, schema, shown };
  return { json, text: [...renderFacts({ preset, name, description }), ...classTable(shown, false)] };
}
