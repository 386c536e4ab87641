import { resolve } from 'node:path';

export interface StartOptions {
  /** Folder of the library to open; the last one when null. */
  readonly library: string | null;
}

/**
 * Reads `[DIR]` or `--library DIR` from the command line. Switches that are meant for Chromium or the runtime are skipped.
 * @param args the program's own arguments: what follows the executable, or the script in development
 */
export function readStartOptions(args: readonly string[], currentFolder: string): StartOptions {
  let folder: string | undefined;
  for (const [index, argument] of args.entries()) {
    if (argument === '--library') folder ??= args[index + 1];
    else if (argument.startsWith('--library=')) folder ??= argument.slice('--library='.length);
    else if (!argument.startsWith('-') && args[index - 1] !== '--library') folder ??= argument;
  }
  return { library: folder === undefined || folder === '' ? null : resolve(currentFolder, folder) };
}

/**
 * The arguments meant for us. In development the line is `electron [switches] SCRIPT [ours]`.
 * @param scripts names under which the running program can stand on the line
 */
export function ownArguments(argv: readonly string[], scripts: readonly string[] | null): readonly string[] {
  if (scripts === null) return argv.slice(1);
  const script = argv.findIndex((argument, index) => index > 0 && scripts.includes(resolve(argument)));
  return script === -1 ? [] : argv.slice(script + 1);
}
