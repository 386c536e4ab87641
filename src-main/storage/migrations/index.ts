import { AppError } from '../../domain/errors/app-error';
import { APPLICATION_ID, type WritableDatabase } from '../database';
import { library } from './0001-library';
import { schemas } from './0002-schemas';
import { liftedRetirements } from './0003-lifted-retirements';
import { history } from './0004-history';
import { unfinishedMerges } from './0005-unfinished-merges';
import { differences } from './0006-differences';
import { pageMarks } from './0007-page-marks';
import type { Migration } from './migration';

/** The history of the library format, oldest first. */
export const migrations: readonly Migration[] = [
  library,
  schemas,
  liftedRetirements,
  history,
  unfinishedMerges,
  differences,
  pageMarks,
];

/** Number of the format this program writes. */
export const FORMAT_NUMBER = migrations.length;

/** Brings a library to `target`, or to the newest format this program knows. Each step is all or nothing. */
export function migrate(db: WritableDatabase, target: number = FORMAT_NUMBER): void {
  const current = db.pragma('user_version', { simple: true }) as number;
  if (current > FORMAT_NUMBER) throw libraryNewer(current);
  for (const migration of migrations.filter(({ id }) => id > current && id <= target)) {
    db.transaction(() => {
      migration.up(db);
      db.pragma(`application_id = ${APPLICATION_ID}`);
      db.pragma(`user_version = ${migration.id}`);
    }).immediate();
  }
  // The format number is read from the header of the file itself, so it must not stay in the log.
  if (current < target) db.pragma('wal_checkpoint(TRUNCATE)');
}

/** The refusal of a library that a newer Colophon wrote. */
export const libraryNewer = (found: number): AppError =>
  new AppError('library-newer', {
    what: 'The library was not opened.',
    why: `A newer Colophon wrote it (library format ${found}; this one knows ${FORMAT_NUMBER}).`,
    next: 'Update Colophon; the library was not touched.',
  });
