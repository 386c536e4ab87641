import type { GlobalOptions, Terminal } from './cli-host';
import { printable } from './tables';

/** What a command hands back to be printed. */
export interface Outcome {
  /** The one JSON value of `--json`. */
  readonly json: unknown;
  /** The JSON value in pieces, where it may be larger than a string can be. */
  readonly jsonPieces?: readonly Uint8Array[];
  /** Lines for a person, without line ends. */
  readonly text: readonly string[];
  /** Why the thing asked for does not hold: one line on stderr and exit code 1, with the result printed. */
  readonly problem?: string | undefined;
}

/**
 * Prints a result in the form that was asked for.
 *
 * @returns the exit code
 */
export function printOutcome(terminal: Terminal, { json }: GlobalOptions, outcome: Outcome): number {
  if (json && outcome.jsonPieces) printPieces(terminal, outcome.jsonPieces);
  else if (json) terminal.writeOutput(`${JSON.stringify(outcome.json)}\n`);
  else if (outcome.text.length > 0) terminal.writeOutput(`${outcome.text.join('\n')}\n`);
  if (outcome.problem === undefined) return 0;
  terminal.writeError(`error: ${printable(outcome.problem)}\n`);
  return 1;
}

function printPieces(terminal: Terminal, pieces: readonly Uint8Array[]): void {
  for (const piece of pieces) terminal.writeOutput(piece);
  terminal.writeOutput('\n');
}
