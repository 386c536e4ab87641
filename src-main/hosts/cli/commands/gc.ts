import type { Command } from 'commander';
import type { Collected } from '../../../contract/garbage-contract';
import type { CliSession } from '../cli-host';
import { onLibrary } from '../run-command';
import { count, firstOf, renderTable, shortId } from '../tables';

const LISTED_ITEMS = 50;

/** `gc`. */
export function addGarbageCommand(program: Command, session: CliSession): void {
  program
    .command('gc')
    .option('--dry-run', 'only list what would be removed')
    .description('remove objects and files that no version, draft, step of undo or schema refers to')
    .addHelpText(
      'after',
      '\nWhat is younger than an hour stays: it may be part of work that is not finished.\n\nExample:\n  $ colophon gc --dry-run',
    )
    .action(
      onLibrary<{ dryRun?: true }>(session, 'write', async ({ client, follow, options }) => {
        const { dryRun = false } = options;
        const input = { dryRun, mayRewrite: true };
        const json = await follow((call) => client.garbage.collect(input, call));
        return { json, text: describe(json) };
      }),
    );
}

type Item = Collected['items'][number];

function describe({ dryRun, complete, objects, files, young, items, database }: Collected): string[] {
  const columns = [
    { title: 'TYPE', value: ({ type }: Item) => type },
    { title: 'ID', value: ({ id }: Item) => shortId(id) },
    { title: 'BYTES', value: ({ bytes }: Item) => bytes.toLocaleString('en-US') },
  ];
  const all = objects.count + files.count;
  const what = `${count(objects.count, 'object')} (${count(objects.bytes, 'byte')}) and ${count(files.count, 'file')} (${count(files.bytes, 'byte')})`;
  const kept = young.objects + young.files;
  return [
    all === 0 ? 'Nothing to remove' : `${dryRun ? 'Would remove' : 'Removed'} ${what}`,
    ...(dryRun ? firstOf(renderTable(columns, items), LISTED_ITEMS + 1) : []),
    ...(kept > 0
      ? [`Kept ${kept.toLocaleString('en-US')} that nothing refers to yet, younger than an hour`]
      : []),
    ...(complete ? [] : ['Other work began meanwhile: run it again for the rest']),
    ...(database.givenBack === 0
      ? []
      : [`Gave ${count(database.givenBack, 'byte')} of the database back to the disk`]),
  ];
}
