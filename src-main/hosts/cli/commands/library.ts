import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { libraryFolder, onLibrary, withCore } from '../run-command';
import { count, firstOf, renderFacts, renderTable } from '../tables';

const LISTED_PROBLEMS = 50;

/** `init`, `sample`, `verify`, `backup`. */
export function addLibraryCommands(program: Command, session: CliSession): void {
  addInit(program, session);
  addSample(program, session);
  addVerify(program, session);
  addBackup(program, session);
}

function addInit(program: Command, session: CliSession): void {
  program
    .command('init')
    .argument('[DIR]', 'an empty or new folder (default: --library)')
    .description('make an empty library')
    .addHelpText('after', '\nExample:\n  $ colophon init my-library')
    .action(
      withCore<object, [string | undefined]>(session, async ({ core, options }, given) => {
        const made = await core.initLibrary(libraryFolder(session, options, given));
        return { json: made, text: [`Made an empty library in ${made.folder}`] };
      }),
    );
}

function addSample(program: Command, session: CliSession): void {
  program
    .command('sample')
    .argument('[DIR]', 'an empty or new folder (default: --library)')
    .description('make the sample library: documents, a schema and three versions to look around in')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon sample try-it && colophon log --dataset sample --library try-it',
    )
    .action(
      withCore<object, [string | undefined]>(session, async ({ core, options }, given) => {
        const made = await core.makeSample(libraryFolder(session, options, given));
        return { json: made, text: [`Made the sample library in ${made.folder}`] };
      }),
    );
}

function addVerify(program: Command, session: CliSession): void {
  program
    .command('verify')
    .description('check every hash, foreign key and object of the library')
    .addHelpText(
      'after',
      '\nExits 1 when there are problems.\n\nExample:\n  $ colophon verify --library my-library',
    )
    .action(
      onLibrary(session, 'read', async ({ client, follow }) => {
        const json = await follow((options) => client.session.verify(undefined, options));
        const { ok, checked, problems } = json;
        const columns = [
          { title: 'PROBLEM', value: (row: (typeof problems)[number]) => row.what },
          { title: 'WHERE', value: (row: (typeof problems)[number]) => row.where },
        ];
        const table = firstOf(renderTable(columns, problems), LISTED_PROBLEMS + 1);
        const text = [...renderFacts(checked), ok ? 'No problems.' : '', ...table].filter(
          (line) => line !== '',
        );
        if (ok) return { json, text };
        const problem = `the library has ${count(problems.length, 'problem')}, first: ${problems[0]?.what ?? 'unknown'} (${problems[0]?.where ?? '-'}), restore these from a backup`;
        return { json, text, problem };
      }),
    );
}

function addBackup(program: Command, session: CliSession): void {
  program
    .command('backup')
    .requiredOption('--out <PATH>', 'a folder that does not exist yet')
    .description('make a consistent copy of the library, also while it is in use')
    .addHelpText('after', '\nExample:\n  $ colophon backup --out /media/usb/library-2024-05-01')
    .action(
      onLibrary<{ out: string }>(session, 'read', async ({ client, follow, handle, options: { out } }) => {
        const json = await follow((options) => client.session.backup({ target: handle(out) }, options));
        const size = `${count(json.files, 'file')}, ${count(json.bytes, 'byte')}`;
        return { json, text: [`Copied the library to ${json.path} (${size})`] };
      }),
    );
}
