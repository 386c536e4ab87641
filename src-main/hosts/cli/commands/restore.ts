import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { datasetOption, nonEmpty, type DatasetOption } from '../command-options';
import { onLibrary } from '../run-command';
import { count } from '../tables';

/** `restore VERSION`. */
export function addRestoreCommand(program: Command, session: CliSession): void {
  program
    .command('restore')
    .argument(
      '<VERSION>',
      'a version of the dataset: 3, a tag, a branch, or the first digits of an id',
      nonEmpty,
    )
    .addOption(datasetOption())
    .description('make the draft what a version is: documents, labels and schema; one step of undo')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon restore 2 --dataset invoices\n  $ colophon undo --dataset invoices',
    )
    .action(
      onLibrary<DatasetOption, [string]>(session, 'write', async ({ client, options }, version) => {
        const { dataset } = options;
        const json = await client.history.restore({ dataset, version });
        const holds = [
          count(json.documents, 'document'),
          count(json.pages, 'page'),
          count(json.regions, 'region'),
        ];
        const named = `version ${json.version} (${holds.join(', ')})`;
        const text = json.changed
          ? [`The draft is ${named} now`, `To take this back: colophon undo --dataset ${dataset}`]
          : [`The draft is ${named} already`];
        return { json, text };
      }),
    );
}
