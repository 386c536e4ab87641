import type { CliHost, CliSession } from './cli-host';
import { isQuietEnd, toFailure, type Failure } from './failures';
import { createProgram } from './program';
import { printable } from './tables';

/**
 * Runs one command to its end.
 *
 * @returns the exit code: 0 done, 1 does not hold or could not be done, 2 wrong usage
 */
export async function runCli(args: readonly string[], host: CliHost): Promise<number> {
  const session: CliSession = { host, exitCode: 0 };
  const wantsJson = isJsonWanted(args);
  const help: string[] = [];
  try {
    await createProgram(session, (text) => void help.push(text)).parseAsync([...args], { from: 'user' });
    return session.exitCode;
  } catch (error) {
    if (isQuietEnd(error)) return explain(host, help.join('').trimEnd(), wantsJson);
    if (host.terminal.env['COLOPHON_DEBUG']) host.terminal.writeError(`${inspect(error)}\n`);
    return report(host, toFailure(error, host.stop.aborted), wantsJson);
  }
}

/** Known before the command line is understood, because its mistakes are told in JSON, too. */
function isJsonWanted(args: readonly string[]): boolean {
  const end = args.indexOf('--');
  return (end < 0 ? args : args.slice(0, end)).includes('--json');
}

function explain({ terminal }: CliHost, text: string, wantsJson: boolean): number {
  terminal.writeOutput(`${wantsJson ? JSON.stringify(text) : text}\n`);
  return 0;
}

function report({ terminal }: CliHost, failure: Failure, wantsJson: boolean): number {
  const { code, message, isReported } = failure;
  if (wantsJson && !isReported) terminal.writeOutput(`${JSON.stringify({ error: { code, message } })}\n`);
  terminal.writeError(`error: ${printable(message)}\n`);
  return code === 'usage' ? 2 : 1;
}

function inspect(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
