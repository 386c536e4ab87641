import { Command, type CommanderError } from 'commander';
import type { CliSession } from './cli-host';
import { addBlameCommand } from './commands/blame';
import { addBranchCommands } from './commands/branch';
import { addChangesetCommands } from './commands/changeset';
import { addDatasetCommands } from './commands/dataset';
import { addDiffCommand } from './commands/diff';
import { addDocumentCommands } from './commands/documents';
import { addEditCommands } from './commands/edit';
import { addExchangeCommands } from './commands/exchange';
import { addGarbageCommand } from './commands/gc';
import { addLibraryCommands } from './commands/library';
import { addListCommands } from './commands/list';
import { addMergeCommand } from './commands/merge';
import { addProblemsCommand } from './commands/problems';
import { addSchemaCommands } from './commands/schema';
import { addServeCommand } from './commands/serve';
import { addShowCommand } from './commands/show';
import { addRestoreCommand } from './commands/restore';
import { addRevertCommand } from './commands/revert';
import { addStatusCommand } from './commands/status';
import { addSplitCommands } from './commands/split';
import { addTagCommands } from './commands/tag';
import { addVersionCommands } from './commands/versions';
import { usageError } from './failures';

const HELP = `
A version is named dataset@3, dataset@TAG, dataset@BRANCH, dataset@draft, or by the first digits of its id or content id.
Exit codes: 0 done, 1 does not hold or could not be done, 2 wrong usage.

Example:
  $ colophon init my-library && cd my-library
  $ colophon dataset create invoices
  $ colophon add ~/scans --dataset invoices
  $ colophon commit --dataset invoices -m "First documents"`;

/**
 * All commands. Errors are thrown, never printed here.
 *
 * @param explain takes the texts of help and version
 */
export function createProgram(session: CliSession, explain: (text: string) => void): Command {
  const { version } = session.host;
  const program = new Command('colophon')
    .description('Annotated document datasets under version control, offline.')
    .option('--library <DIR>', 'the library (default: $COLOPHON_LIBRARY, else the current folder)')
    .option('--json', 'print exactly one JSON value on stdout')
    .option('--author <NAME>', 'who does this (default: the configured person, else the system user)')
    .version(version, '--version', 'print the version of Colophon')
    .helpOption('-h, --help', 'explain the command, with an example')
    .helpCommand('help [command]', 'explain a command')
    .addHelpText('after', HELP)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: explain,
      writeErr: () => {},
      outputError: () => {},
    });
  for (const add of COMMAND_GROUPS) add(program, session);
  for (const command of withSubcommands(program)) command.exitOverride((error) => refuse(command, error));
  return program;
}

const COMMAND_GROUPS = [
  addLibraryCommands,
  addGarbageCommand,
  addDatasetCommands,
  addDocumentCommands,
  addListCommands,
  addExchangeCommands,
  addEditCommands,
  addStatusCommand,
  addVersionCommands,
  addBranchCommands,
  addTagCommands,
  addChangesetCommands,
  addRestoreCommand,
  addRevertCommand,
  addMergeCommand,
  addBlameCommand,
  addSplitCommands,
  addShowCommand,
  addDiffCommand,
  addSchemaCommands,
  addProblemsCommand,
  addServeCommand,
];

function withSubcommands(command: Command): Command[] {
  return [command, ...command.commands.flatMap(withSubcommands)];
}

/** Turns commander's words for a mistake into ours: what, where, what to do. */
function refuse(command: Command, error: CommanderError): never {
  if (error.exitCode === 0) throw error;
  const misspelt = error.code === 'commander.excessArguments' ? misspeltIn(command) : null;
  if (misspelt !== null)
    throw usageError(
      `unknown command '${misspelt.name}'`,
      `in "${pathOf(misspelt.group)}"`,
      `choose of ${misspelt.group.commands.map((each) => each.name()).join(', ')}`,
    );
  const path = pathOf(command);
  const what =
    error.code === 'commander.help' ? 'no command was given' : error.message.replace(/^error: /, '');
  throw usageError(what, `in "${path}"`, `see "${path} --help"`);
}

/** Where a group does something by itself, a misspelt subcommand reaches it as an argument too many. */
function misspeltIn(command: Command): { group: Command; name: string } | null {
  const [own] = command.args;
  if (command.commands.length > 0 && own !== undefined) return { group: command, name: own };
  const group = command.parent;
  const given = group?.args[0];
  if (group == null || given === undefined || given === command.name()) return null;
  return { group, name: given };
}

function pathOf(command: Command): string {
  return command.parent === null ? command.name() : `${pathOf(command.parent)} ${command.name()}`;
}
