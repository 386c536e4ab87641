import { spawn } from 'node:child_process';
import { constants } from 'node:os';

const FORWARDED_SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** The folder that holds package.json. */
export const projectFolder = new URL('../../', import.meta.url);

/**
 * Runs a program on this terminal and passes our signals on to it.
 * @returns {Promise<{ code: number, signal: string | null, forwarded: boolean }>} `code` as a shell gives it
 */
export function runInForeground(command, args, env = process.env) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: 'inherit', env });
    let forwarded = false;
    const forward = (signal) => {
      forwarded = true;
      child.kill(signal);
    };
    const stopForwarding = () => FORWARDED_SIGNALS.forEach((signal) => process.off(signal, forward));
    FORWARDED_SIGNALS.forEach((signal) => process.on(signal, forward));
    child.once('error', (error) => {
      stopForwarding();
      reject(error);
    });
    child.once('exit', (code, signal) => {
      stopForwarding();
      resolve({ code: code ?? 128 + (constants.signals[signal] ?? 0), signal, forwarded });
    });
  });
}
