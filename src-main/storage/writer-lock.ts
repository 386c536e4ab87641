import { readFileSync, writeFileSync } from 'node:fs';
import { hostname } from 'node:os';
import { join } from 'node:path';
import BetterSqlite3 from 'better-sqlite3';
import { AppError } from '../domain/errors/app-error';
import { LOCK_FILE } from './library-folder';

const HOLDER_FILE = 'writer.json';

/** The right to write to a library. Held by one process at a time; the system takes it back when the process dies. */
export interface WriterLock {
  release(): void;
}

/**
 * Takes the writer lock of a library: the operating-system lock that SQLite puts on a file of its own
 * while a transaction is open on it. It dies with the process, is not confused by a reused process
 * number, and a copied lock file locks nothing. `writer.json` only says who holds it, for the message.
 *
 * @param program shown to the next one who asks: "Colophon desktop"
 * @throws AppError `library-locked` that names the holder
 */
export function takeWriterLock(folder: string, program: string): WriterLock {
  const db = new BetterSqlite3(join(folder, LOCK_FILE), { timeout: 200 });
  const holder = { program, process: process.pid, computer: hostname(), since: new Date().toISOString() };
  try {
    db.exec('BEGIN EXCLUSIVE');
    writeFileSync(join(folder, HOLDER_FILE), JSON.stringify(holder));
  } catch (error) {
    db.close();
    if ((error as { code?: string }).code === 'SQLITE_BUSY') throw libraryLocked(folder);
    throw error;
  }
  return { release: () => db.close() };
}

function libraryLocked(folder: string): AppError {
  return new AppError('library-locked', {
    what: 'The library was not opened for writing.',
    why: `It is already open by ${describeHolder(folder)}.`,
    next: 'Close it there, or open it here for reading only.',
    inTerminal: 'Close it there or wait until it is done; what only reads works meanwhile.',
  });
}

/** Who holds the lock, in words: "Colophon desktop (process 12 on desk, since …)". */
export function describeHolder(folder: string): string {
  try {
    const holder = JSON.parse(readFileSync(join(folder, HOLDER_FILE), 'utf8')) as Record<string, unknown>;
    const since = String(holder['since']).replace('T', ' ').slice(0, 'yyyy-mm-dd hh:mm'.length);
    return `${holder['program']} (process ${holder['process']} on ${holder['computer']}, since ${since} UTC)`;
  } catch {
    return 'another process';
  }
}
