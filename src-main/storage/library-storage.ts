import { copyFileSync, existsSync, mkdtempSync, renameSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error';
import {
  openReadable,
  openWritable,
  type ReadableDatabase,
  type WritableDatabase,
  writeAhead,
} from './database';
import { createFileStore, syncFolderNow, type FileStore } from './files/file-store';
import { checkLibraryFolder, DATABASE_FILE, makeLibraryFolder, NEW_DATABASE_FILE } from './library-folder';
import { migrate } from './migrations';
import {
  createDatasetReader,
  createDatasetRepository,
  type DatasetReader,
  type DatasetRepository,
} from './repositories/dataset-repository';
import {
  createDraftReader,
  createDraftRepository,
  type DraftReader,
  type DraftRepository,
} from './repositories/draft-repository';
import {
  createFileReader,
  createFileRepository,
  type FileReader,
  type FileRepository,
} from './repositories/file-repository';
import {
  createJournalReader,
  createJournalRepository,
  type JournalReader,
  type JournalRepository,
} from './repositories/journal-repository';
import { createObjectBuffer, type ObjectBuffer } from './repositories/object-buffer';
import { createObjectRepository, type ObjectRepository } from './repositories/object-repository';
import {
  createRecordReader,
  createRecordRepository,
  type RecordReader,
  type RecordRepository,
} from './repositories/record-repository';
import {
  createReviewReader,
  createReviewRepository,
  type ReviewReader,
  type ReviewRepository,
} from './repositories/review-repository';
import {
  createSchemaReader,
  createSchemaRepository,
  type SchemaReader,
  type SchemaRepository,
} from './repositories/schema-repository';
import { createSummaryRepository, type SummaryRepository } from './repositories/summary-repository';
import {
  createVersionReader,
  createVersionRepository,
  type VersionReader,
  type VersionRepository,
} from './repositories/version-repository';
import { takeWriterLock, type WriterLock } from './writer-lock';

/** A library opened for reading: everything that needs no write. */
export interface LibraryReader {
  readonly folder: string;
  readonly files: FileStore;
  readonly objects: ObjectRepository;
  readonly datasets: DatasetReader;
  readonly drafts: DraftReader;
  readonly journal: JournalReader;
  readonly versions: VersionReader;
  readonly fileFacts: FileReader;
  readonly schemas: SchemaReader;
  readonly review: ReviewReader;
  readonly records: RecordReader;
  readonly summaries: SummaryRepository;
  /** A buffer for objects that are computed but never stored (the draft as a version would have it). */
  newBuffer(): ObjectBuffer;
  /** Runs reads against one state of the database, whatever is written meanwhile. */
  snapshot<T>(read: () => T): T;
  foreignKeyProblems(): { table: string; rowid: number | null; parent: string }[];
  integrityProblems(): string[];
  /** Makes a consistent copy of the database while it is in use. The target must not exist. */
  copyDatabase(target: string): void;
  close(): void;
}

/** A library opened for writing, by the one process that holds its lock. */
export interface LibraryWriter extends LibraryReader {
  readonly datasets: DatasetRepository;
  readonly drafts: DraftRepository;
  readonly journal: JournalRepository;
  readonly versions: VersionRepository;
  readonly fileFacts: FileRepository;
  readonly schemas: SchemaRepository;
  readonly review: ReviewRepository;
  readonly records: RecordRepository;
  /** Runs `work` as one unit: all of it is on disk when this returns, or none of it. */
  transaction<T>(work: () => T): T;
  /** The same for rows that nothing refers to yet: on disk at the latest with the next `transaction`. */
  writeAhead<T>(work: () => T): T;
}

/**
 * Makes an empty library and opens it. The database is made whole under another name and then renamed, so
 * that a kill never leaves half a library: the next attempt sweeps what the killed one left.
 *
 * @param begin writes the first records, as part of the making
 * @throws AppError `already-exists`, `library-locked`
 */
export function createLibrary(
  folder: string,
  program: string,
  begin: (writer: LibraryWriter) => void = () => undefined,
): LibraryWriter {
  makeLibraryFolder(folder);
  const lock = takeWriterLock(folder, program);
  try {
    makeLibraryFolder(folder); // another process may have made one before the lock was ours
    makeDatabase(folder, begin);
  } finally {
    lock.release();
  }
  return openForWriting(folder, program);
}

function makeDatabase(folder: string, begin: (writer: LibraryWriter) => void): void {
  const path = join(folder, NEW_DATABASE_FILE);
  for (const suffix of ['', '-journal', '-wal', '-shm']) rmSync(`${path}${suffix}`, { force: true });
  const db = openWritable(path);
  try {
    migrate(db);
    begin(writerOver(folder, db, { release: () => undefined }));
  } finally {
    db.close(); // puts everything into the one file that is renamed
  }
  renameSync(path, join(folder, DATABASE_FILE));
  syncFolderNow(folder);
}

/** Opens a library for writing. @throws AppError `library-missing`, `library-newer`, `library-damaged`, `library-locked` */
export function openLibrary(folder: string, program: string): LibraryWriter {
  checkLibraryFolder(folder);
  return openForWriting(folder, program);
}

function openForWriting(folder: string, program: string): LibraryWriter {
  const lock = takeLockOrSayWhy(folder, program);
  let db: WritableDatabase | null = null;
  try {
    db = openWritable(join(folder, DATABASE_FILE));
    migrate(db);
    const writer = writerOver(folder, db, lock);
    writer.files.sweep();
    return writer;
  } catch (error) {
    db?.close();
    lock.release();
    throw isDamage(error) ? libraryDamaged(folder, error) : error;
  }
}

const isDamage = (error: unknown): boolean =>
  /^SQLITE_(CORRUPT|NOTADB)/.test((error as { code?: string }).code ?? '');

function takeLockOrSayWhy(folder: string, program: string): WriterLock {
  try {
    return takeWriterLock(folder, program);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (/^(EACCES|EPERM|EROFS|SQLITE_CANTOPEN|SQLITE_READONLY)/.test(code))
      throw folderNotWritable(folder, error);
    throw error;
  }
}

const folderNotWritable = (folder: string, cause: unknown): AppError =>
  new AppError(
    'library-read-only',
    {
      what: 'The library was not opened for writing.',
      why: `The folder ${folder} cannot be written to.`,
      next: 'Open it for reading only, or copy it to a place where you may write.',
    },
    { cause },
  );

function writerOver(folder: string, db: WritableDatabase, lock: WriterLock): LibraryWriter {
  const reader = readerOver(folder, db, db);
  return {
    ...reader,
    datasets: createDatasetRepository(db),
    drafts: createDraftRepository(db),
    journal: createJournalRepository(db),
    versions: createVersionRepository(db),
    fileFacts: createFileRepository(db),
    schemas: createSchemaRepository(db),
    review: createReviewRepository(db),
    records: createRecordRepository(db),
    transaction: (work) => (db.inTransaction ? work() : db.transaction(work).immediate()),
    writeAhead: (work) => writeAhead(db, work),
    close() {
      reader.summaries.flush();
      db.pragma('optimize');
      db.pragma('wal_checkpoint(TRUNCATE)');
      reader.close();
      lock.release();
    },
  };
}

/**
 * Opens a library for reading. Works while another process writes, and on read-only media: SQLite
 * cannot open a write-ahead-logged database where it may not create the shared-memory file, so there
 * the database (never the documents) is read from a temporary copy.
 */
export function openLibraryReadOnly(folder: string): LibraryReader {
  checkLibraryFolder(folder);
  const path = join(folder, DATABASE_FILE);
  try {
    return readerOver(folder, probe(openReadable(path)), null);
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(code)) throw libraryDamaged(folder, error);
    return openCopy(folder, path);
  }
}

