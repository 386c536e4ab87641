import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AppError } from '../domain/errors/app-error';
import { openReadable, openWritable, type ReadableDatabase, type WritableDatabase } from './database';
import { createFileStore, type FileStore } from './files/file-store';
import { checkLibraryFolder, DATABASE_FILE } from './library-folder';
import { FORMAT_NUMBER, migrate } from './migrations';
import { createDatasetReader, type DatasetReader } from './repositories/dataset-repository';
import { createDraftReader, type DraftReader } from './repositories/draft-repository';
import { createFileReader, type FileReader } from './repositories/file-repository';
import { createJournalReader, type JournalReader } from './repositories/journal-repository';
import { createMergeReader, type MergeReader } from './repositories/merge-repository';
import { createMarkReader, type MarkReader } from './repositories/mark-repository';
import { createObjectBuffer, type ObjectBuffer } from './repositories/object-buffer';
import { createObjectClaims, type ObjectClaims } from './repositories/object-claims';
import { createObjectRepository, type ObjectRepository } from './repositories/object-repository';
import { createRecordReader, type RecordReader } from './repositories/record-repository';
import { createReviewReader, type ReviewReader } from './repositories/review-repository';
import { createSchemaReader, type SchemaReader } from './repositories/schema-repository';
import { createSummaryRepository, type SummaryRepository } from './repositories/summary-repository';
import { createTagReader, type TagReader } from './repositories/tag-repository';
import { createVersionReader, type VersionReader } from './repositories/version-repository';

/** A library opened for reading: everything that needs no write. */
export interface LibraryReader {
  readonly folder: string;
  /** Path of the database that is open: of the temporary copy, where one is read. */
  readonly database: string;
  readonly files: FileStore;
  readonly objects: ObjectRepository;
  readonly datasets: DatasetReader;
  readonly drafts: DraftReader;
  readonly journal: JournalReader;
  readonly versions: VersionReader;
  readonly tags: TagReader;
  readonly merges: MergeReader;
  readonly fileFacts: FileReader;
  readonly marks: MarkReader;
  readonly schemas: SchemaReader;
  readonly review: ReviewReader;
  readonly records: RecordReader;
  readonly summaries: SummaryRepository;
  readonly claims: ObjectClaims;
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

/**
 * Opens a library for reading. Works while another process writes, and on read-only media. Read from a
 * temporary copy of the database (never of the documents) is what SQLite cannot open there, since a
 * write-ahead-logged database needs a shared-memory file beside it, and a library of an older format,
 * which stays as it is until someone opens it for writing.
 */
export function openLibraryReadOnly(folder: string): LibraryReader {
  checkLibraryFolder(folder);
  const path = join(folder, DATABASE_FILE);
  try {
    const db = probe(openReadable(path));
    if (db.pragma('user_version', { simple: true }) === FORMAT_NUMBER) return readerOver(folder, db, null);
    return openCopy(folder, (target) => {
      db.prepare('VACUUM INTO ?').run(target);
      db.close();
    });
  } catch (error) {
    const code = (error as { code?: string }).code ?? '';
    if (!/^SQLITE_(CANTOPEN|READONLY)/.test(code)) throw libraryDamaged(folder, error);
    return openCopy(folder, (target) => {
      copyFileSync(path, target);
      if (existsSync(`${path}-wal`)) copyFileSync(`${path}-wal`, `${target}-wal`);
    });
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

function openCopy(folder: string, copyTo: (target: string) => void): LibraryReader {
  const copies = mkdtempSync(join(tmpdir(), 'colophon-read-only-'));
  const remove = (): void => rmSync(copies, { recursive: true, force: true });
  try {
    copyTo(join(copies, DATABASE_FILE));
    const db = probe(openWritable(join(copies, DATABASE_FILE)));
    migrate(db);
    const reader = readerOver(folder, db, null);
    return {
      ...reader,
      close() {
        reader.close();
        remove();
      },
    };
  } catch (error) {
    remove();
    throw error;
  }
}

/** The reading side of a library over an open connection. */
export function readerOver(
  folder: string,
  db: ReadableDatabase,
  writable: WritableDatabase | null,
): LibraryReader {
  const objects = createObjectRepository(db);
  const claims = createObjectClaims();
  return {
    folder,
    database: db.name,
    objects,
    files: createFileStore(folder),
    datasets: createDatasetReader(db),
    drafts: createDraftReader(db),
    journal: createJournalReader(db),
    versions: createVersionReader(db),
    tags: createTagReader(db),
    merges: createMergeReader(db),
    fileFacts: createFileReader(db),
    marks: createMarkReader(db),
    schemas: createSchemaReader(db),
    review: createReviewReader(db),
    records: createRecordReader(db),
    summaries: createSummaryRepository(db, writable),
    claims,
    newBuffer: () => createObjectBuffer(objects, writable, claims),
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

/** The refusal of a library that SQLite cannot read. */
export const libraryDamaged = (folder: string, cause: unknown): AppError =>
  new AppError(
    'library-damaged',
    {
      what: `The library in ${folder} was not opened.`,
      why: `SQLite says: ${(cause as Error).message}.`,
      next: 'Restore the folder from a backup; nothing was changed.',
    },
    { cause },
  );
