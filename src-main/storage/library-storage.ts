import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error';
import { openWritable, type WritableDatabase, writeAhead } from './database';
import { syncFolderNow } from './files/file-store';
import { createGarbageCollection, type GarbageCollection } from './garbage/garbage-collection';
import { checkLibraryFolder, DATABASE_FILE, makeLibraryFolder, NEW_DATABASE_FILE } from './library-folder';
import { libraryDamaged, readerOver, type LibraryReader } from './library-reader';
import { migrate } from './migrations';
import { createDatasetRepository, type DatasetRepository } from './repositories/dataset-repository';
import { createDraftRepository, type DraftRepository } from './repositories/draft-repository';
import { createFileRepository, type FileRepository } from './repositories/file-repository';
import { createJournalRepository, type JournalRepository } from './repositories/journal-repository';
import { createMergeRepository, type MergeRepository } from './repositories/merge-repository';
import { createMarkRepository, type MarkRepository } from './repositories/mark-repository';
import { createRecordRepository, type RecordRepository } from './repositories/record-repository';
import { createReviewRepository, type ReviewRepository } from './repositories/review-repository';
import { createSchemaRepository, type SchemaRepository } from './repositories/schema-repository';
import { createTagRepository, type TagRepository } from './repositories/tag-repository';
import { createVersionRepository, type VersionRepository } from './repositories/version-repository';
import { takeWriterLock, type WriterLock } from './writer-lock';

export { openLibraryReadOnly, type LibraryReader } from './library-reader';

/** A library opened for writing, by the one process that holds its lock. */
export interface LibraryWriter extends LibraryReader {
  readonly datasets: DatasetRepository;
  readonly drafts: DraftRepository;
  readonly journal: JournalRepository;
  readonly versions: VersionRepository;
  readonly tags: TagRepository;
  readonly merges: MergeRepository;
  readonly fileFacts: FileRepository;
  readonly marks: MarkRepository;
  readonly schemas: SchemaRepository;
  readonly review: ReviewRepository;
  readonly records: RecordRepository;
  readonly garbage: GarbageCollection;
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
    tags: createTagRepository(db),
    merges: createMergeRepository(db),
    fileFacts: createFileRepository(db),
    marks: createMarkRepository(db),
    schemas: createSchemaRepository(db),
    review: createReviewRepository(db),
    records: createRecordRepository(db),
    garbage: createGarbageCollection(db, reader),
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
