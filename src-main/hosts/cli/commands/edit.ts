import { createReadStream } from 'node:fs';
import type { Command } from 'commander';
import type { CliSession } from '../cli-host';
import { datasetOption, type DatasetOption } from '../command-options';
import { EDIT_HELP } from '../edit-help';
import { runEdits } from '../edit-lines';
import { readLines, unreadableFile } from '../read-input';
import { onDataset } from '../on-dataset';
import type { CommandContext } from '../run-command';

/** `edit`, `undo`, `redo`. */
export function addEditCommands(program: Command, session: CliSession): void {
  addEdit(program, session);
  addStep(program, session, 'undo');
  addStep(program, session, 'redo');
}

function addEdit(program: Command, session: CliSession): void {
  program
    .command('edit')
    .argument('<FILE>', 'edits as JSON lines; - reads standard input as it comes')
    .addOption(datasetOption())
    .description('change regions of the draft by script; each edit is acknowledged when it is on disk')
    .addHelpText('after', EDIT_HELP)
    .action(
      onDataset<DatasetOption, [string]>(session, 'write', async (context, file) => {
        const lines = readLines(file === '-' ? context.terminal.input : readChunks(context, file));
        session.exitCode = await runEdits(context, lines);
        return null;
      }),
    );
}

async function* readChunks({ absolute }: CommandContext<unknown>, file: string): AsyncGenerator<Uint8Array> {
  const path = absolute(file);
  try {
    yield* createReadStream(path);
  } catch (error) {
    throw unreadableFile(path, error as NodeJS.ErrnoException);
  }
}

function addStep(program: Command, session: CliSession, step: 'undo' | 'redo'): void {
  program
    .command(step)
    .addOption(datasetOption())
    .description(step === 'undo' ? 'take back the last edit of the draft' : 'do again what undo took back')
    .addHelpText('after', `\nExample:\n  $ colophon ${step} --dataset invoices`)
    .action(
      onDataset<DatasetOption>(session, 'write', async ({ client, options: { dataset } }) => {
        const json = await client.labels[step]({ dataset });
        const { undo, redo } = json.history;
        return { json, text: [`Done. Next undo: ${undo ?? 'nothing'}; next redo: ${redo ?? 'nothing'}`] };
      }),
    );
}
