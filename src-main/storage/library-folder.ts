import { closeSync, existsSync, lstatSync, mkdirSync, openSync, readdirSync, readSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error';
import { APPLICATION_ID } from './database';
import { FORMAT_NUMBER, libraryNewer } from './migrations';

/** Names inside a library folder. Everything is relative to it, so that it can be moved and copied. */
export const DATABASE_FILE = 'library.sqlite';
export const OBJECTS_FOLDER = 'objects';
/** A library in the making: it gets its own name when it is whole. */
export const NEW_DATABASE_FILE = 'library.sqlite.new';
/** Held by the process that writes; see writer-lock.ts. */
export const LOCK_FILE = 'writer.lock';

const HEADER_BYTES = 100;

/**
 * Checks that a folder holds a library this program can open, without creating or changing anything:
 * the numbers are read from the header of the database file (SQLite file format §1.3).
 *
 * @throws AppError `library-missing`, `library-damaged` or `library-newer`
 */
export function checkLibraryFolder(folder: string): void {
  const path = join(folder, DATABASE_FILE);
  if (!existsSync(path)) throw libraryMissing(folder);
  const header = readHeader(path);
  if (header.toString('latin1', 0, 15) !== 'SQLite format 3' || header.readUInt32BE(68) !== APPLICATION_ID) {
    throw folderDamaged(folder, `${DATABASE_FILE} is not a Colophon library, or its beginning is damaged.`);
  }
  // A library may come from a stranger: a link here would make us write, and sweep, anywhere.
  const objects = lstatSync(join(folder, OBJECTS_FOLDER), { throwIfNoEntry: false });
  if (objects !== undefined && !objects.isDirectory()) {
    throw folderDamaged(folder, `"${OBJECTS_FOLDER}" in it is no folder of its own.`);
  }
  const format = header.readUInt32BE(60);
  if (format > FORMAT_NUMBER) throw libraryNewer(format);
}

function readHeader(path: string): Buffer {
  const header = Buffer.alloc(HEADER_BYTES);
  const descriptor = openSync(path, 'r');
  try {
    readSync(descriptor, header, 0, HEADER_BYTES, 0);
  } finally {
    closeSync(descriptor);
  }
  return header;
}

/**
 * Makes the folder for a new library. It must be empty or absent.
 *
 * @throws AppError `already-exists`
 */
export function makeLibraryFolder(folder: string): void {
  if (existsSync(join(folder, DATABASE_FILE))) {
    throw new AppError('already-exists', {
      what: `No library was made in ${folder}.`,
      why: 'The folder holds a library already.',
      next: 'Open it, or choose an empty folder.',
    });
  }
  if (
    existsSync(folder) &&
    readdirSync(folder).some((name) => !name.startsWith('.') && !isLeftover(folder, name))
  ) {
    throw new AppError('already-exists', {
      what: `No library was made in ${folder}.`,
      why: 'The folder is not empty.',
      next: 'Choose an empty folder, or one that does not exist yet.',
    });
  }
  mkdirSync(join(folder, OBJECTS_FOLDER), { recursive: true });
}

const folderDamaged = (folder: string, why: string): AppError =>
  new AppError('library-damaged', {
    what: `The library in ${folder} was not opened.`,
    why,
    next: 'Restore the folder from a backup; nothing was changed.',
  });

/** What a killed attempt to make a library leaves in its folder: empty shelves, a lock, half a database. */
function isLeftover(folder: string, name: string): boolean {
  if (name === OBJECTS_FOLDER) return readdirSync(join(folder, name)).every((shelf) => shelf === 'incoming');
  return /^(?:writer\.(?:lock|json)|library\.sqlite\.new)(?:-journal|-wal|-shm)?$/.test(name);
}

const libraryMissing = (folder: string): AppError =>
  new AppError('library-missing', {
    what: `No library was opened.`,
    why: `There is no ${DATABASE_FILE} in ${folder}.`,
    next: 'Choose the folder of a library, or make a new one.',
    inTerminal: 'Name a library with --library DIR, or make one with: colophon init DIR.',
  });
