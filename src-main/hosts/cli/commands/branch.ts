import { shellWord } from '../../../domain/errors/shell-word';
import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { onDataset } from '../on-dataset';
import type { Client } from '../run-command';
import { renderTable, shortId } from '../tables';

type Branch = Awaited<ReturnType<Client['branches']['create']>>;
type Deleted = Awaited<ReturnType<Client['branches']['delete']>>;

/** `branch list` (also `branch` alone), `branch create`, `branch switch`, `branch delete`, `branch recover`. */
export function addBranchCommands(program: Command, session: CliSession): void {
  const group = program
    .command('branch')
    .addOption(datasetOption())
    .description('work on several lines of a dataset, each with a draft of its own; alone, list them')
    .addHelpText('after', '\nExample:\n  $ colophon branch create ada --dataset invoices')
    .action(listBranches(session));
  addList(group, session);
  addCreate(group, session);
  addSwitch(group, session);
  addDelete(group, session);
  addRecover(group, session);
}

function addList(group: Command, session: CliSession): void {
  group
    .command('list')
    .addOption(datasetOption())
    .description('list the branches of a dataset; * marks the one that is worked on')
    .addHelpText('after', '\nExample:\n  $ colophon branch list --dataset invoices')
    .action(listBranches(session));
}

const listBranches = (session: CliSession) =>
  onDataset<DatasetOption>(session, 'read', async ({ client, options: { dataset } }) => {
    const json = await client.branches.list({ dataset });
    return { json, text: renderTable(COLUMNS, json) };
  });

const COLUMNS = [
  { title: ' ', value: ({ current }: Branch) => (current ? '*' : ' ') },
  { title: 'NAME', value: ({ name }: Branch) => name },
  { title: 'VERSION', value: ({ head }: Branch) => head },
  { title: 'ID', value: ({ id }: Branch) => (id === null ? null : shortId(id)) },
  { title: 'DRAFT', value: ({ clean }: Branch) => (clean ? 'nothing to commit' : 'has changes') },
];

function addCreate(group: Command, session: CliSession): void {
  group
    .command('create')
    .argument('<NAME>', 'a name that no branch and no tag of the dataset has', nonEmpty)
    .addOption(datasetOption())
    .option(
      '--from <VERSION>',
      'where it begins (default: the newest version of the current branch)',
      nonEmpty,
    )
    .description('make a branch; it is not switched to')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon branch create ada --dataset invoices' +
        '\n  $ colophon branch create fixes --from release-2026 --dataset invoices',
    )
    .action(
      onDataset<DatasetOption & { from?: string }, [string]>(
        session,
        'write',
        async (context, name) => {
          const { dataset, from } = context.options;
          const json = await context.client.branches.create({
            dataset,
            name,
            ...(from !== undefined && { from }),
          });
          const text = [
            `Made the branch ${json.name} of ${dataset} at version ${json.head}`,
            `To work on it: colophon branch switch ${shellWord(json.name)} --dataset ${shellWord(dataset)}`,
          ];
          return { json, text };
        },
        ({ from }) => from,
      ),
    );
}

function addSwitch(group: Command, session: CliSession): void {
  group
    .command('switch')
    .argument('<NAME>', 'the branch', nonEmpty)
    .addOption(datasetOption())
    .description('work on another branch, in commands and windows; every branch keeps its draft')
    .addHelpText('after', '\nExample:\n  $ colophon branch switch ada --dataset invoices')
    .action(
      onDataset<DatasetOption, [string]>(session, 'write', async ({ client, options }, name) => {
        const { dataset } = options;
        const json = await client.branches.switch({ dataset, name });
        const draft = json.clean ? 'nothing to commit' : 'its draft has changes';
        return { json, text: [`${dataset} is on the branch ${json.name} (${draft})`] };
      }),
    );
}

function addDelete(group: Command, session: CliSession): void {
  group
    .command('delete')
    .argument('<NAME>', 'the branch', nonEmpty)
    .addOption(datasetOption())
    .option('--force', 'also when it alone leads to some versions, or has changes that were never committed')
    .description('take a branch away; versions are never deleted')
    .addHelpText('after', '\nExample:\n  $ colophon branch delete ada --dataset invoices')
    .action(
      onDataset<DatasetOption & { force?: true }, [string]>(session, 'write', async (context, name) => {
        const { dataset, force = false } = context.options;
        const json = await context.client.branches.delete({ dataset, name, force });
        return { json, text: describeDeleted(json) };
      }),
    );
}

function describeDeleted({ dataset, name, unreachable, uncommitted }: Deleted): string[] {
  const first = unreachable.length === 1 ? 'version' : 'versions';
  return [
    `Deleted the branch ${name} of ${dataset}`,
    ...(unreachable.length > 0
      ? [
          `No branch or tag leads to ${first} ${unreachable.join(', ')} any more; ` +
            `"colophon branch create NAME --from NUMBER --dataset ${shellWord(dataset)}" brings back the line`,
        ]
      : []),
    ...(uncommitted
      ? [
          `Its draft had changes; to have all of it again: colophon branch recover ${shellWord(name)} --dataset ${shellWord(dataset)}`,
        ]
      : []),
  ];
}

function addRecover(group: Command, session: CliSession): void {
  group
    .command('recover')
    .argument('<NAME>', 'the name that it had', nonEmpty)
    .addOption(datasetOption())
    .description('bring back a deleted branch with its draft; it is not switched to')
    .addHelpText('after', '\nExample:\n  $ colophon branch recover ada --dataset invoices')
    .action(
      onDataset<DatasetOption, [string]>(session, 'write', async ({ client, options }, name) => {
        const json = await client.branches.recover({ dataset: options.dataset, name });
        const draft = json.clean ? 'nothing to commit' : 'its draft has changes';
        return { json, text: [`Brought back the branch ${json.name} of ${json.dataset} (${draft})`] };
      }),
    );
}
