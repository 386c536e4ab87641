import { Option, type Command } from 'commander';
import type { AppError } from '../../../domain/errors/app-error';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { usageError } from '../failures';
import { onDataset, versionIn } from '../on-dataset';
import { onLibrary, type Client } from '../run-command';
import { renderTable, shortId } from '../tables';

type Tag = Awaited<ReturnType<Client['tags']['create']>>;

/** `tag create`, `tag list`, `tag delete`; and `tag NAME VERSION` and `tag` for the first two. */
export function addTagCommands(program: Command, session: CliSession): void {
  const group = program
    .command('tag')
    .argument('[NAME]', 'as in tag create; without a name, the tags are listed')
    .argument('[VERSION]', 'the version to name')
    .addOption(datasetOption())
    .addOption(messageOption())
    .description('give names to versions')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon tag release-2026 invoices@3\n  $ colophon tag list --dataset invoices',
    )
    .action((...received: unknown[]) => {
      const [name, version] = received;
      if (name === undefined) return listTags(session)(...received.slice(2));
      if (version === undefined) throw versionMissing(String(name));
      return createTag(session)(...received);
    });
  addCreate(group, session);
  addList(group, session);
  addDelete(group, session);
}

function addCreate(group: Command, session: CliSession): void {
  group
    .command('create')
    .argument('<NAME>', 'a name that no tag and no branch of the dataset has', nonEmpty)
    .argument('<VERSION>', 'dataset@3, or the first digits of an id; 3 with --dataset')
    .addOption(datasetOption())
    .addOption(messageOption())
    .description('name a version, which can then be written as dataset@NAME')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon tag create release-2026 invoices@3 -m "What the model of May learnt from"' +
        '\n  $ colophon show invoices@release-2026',
    )
    .action(createTag(session));
}

function addList(group: Command, session: CliSession): void {
  group
    .command('list')
    .addOption(datasetOption())
    .description('list the tags of a dataset')
    .addHelpText('after', '\nExample:\n  $ colophon tag list --dataset invoices')
    .action(listTags(session));
}

const messageOption = (): Option => new Option('-m, --message <TEXT>', 'what the name says of the version');

interface CreateOptions extends Partial<DatasetOption> {
  readonly message?: string;
}

const createTag = (session: CliSession) =>
  onLibrary<CreateOptions, [string, string]>(session, 'write', async (context, name, given) => {
    const { client, options } = context;
    const { message } = options;
    const version = await versionIn(context, given);
    const json = await client.tags.create({ name, version, ...(message !== undefined && { message }) });
    return { json, text: [`${json.dataset}@${json.name} is version ${json.version}`] };
  });

const listTags = (session: CliSession) =>
  onDataset<DatasetOption>(session, 'read', async ({ client, options: { dataset } }) => {
    const json = await client.tags.list({ dataset });
    return { json, text: json.length > 0 ? renderTable(COLUMNS, json) : ['No tags yet.'] };
  });

const versionMissing = (name: string): AppError =>
  usageError(
    `"${name}" names no version`,
    'in "colophon tag"',
    `write "colophon tag ${name} VERSION", or one of list, create, delete`,
  );

const COLUMNS = [
  { title: 'NAME', value: ({ name }: Tag) => name },
  { title: 'VERSION', value: ({ version }: Tag) => version },
  { title: 'ID', value: ({ id }: Tag) => shortId(id) },
  { title: 'TIME (UTC)', value: ({ time }: Tag) => time.slice(0, 16).replace('T', ' ') },
  { title: 'AUTHOR', value: ({ author }: Tag) => author },
  { title: 'MESSAGE', value: ({ message }: Tag) => message.split('\n')[0] ?? '' },
];

function addDelete(group: Command, session: CliSession): void {
  group
    .command('delete')
    .argument('<NAME>', 'the tag', nonEmpty)
    .addOption(datasetOption())
    .description('take a name away; the version stays')
    .addHelpText('after', '\nExample:\n  $ colophon tag delete release-2026 --dataset invoices')
    .action(
      onDataset<DatasetOption, [string]>(session, 'write', async ({ client, options }, name) => {
        const json = await client.tags.delete({ dataset: options.dataset, name });
        return { json, text: [`Deleted the tag ${json.name}; it was version ${json.version}`] };
      }),
    );
}
