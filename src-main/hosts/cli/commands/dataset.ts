import { statSync } from 'node:fs';
import { Option, type Command } from 'commander';
import { looksLikeFile } from '../../../domain/identity/asset-name';
import type { CliSession } from '../cli-host';
import { failureCode, withNext } from '../failures';
import { readJsonFile } from '../read-input';
import { onLibrary } from '../run-command';
import { renderTable } from '../tables';

/** `dataset create`, `dataset list`, `dataset set`. */
export function addDatasetCommands(program: Command, session: CliSession): void {
  const group = program
    .command('dataset')
    .description('make, list and set up datasets')
    .addHelpText('after', '\nExample:\n  $ colophon dataset list');
  addCreate(group, session);
  addList(group, session);
  addSet(group, session);
}

function addCreate(group: Command, session: CliSession): void {
  group
    .command('create')
    .argument('<NAME>', 'a name that no other dataset of the library has')
    .option(
      '--schema <FILE|REF>',
      'a label schema file (docs/schema-file.md), a published schema to share, or a preset',
    )
    .description('make an empty dataset')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon dataset create invoices --schema invoice-schema.json\n  $ colophon dataset create receipts --schema invoices@1.2.0',
    )
    .action(
      onLibrary<{ schema?: string }, [string]>(session, 'write', async (context, name) => {
        const { client, options, absolute } = context;
        const { schema: given } = options;
        const done = (json: { name: string; schema: string }) => ({
          json,
          text: [`Made the dataset ${json.name}`],
        });
        if (given === undefined) return done(await client.datasets.create({ name }));
        if (isFile(absolute(given)) || looksLikeFile(given)) {
          const schema = await readJsonFile(absolute(given));
          return done(await client.datasets.create({ name, schema }));
        }
        const made = client.datasets.create({ name, schemaRef: given });
        return done(
          await made.catch((error: unknown) => {
            if (failureCode(error) !== 'not-found') throw error;
            throw withNext(error, 'Name a schema file, or see "colophon schema list"');
          }),
        );
      }),
    );
}

const isFile = (path: string): boolean => statSync(path, { throwIfNoEntry: false })?.isFile() === true;

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

function addSet(group: Command, session: CliSession): void {
  group
    .command('set')
    .argument('<NAME>', 'the dataset')
    .addOption(
      new Option('--commit-needs-no-problems <SWITCH>', 'refuse a commit while a region breaks the schema')
        .choices(['on', 'off'])
        .makeOptionMandatory(),
    )
    .description('set what has to hold before a version is made')
    .addHelpText('after', '\nExample:\n  $ colophon dataset set invoices --commit-needs-no-problems on')
    .action(
      onLibrary<{ commitNeedsNoProblems: 'on' | 'off' }, [string]>(
        session,
        'write',
        async ({ client, options }, dataset) => {
          const commitNeedsNoProblems = options.commitNeedsNoProblems === 'on';
          const json = { dataset, ...(await client.datasets.setRules({ dataset, commitNeedsNoProblems })) };
          const may = json.commitNeedsNoProblems ? 'must be free of problems' : 'may have problems';
          return { json, text: [`Versions of ${dataset} ${may}`] };
        },
      ),
    );
}
