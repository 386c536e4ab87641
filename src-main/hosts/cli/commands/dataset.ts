import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { readJsonFile } from '../read-input';
import { onLibrary } from '../run-command';
import { renderTable } from '../tables';

/** `dataset create`, `dataset list`. */
export function addDatasetCommands(program: Command, session: CliSession): void {
  const group = program
    .command('dataset')
    .description('make and list datasets')
    .addHelpText('after', '\nExample:\n  $ colophon dataset list');
  addCreate(group, session);
  addList(group, session);
}

function addCreate(group: Command, session: CliSession): void {
  group
    .command('create')
    .argument('<NAME>', 'a name that no other dataset of the library has')
    .option('--schema <FILE>', 'a label schema file (docs/schema-file.md)')
    .description('make an empty dataset')
    .addHelpText('after', '\nExample:\n  $ colophon dataset create invoices --schema invoice-schema.json')
    .action(
      onLibrary<{ schema?: string }, [string]>(session, 'write', async (context, name) => {
        const { client, options, absolute } = context;
        const file = options.schema === undefined ? undefined : await readJsonFile(absolute(options.schema));
        const json = await client.datasets.create(file === undefined ? { name } : { name, schema: file });
        return { json, text: [`Made the dataset ${json.name}`] };
      }),
    );
}

function addList(group: Command, session: CliSession): void {
  group
    .command('list')
    .description('list the datasets of the library')
    .addHelpText('after', '\nExample:\n  $ colophon dataset list --json')
    .action(
      onLibrary(session, 'read', async ({ client }) => {
        const json = await client.datasets.list();
        type Row = (typeof json)[number];
        const columns = [
          { title: 'DATASET', value: (row: Row) => row.name },
          { title: 'VERSIONS', value: (row: Row) => row.versions },
          { title: 'DOCUMENTS', value: (row: Row) => row.documents },
          { title: 'SCHEMA', value: (row: Row) => row.schema },
        ];
        const text = json.length > 0 ? renderTable(columns, json) : ['No datasets yet.'];
        return { json, text };
      }),
    );
}
