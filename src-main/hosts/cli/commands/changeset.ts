import { Option, type Command } from 'commander';
import type { ChangesetCreated, ChangesetOpened } from '../../../contract/changeset-contract';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, repeatable, type DatasetOption } from '../command-options';
import { onLibrary } from '../run-command';
import { count, renderTable, shortId } from '../tables';

interface CreateOptions extends DatasetOption {
  readonly out: string;
  readonly since?: string;
  readonly whole?: true;
  readonly withDocuments?: true;
}

interface OpenOptions extends DatasetOption {
  readonly branch?: string;
  readonly documents: readonly string[];
}

/** `changeset create`, `changeset open`. */
export function addChangesetCommands(program: Command, session: CliSession): void {
  const group = program
    .command('changeset')
    .description('hand a branch over as one file, and take one in')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon changeset create ada --out ada.changeset --dataset invoices',
    );
  addCreate(group, session);
  addOpen(group, session);
}

function addCreate(group: Command, session: CliSession): void {
  group
    .command('create')
    .argument('<BRANCH>', 'the branch to hand over', nonEmpty)
    .addOption(datasetOption())
    .requiredOption('--out <FILE>', 'the file to write')
    .option(
      '--since <VERSION>',
      'leave out what is behind this version, which the receiver has (default: what is behind main)',
      nonEmpty,
    )
    .addOption(
      new Option('--whole', 'leave nothing out: for a receiver who has nothing yet').conflicts('since'),
    )
    .option('--with-documents', 'put the files of its documents in, too')
    .description('write what a branch has and its base does not into one file')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon changeset create ada --out ada.changeset --dataset invoices' +
        '\n  $ colophon changeset create ada --whole --with-documents --out ada.changeset --dataset invoices' +
        '\n  $ colophon changeset create main --since 3 --with-documents --out since-3.changeset --dataset invoices',
    )
    .action(
      onLibrary<CreateOptions, [string]>(session, 'read', async (context, branch) => {
        const { dataset, out, whole, withDocuments = false } = context.options;
        const since = whole ? null : context.options.since;
        const target = context.handle(out);
        const input = { dataset, branch, target, withDocuments, ...(since !== undefined && { since }) };
        const json = await context.follow((call) => context.client.changesets.create(input, call));
        return { json, text: describeCreated(json) };
      }),
    );
}

type Told = ChangesetCreated['versions'][number];

const COLUMNS = [
  { title: 'VERSION', value: ({ version }: Told) => version },
  { title: 'ID', value: ({ id }: Told) => shortId(id) },
  { title: 'AUTHOR', value: ({ author }: Told) => author },
  { title: 'MESSAGE', value: ({ message }: Told) => message },
];

function describeCreated({
  path,
  branch,
  versions,
  base,
  files,
  bytes,
  ...json
}: ChangesetCreated): string[] {
  const begins = base.map(({ version }) => version).join(', ');
  return [
    `Wrote ${count(versions.length, 'version')} of the branch ${branch} to ${path} (${count(bytes, 'byte')})`,
    `${count(json.pages, 'page')} of ${count(json.documents, 'document')} differ; ` +
      (base.length === 0
        ? 'it holds the history from its beginning'
        : `whoever takes it in needs version ${begins}`),
    ...renderTable(COLUMNS, versions),
    ...(files.total > files.included
      ? [
          `${count(files.total, 'file')} of documents went along by hash alone (--with-documents puts them in)`,
        ]
      : []),
    ...(json.uncommitted ? ['Changes of the draft that are not committed did not go along'] : []),
  ];
}

function addOpen(group: Command, session: CliSession): void {
  group
    .command('open')
    .argument('<FILE>', 'a changeset file', nonEmpty)
    .addOption(datasetOption())
    .option('--branch <NAME>', 'its name here (default: the one it has where it was made)', nonEmpty)
    .addOption(
      repeatable(
        '--documents <PATH>',
        'a file or folder to look in for documents that are neither in it nor here; may be repeated',
      ),
    )
    .description('check a changeset file and take it in as a branch')
    .addHelpText(
      'after',
      '\nTaking the same file in again adds nothing.\n\nExample:\n  $ colophon changeset open ada.changeset --dataset invoices',
    )
    .action(
      onLibrary<OpenOptions, [string]>(
        session,
        'write',
        async ({ client, follow, handle, options }, file) => {
          const { dataset, branch, documents } = options;
          const input = {
            dataset,
            source: handle(file),
            documents: documents.map(handle),
            ...(branch !== undefined && { branch }),
          };
          const json = await follow((call) => client.changesets.open(input, call));
          return { json, text: describeOpened(json) };
        },
      ),
    );
}

function describeOpened(json: ChangesetOpened): string[] {
  const { dataset, branch, head, base, versions, added, people, labels, skippedTags } = json;
  const since = base === null ? '' : `Since version ${base}: `;
  return [
    added.versions === 0
      ? `The branch ${branch} of ${dataset} has all of it already, up to version ${head}`
      : `Took ${count(added.versions, 'version')} in as the branch ${branch} of ${dataset}, up to version ${head}`,
    `${since}${count(labels.added, 'region')} added, ${labels.changed} changed, ${labels.removed} removed, by ${people.join(', ')}`,
    ...renderTable(COLUMNS, versions),
    ...skippedTags.map((name) => `The tag ${name} was left out: the name stands for something else here`),
    ...(base === null
      ? []
      : [
          `To see what it changes: colophon diff ${dataset}@${base} ${dataset}@${branch}`,
          `To merge it: colophon merge ${branch} --dataset ${dataset}`,
        ]),
  ];
}
