import { spawn } from 'node:child_process';
import { delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
const binFolder = fileURLToPath(new URL('../../node_modules/.bin/', import.meta.url));

/**
 * Runs one command of ours in the project folder, with node_modules/.bin first on the path.
 * @returns {Promise<{ isDone: boolean, output: string }>} `output` is empty unless it was asked for
 */
export function runCommand(command, { env = {}, isQuiet = false } = {}) {
  const { promise, resolve } = Promise.withResolvers();
  const child = spawn(command, {
    cwd: projectFolder,
    env: { ...process.env, ...env, PATH: `${binFolder}${delimiter}${process.env.PATH}` },
    shell: true,
    stdio: ['ignore', isQuiet ? 'pipe' : 'inherit', isQuiet ? 'pipe' : 'inherit'],
  });
  let output = '';
  child.stdout?.on('data', (chunk) => (output += chunk));
  child.stderr?.on('data', (chunk) => (output += chunk));
  child.once('error', (error) => resolve({ isDone: false, output: String(error) }));
  child.once('close', (code) => resolve({ isDone: code === 0, output }));
  return promise;
}

/** Runs a check and shows what it has to say only when it fails. */
export async function runCheck({ name, command }) {
  const startedAt = performance.now();
  const { isDone, output } = await runCommand(command, { isQuiet: true });
  const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
  if (!isDone) process.stdout.write(output.endsWith('\n') ? output : `${output}\n`);
  console.log(`${isDone ? 'passed' : 'FAILED'}  ${name} (${seconds} s)`);
  return isDone;
}
