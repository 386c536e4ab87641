import type { Command } from 'commander';
import type { AddResult } from '../../../contract/document-contract';
import type { CliSession } from '../cli-host';
import { datasetOption, repeatable, type DatasetOption } from '../command-options';
import type { Outcome } from '../output';
import { readPasswords } from '../read-input';
import { onDataset } from '../on-dataset';
import type { CommandContext } from '../run-command';
import { count, firstOf, renderTable } from '../tables';

interface PasswordOptions {
  readonly password: readonly string[];
  readonly passwordStdin?: true;
}

const LISTED_FAILURES = 50;
const FROM_STDIN = 'read passwords from standard input, one per line; other users cannot see them there';

/** `add`, `remove`, `replace`. */
export function addDocumentCommands(program: Command, session: CliSession): void {
  addAdd(program, session);
  addRemove(program, session);
  addReplace(program, session);
}

function addAdd(program: Command, session: CliSession): void {
  program
    .command('add')
    .argument('<PATH...>', 'PDF, PNG, JPEG and TIFF files, or folders, which are walked')
    .addOption(datasetOption())
    .addOption(repeatable('--password <TEXT>', 'tried on protected PDFs; may be repeated'))
    .option('--password-stdin', FROM_STDIN)
    .description('add documents to the draft; a file that is there already is recognised by its hash')
    .addHelpText(
      'after',
      '\nExits 1 when a file could not be added; the rest is.\n\nExample:\n  $ colophon add scans/ letter.pdf --dataset invoices',
    )
    .action(
      onDataset<DatasetOption & PasswordOptions, [string[]]>(session, 'write', async (context, paths) => {
        const { client, follow, handle, options } = context;
        const passwords = await passwordsOf(context);
        const input = { dataset: options.dataset, sources: paths.map(handle), passwords };
        return describeAdded(await follow((call) => client.documents.add(input, call)));
      }),
    );
}

async function passwordsOf({ options, terminal }: CommandContext<PasswordOptions>): Promise<string[]> {
  return [...options.password, ...(options.passwordStdin ? await readPasswords(terminal) : [])];
}

function describeAdded(json: AddResult): Outcome {
  const { added, duplicates, failed } = json;
  const columns = [
    { title: 'NOT ADDED', value: (row: (typeof failed)[number]) => row.path },
    { title: 'REASON', value: (row: (typeof failed)[number]) => row.reason },
  ];
  const known = duplicates > 0 ? `, ${count(duplicates, 'duplicate')} not added again` : '';
  const table = firstOf(renderTable(columns, failed), LISTED_FAILURES + 1);
  const isNothing = added + duplicates + failed.length === 0;
  const none = isNothing ? ': no PDF, PNG, JPEG or TIFF file was found there' : '';
  const text = [`Added ${count(added, 'document')}${known}${none}`, ...table];
  const [first] = failed;
  if (first === undefined) return { json, text };
  const which = failed.length === 1 ? '' : 'first ';
  const problem = `${count(failed.length, 'file')} could not be added, ${which}${first.path}: ${first.reason.replace(/\.$/, '')}`;
  return { json, text, problem };
}

function addRemove(program: Command, session: CliSession): void {
  program
    .command('remove')
    .argument('<DOC...>', 'documents: names, or the first digits of their ids')
    .addOption(datasetOption())
    .description('take documents out of the draft; versions keep them')
    .addHelpText('after', '\nExample:\n  $ colophon remove letter.pdf --dataset invoices')
    .action(
      onDataset<DatasetOption, [string[]]>(session, 'write', async ({ client, options }, documents) => {
        const json = await client.documents.remove({ dataset: options.dataset, documents });
        return { json, text: [`Removed ${count(json.removed, 'document')} from the draft`] };
      }),
    );
}

function addReplace(program: Command, session: CliSession): void {
  program
    .command('replace')
    .argument('<OLD>', 'a document: its name, or the first digits of its id')
    .argument('<NEW>', 'the file to put in its place')
    .addOption(datasetOption())
    .addOption(repeatable('--password <TEXT>', 'of the new file'))
    .option('--password-stdin', FROM_STDIN)
    .description('put a corrected file in the place of a document; its regions stay')
    .addHelpText(
      'after',
      '\nExample:\n  $ colophon replace letter.pdf letter-rescanned.pdf --dataset invoices',
    )
    .action(
      onDataset<DatasetOption & PasswordOptions, [string, string]>(
        session,
        'write',
        async (context, old, file) => {
          const { client, handle, options } = context;
          const [password] = await passwordsOf(context);
          const input = { dataset: options.dataset, document: old, source: handle(file) };
          const json = await client.documents.replace(
            password === undefined ? input : { ...input, password },
          );
          return { json, text: [`Replaced ${old} by ${json.name} (${count(json.pages, 'page')})`] };
        },
      ),
    );
}
