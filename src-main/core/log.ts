import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

const LOG_FILE = 'colophon.log';
/** The log starts anew at this size, in bytes; the one before is kept. */
const MAX_LOG_BYTES = 1024 * 1024;

let logFolder: string | null = null;

/** Where failures that nobody foresaw are written. `null` (one-off commands): nowhere, unless COLOPHON_DEBUG is set. */
export function logTo(folder: string | null): void {
  logFolder = folder;
}

/** Writes down a failure that nobody foresaw, with its stack. It never reaches the person's screen. */
export function logUnexpected(error: unknown): void {
  const text = `${new Date().toISOString()} ${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`;
  if (process.env['COLOPHON_DEBUG'] !== undefined) process.stderr.write(text);
  if (logFolder === null) return;
  try {
    mkdirSync(logFolder, { recursive: true });
    const path = join(logFolder, LOG_FILE);
    if ((statSync(path, { throwIfNoEntry: false })?.size ?? 0) > MAX_LOG_BYTES)
      renameSync(path, `${path}.old`);
    appendFileSync(path, text);
  } catch {
    // A log that cannot be written must not become the failure that is reported.
  }
}
