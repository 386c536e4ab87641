import type { CliSession } from './cli-host';
import type { DatasetOption } from './command-options';
import { failureCode, usageError } from './failures';
import {
  libraryFolder,
  openLibrary,
  withCore,
  type Access,
  type Client,
  type CommandContext,
  type Work,
} from './run-command';

/**
 * Makes the action of a command on one dataset. `--dataset` may be left out where a version says it (`invoices@3`), or
 * the library has only one dataset; else a command without it is wrong usage.
 *
 * @param versionOf the version among what was given, where the command takes one
 */
export function onDataset<Options extends DatasetOption, Arguments extends readonly unknown[] = []>(
  session: CliSession,
  access: Access,
  work: Work<Options, Arguments>,
  versionOf: (options: Options, ...args: Arguments) => string | undefined = () => undefined,
): (...received: unknown[]) => Promise<void> {
  return withCore<Options, Arguments>(session, async (context, ...args) => {
    const { options } = context;
    const given = (options.dataset as string | undefined) ?? datasetIn(versionOf(options, ...args));
    await openFor(session, context, { access, isNamed: given !== undefined });
    const dataset = given ?? (await onlyDataset(context.client));
    return work({ ...context, options: { ...options, dataset } }, ...args);
  });
}

function datasetIn(version: string | undefined): string | undefined {
  const at = version?.lastIndexOf('@') ?? -1;
  return at > 0 ? version?.slice(0, at) : undefined;
}

interface Opening {
  readonly access: Access;
  readonly isNamed: boolean;
}

async function openFor(
  session: CliSession,
  { core, options }: CommandContext<DatasetOption>,
  { access, isNamed }: Opening,
): Promise<void> {
  const folder = libraryFolder(session, options);
  try {
    await openLibrary(core, folder, access);
  } catch (error) {
    if (isNamed || failureCode(error) !== 'library-missing') throw error;
    throw usageError('no dataset was named', `and ${folder} is no library`, 'give --library and --dataset');
  }
}

const SHOWN = 10;

async function onlyDataset(client: Client): Promise<string> {
  const names = (await client.datasets.list()).map(({ name }) => name);
  const [only] = names;
  if (only !== undefined && names.length === 1) return only;
  if (only === undefined)
    throw usageError(
      'no dataset was named',
      'the library has none yet',
      'make one with: colophon dataset create NAME',
    );
  const list = names.slice(0, SHOWN).join(', ') + (names.length > SHOWN ? ' …' : '');
  throw usageError('no dataset was named', `the library has ${list}`, 'give --dataset NAME');
}

/**
 * The version that a command is about, with the name of its dataset. Without one it is the draft; with `--dataset`,
 * the name may be left out.
 */
export async function versionIn(
  { client, options }: CommandContext<Partial<DatasetOption>>,
  given: string | undefined,
): Promise<string> {
  const { dataset } = options;
  if (given === undefined) return `${dataset ?? (await onlyDataset(client))}@draft`;
  if (dataset === undefined) return given;
  const own = datasetIn(given);
  if (own !== undefined && own !== dataset)
    throw usageError(
      `${given} is no version of "${dataset}"`,
      'which --dataset names',
      'name one of its own, or leave --dataset out',
    );
  return given.includes('@') ? given : `${dataset}@${given}`;
}
