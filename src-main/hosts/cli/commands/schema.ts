import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { datasetOption, type DatasetOption } from '../command-options';
import type { Outcome } from '../output';
import { readJsonFile } from '../read-input';
import { onLibrary, type Client } from '../run-command';
import { renderFacts, renderTable } from '../tables';

type SchemaView = Awaited<ReturnType<Client['schemas']['get']>>;

/** `schema show`, `schema set`. */
export function addSchemaCommands(program: Command, session: CliSession): void {
  const group = program
    .command('schema')
    .description("show and set a dataset's label schema")
    .addHelpText('after', '\nExample:\n  $ colophon schema show --dataset invoices');
  addShow(group, session);
  addSet(group, session);
}

function addShow(group: Command, session: CliSession): void {
  group
    .command('show')
    .addOption(datasetOption())
    .description("show the label schema of a dataset's draft")
    .addHelpText('after', '\nExample:\n  $ colophon schema show --dataset invoices --json')
    .action(
      onLibrary<DatasetOption>(session, 'read', async ({ client, options: { dataset } }) =>
        describe(await client.schemas.get({ version: `${dataset}@draft` })),
      ),
    );
}

function addSet(group: Command, session: CliSession): void {
  group
    .command('set')
    .argument('<FILE>', 'a label schema file (docs/schema-file.md)')
    .addOption(datasetOption())
    .description("put a schema file in the place of the draft's schema; commit publishes it")
    .addHelpText('after', '\nExample:\n  $ colophon schema set invoice-schema.json --dataset invoices')
    .action(
      onLibrary<DatasetOption, [string]>(session, 'write', async ({ client, absolute, options }, path) => {
        const file = await readJsonFile(absolute(path));
        return describe(await client.schemas.setFromFile({ dataset: options.dataset, file }));
      }),
    );
}

function describe(json: SchemaView): Outcome {
  const { dataset, version, changed, classes } = json;
  type Row = (typeof classes)[number];
  const columns = [
    { title: 'CLASS', value: ({ name }: Row) => name },
    { title: 'KEY', value: ({ hotkey }: Row) => hotkey },
    { title: 'COLOR', value: ({ color }: Row) => color },
    { title: 'REGIONS', value: ({ regions }: Row) => regions },
    { title: 'ID', value: ({ id }: Row) => id },
  ];
  const facts = renderFacts({ dataset, schema: changed ? `${version} (changed)` : version });
  return { json, text: [...facts, ...renderTable(columns, classes)] };
}
