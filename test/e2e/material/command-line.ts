import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

import { hostEnvironment } from '../hosts/running-app';

/** Another process on the same library, waiting for edits on its standard input; it holds the library until `end`. */
export interface OpenCommand {
  end(): Promise<void>;
}

export interface CommandLine {
  /** Runs `colophon …` and gives its JSON. @throws with its complaint when it does not exit with 0 */
  run(...args: readonly string[]): Promise<unknown>;
  /** Applies edits by script, one JSON object a line. */
  edit(dataset: string, edits: readonly object[], author?: string): Promise<void>;
  /** Begins `colophon edit -` and waits until one edit of it is on disk. */
  hold(dataset: string, edit: object): Promise<OpenCommand>;
}

/** The command line on one library. */
export function commandLine(library: string, home: string): CommandLine {
  const start = (args: readonly string[]): ChildProcessWithoutNullStreams =>
    spawn(process.execPath, ['out/main/cli.js', '--library', library, ...args], {
      env: hostEnvironment(home),
    });
  return {
    async run(...args) {
      return JSON.parse(await finish(start(['--json', ...args]), ''));
    },
    async edit(dataset, edits, author) {
      const lines = edits.map((edit) => `${JSON.stringify(edit)}\n`).join('');
      const by = author === undefined ? [] : ['--author', author];
      await finish(start(['edit', '-', '--dataset', dataset, ...by]), lines);
    },
    async hold(dataset, edit) {
      const child = start(['edit', '-', '--dataset', dataset]);
      child.stdin.write(`${JSON.stringify(edit)}\n`);
      const [answer] = (await once(createInterface(child.stdout), 'line')) as [string];
      if (!answer.includes('"ok":true')) throw new Error(`the edit was refused: ${answer}`);
      return {
        async end() {
          const gone = once(child, 'exit');
          child.stdin.end();
          await gone;
        },
      };
    },
  };
}

async function finish(child: ChildProcessWithoutNullStreams, input: string): Promise<string> {
  let output = '';
  let complaint = '';
  child.stdout.on('data', (chunk) => (output += chunk));
  child.stderr.on('data', (chunk) => (complaint += chunk));
  child.stdin.end(input);
  const [code] = (await once(child, 'close')) as [number | null];
  if (code !== 0) throw new Error(`colophon ended with ${code}\n${complaint}${output}`);
  return output;
}