/** Reads once, because SQLite opens a file without looking at it. */
function probe<Database extends ReadableDatabase>(db: Database): Database {
  try {
    db.prepare('SELECT count(*) FROM property').get();
    return db;
  } catch (error) {
    db.close();
    throw error;
  }
}

function openCopy(folder: string, path: string): LibraryReader {
  const copies = mkdtempSync(join(tmpdir(), 'colophon-read-only-'));
  copyFileSync(path, join(copies, DATABASE_FILE));
  if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, join(copies, `${DATABASE_FILE}-wal`));
  const reader = readerOver(folder, probe(openWritable(join(copies, DATABASE_FILE))), null);
  return {
    ...reader,
    close() {
      reader.close();
      rmSync(copies, { recursive: true, force: true });
    },
  };
}

function readerOver(folder: string, db: ReadableDatabase, writable: WritableDatabase | null): LibraryReader {
  const objects = createObjectRepository(db);
  return {
    folder,
    objects,
    files: createFileStore(folder),
    datasets: createDatasetReader(db),
    drafts: createDraftReader(db),
    journal: createJournalReader(db),
    versions: createVersionReader(db),
    fileFacts: createFileReader(db),
    schemas: createSchemaReader(db),
    review: createReviewReader(db),
    records: createRecordReader(db),
    summaries: createSummaryRepository(db, writable),
    newBuffer: () => createObjectBuffer(objects, writable),
    snapshot: (read) => (db.inTransaction ? read() : db.transaction(read).deferred()),
    foreignKeyProblems: () =>
      db.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[],
    integrityProblems: () =>
      (db.pragma('integrity_check') as { integrity_check: string }[])
        .map((row) => row.integrity_check)
        .filter((line) => line !== 'ok'),
    copyDatabase: (target) => void db.prepare('VACUUM INTO ?').run(target),
    close: () => void db.close(),
  };
}

const libraryDamaged = (folder: string, cause: unknown): AppError =>
  new AppError(
    'library-damaged',
    {
      what: `The library in ${folder} was not opened.`,
      why: `SQLite says: ${(cause as Error).message}.`,
      next: 'Restore the folder from a backup; nothing was changed.',
    },
    { cause },
  );
