import { shellWord } from '../../../domain/errors/shell-word';
import type { Command } from 'commander';
import type { Reverted } from '../../../contract/history-contract';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { onDataset } from '../on-dataset';
import { count, renderTable } from '../tables';

type Conflict = Reverted['conflicts'][number];

/** `revert VERSION`. */
export function addRevertCommand(program: Command, session: CliSession): void {
  program
    .command('revert')
    .argument(
      '<VERSION>',
      'a version that the draft goes on from: 3, a tag, or the first digits of an id',
      nonEmpty,
    )
    .addOption(datasetOption())
    .description('take back what one version changed, on top of everything newer; one step of undo')
    .addHelpText('after', '\nExample:\n  $ colophon revert 3 --dataset invoices')
    .action(
      onDataset<DatasetOption, [string]>(
        session,
        'write',
        async ({ client, follow, options }, version) => {
          const input = { dataset: options.dataset, version };
          const json = await follow((call) => client.history.revert(input, call));
          if (json.clean) return { json, text: describeDone(json) };
          const { conflicts } = json;
          return {
            json,
            text: renderTable(COLUMNS, conflicts),
            problem:
              `version ${json.version} was not reverted, newer work stands against it in ${count(conflicts.length, 'place')}, ` +
              'change these in the draft yourself',
          };
        },
        (_options, version) => version,
      ),
    );
}

function describeDone({ dataset, version, regions, documents }: Reverted): string[] {
  if (documents === 0) return [`Nothing of version ${version} was left to take back`];
  return [
    `Took back version ${version}: ${count(regions, 'region')} in ${count(documents, 'document')}`,
    `To have it again: colophon undo --dataset ${shellWord(dataset)}`,
  ];
}

const COLUMNS = [
  { title: 'DOCUMENT', value: ({ name }: Conflict) => name },
  {
    title: 'PAGE',
    value: ({ pageIndex }: Conflict) => (pageIndex === null ? '-' : String(pageIndex + 1)),
  },
  { title: 'CLASS', value: (conflict: Conflict) => conflict.class },
  {
    title: 'REGION',
    value: ({ region, pageIndex }: Conflict) => region ?? (pageIndex === null ? 'the document' : 'the page'),
  },
  { title: 'FIELD', value: ({ field }: Conflict) => field },
];
