import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  cpSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { join, resolve } from 'node:path';

import BetterSqlite3 from 'better-sqlite3';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';

import { AppError } from '../../../src-main/domain/errors/app-error';
import { statusOf } from '../../../src-main/services/changes/status';
import { backupLibrary } from '../../../src-main/services/library/backup-service';
import { compareSummary } from '../../builders/comparisons';
import { exportCoco } from '../../../src-main/services/exchange/export-service';
import { logOf } from '../../../src-main/services/history/log-service';
import { commit, showVersion } from '../../../src-main/services/history/version-service';
import { verifyLibrary } from '../../../src-main/services/library/verify-service';
import { createLibrary, openLibrary, openLibraryReadOnly } from '../../../src-main/storage/library-storage';
import { FORMAT_NUMBER } from '../../../src-main/storage/migrations';
import { aLibrary, describeFolder, type TestLibrary } from '../../builders/libraries';

/** SHA-256 of each released step of the format. A step is never edited: a new one is added, and its line here. */
const RELEASED_MIGRATIONS: Readonly<Record<string, string>> = {
  '0001-library.ts': 'a3975b15d747fc9599dd21d57c039b166999a3c112b1e04eb19fec1be968fee5',
  '0002-schemas.ts': '72a6c55492e43402c10819211acdaeaedb6cab3e9c03f4d63edb9e0453a505d3',
  '0003-lifted-retirements.ts': '08030cb80ffa53cf31376554dbea992c4e0cdd132366626e4a370388d0c06d36',
  '0004-history.ts': '26d5a396e2937ea75bc27edbafd06fb044f695a8f7caf6538696ed8a569b1ce0',
  '0005-unfinished-merges.ts': '41eab3f70b00fe2c5bc79015f67da22d50190ceda00aea92174b77907fc981f5',
  '0006-differences.ts': 'a324cb8a3f33c89b270c6a568e8a49335e76481855aa26b13cc7c6eb2bba22b6',
  '0007-page-marks.ts': 'a5f8b0fce03a22ae89813962511878008db07854cee8595c78b99f993028b186',
};

let library: TestLibrary;
beforeEach(async () => {
  library = aLibrary();
  await library.add('a', 'b');
  library.edit({ op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
  commit(library.context, { dataset: 'papers', message: 'first' });
  library.edit({ op: 'add', document: 'b', pageIndex: 0, class: 'Text', box: [1, 1, 9, 9] });
});
afterEach(() => library.remove());

const database = (): string => join(library.library, 'library.sqlite');
const openings = {
  'for writing': () => openLibrary(library.library, 'Colophon tests'),
  'for reading': () => openLibraryReadOnly(library.library),
};
const silent = { onProgress: () => undefined };

test('the released steps of the format are as they were released', () => {
  const folder = resolve(import.meta.dirname, '../../../src-main/storage/migrations');
  const steps = readdirSync(folder).filter((name) => /^\d{4}-/.test(name));
  const hashes = Object.fromEntries(
    steps.map((name) => [
      name,
      createHash('sha256')
        .update(readFileSync(join(folder, name)))
        .digest('hex'),
    ]),
  );
  expect(hashes).toEqual(RELEASED_MIGRATIONS);
  expect(FORMAT_NUMBER).toBe(Number(steps.sort().at(-1)?.slice(0, 4)));
});

describe.each(Object.entries(openings))('opening %s', (_how, open) => {
  beforeEach(() => library.close());

  /** The code with which it is refused; the folder is to the byte and the nanosecond as it was. */
  function refusalOf(): string | null {
    const before = describeFolder(library.library);
    let code: string | null = null;
    try {
      open();
    } catch (error) {
      code = error instanceof AppError ? error.code : String(error);
    }
    expect(describeFolder(library.library)).toEqual(before);
    return code;
  }

  test('a library of a newer format is refused, untouched', () => {
    const db = new BetterSqlite3(database());
    db.pragma(`user_version = ${FORMAT_NUMBER + 1}`);
    db.pragma('wal_checkpoint(TRUNCATE)');
    db.close();
    expect(refusalOf()).toBe('library-newer');
  });

  test.each<[what: string, damage: () => void]>([
    ['a file of noise', () => writeFileSync(database(), Buffer.alloc(8192, 'noise'))],
    ['an empty file', () => truncateSync(database(), 0)],
    [
      'another program’s database',
      () => {
        writeFileSync(database(), '');
        const db = new BetterSqlite3(database());
        db.exec('CREATE TABLE recipe (name TEXT)');
        db.close();
      },
    ],
    ['a file cut off in its header', () => truncateSync(database(), 50)],
    [
      'a folder in the place of the documents’ that is a link',
      () => {
        renameSync(join(library.library, 'objects'), library.path('away'));
        symlinkSync(library.path('away'), join(library.library, 'objects'));
      },
    ],
  ])('%s is refused, untouched', (_what, damage) => {
    damage();
    expect(refusalOf()).toBe('library-damaged');
  });

  test.each<[what: string, damage: () => void]>([
    ['a file cut off after its header', () => truncateSync(database(), 5000)],
    [
      'a good header before noise',
      () =>
        writeFileSync(
          database(),
          Buffer.concat([readFileSync(database()).subarray(0, 100), Buffer.alloc(20_000, 'noise')]),
        ),
    ],
  ])('%s is refused, and stays as it is for who wants to rescue it', (_what, damage) => {
    damage();
    const before = readFileSync(database());
    expect(open).toThrow(
      expect.objectContaining({
        code: 'library-damaged',
        userMessage: expect.objectContaining({ why: expect.stringContaining('SQLite says') }),
      }),
    );
    expect(readFileSync(database()).equals(before)).toBe(true);
    expect(open).toThrow(expect.objectContaining({ code: 'library-damaged' })); // not locked by the first try
  });

  test('a folder without a library is refused, untouched', () => {
    const other = library.path('other');
    mkdirSync(other);
    writeFileSync(join(other, 'notes.txt'), 'mine');
    renameSync(library.library, library.path('away'));
    renameSync(other, library.library);
    expect(refusalOf()).toBe('library-missing');
  });
});

test('a new library is made in an empty folder only', () => {
  const folder = library.path('new');
  mkdirSync(folder);
  writeFileSync(join(folder, 'mine.txt'), 'mine');
  expect(() => createLibrary(folder, 'Colophon tests')).toThrow(
    expect.objectContaining({ code: 'already-exists' }),
  );
  expect(readdirSync(folder)).toEqual(['mine.txt']);
  expect(() => createLibrary(library.library, 'Colophon tests')).toThrow(
    expect.objectContaining({ code: 'already-exists' }),
  );
});

test('a moved, renamed or copied library opens, whole', async () => {
  const before = library.contentId();
  library.close();
  renameSync(library.library, library.path('ümbenannt und verschoben'));
  cpSync(library.path('ümbenannt und verschoben'), library.library, { recursive: true });
  library.reopen();
  expect(library.contentId()).toBe(before);
  expect((await library.verify()).problems).toEqual([]);
  const text = readFileSync(database(), 'latin1');
  expect(text).not.toContain(library.folder);
});

test('files left on their way in by a crash are swept, and are no problem', async () => {
  const incoming = join(library.library, 'objects/incoming');
  writeFileSync(join(incoming, 'half-a-file'), 'half');
  expect((await library.verify()).problems).toEqual([]);
  library.reopen();
  expect(readdirSync(incoming)).toEqual([]);
});

test('sweeping does not reach out of the library through a link', () => {
  library.close();
  mkdirSync(library.path('outside/incoming'), { recursive: true });
  writeFileSync(library.path('outside/incoming/mine.txt'), 'mine');
  renameSync(join(library.library, 'objects'), library.path('away'));
  symlinkSync(library.path('outside'), join(library.library, 'objects'));
  expect(() => library.reopen()).toThrow(expect.objectContaining({ code: 'library-damaged' }));
  expect(readdirSync(library.path('outside/incoming'))).toEqual(['mine.txt']);
});

describe('what is published', () => {
  test.each(['version', 'schema_asset', 'schema_release', 'event'])(
    'cannot be changed or deleted in the table %s, by any program',
    (table) => {
      library.close();
      const db = new BetterSqlite3(database());
      const rows = () => db.prepare(`SELECT * FROM ${table}`).all();
      const before = rows();
      expect(before.length).toBeGreaterThan(0);
      const [column] = Object.keys(before[0] as object);
      expect(() => db.exec(`UPDATE ${table} SET ${column} = ${column}`)).toThrow(/never changes/);
      expect(() => db.exec(`DELETE FROM ${table}`)).toThrow(/never changes/);
      expect(rows()).toEqual(before);
      db.close();
    },
  );

  test('objects cannot be changed, nor the journal shortened', () => {
    library.close();
    const db = new BetterSqlite3(database());
    expect(() => db.exec("UPDATE object SET data = x'00'")).toThrow(/never change/);
    expect(() => db.exec('DELETE FROM journal')).toThrow(/only appended/);
    db.close();
  });
});

describe('read-only media', () => {
  const remount = (...options: string[]) => execFileSync('mount', options, { stdio: 'ignore' });

  test('log, show, diff, status, export, verify and backup work, and nothing is written', async ({
    skip,
  }) => {
    library.close();
    const media = library.path('media');
    mkdirSync(media);
    try {
      remount('--bind', library.library, media);
      remount('-o', 'remount,ro,bind', media);
    } catch {
      skip('read-only media need the right to mount');
    }
    const reader = openLibraryReadOnly(media);
    try {
      const before = describeFolder(media);
      const context = { ...library.context, reader, writer: null };
      expect(logOf(context, 'papers')).toHaveLength(1);
      expect(showVersion(context, 'papers@1').regions).toBe(1);
      expect(compareSummary(context, 'papers@1', 'papers@draft').labels.added).toBe(1);
      expect(statusOf(context, 'papers').clean).toBe(false);
      const target = library.path('out.json');
      expect(
        await exportCoco(
          context,
          { version: 'papers@1', target, scale: 1, allowDraft: false },
          { program: 'tests', ...silent },
        ),
      ).toMatchObject({ regions: 1 });
      expect(await verifyLibrary(context, silent)).toMatchObject({ ok: true, problems: [] });
      expect(await backupLibrary(context, library.path('backup'), silent)).toMatchObject({ files: 2 });
      expect(() => openLibrary(media, 'Colophon tests')).toThrow(
        expect.objectContaining({ code: 'library-read-only' }),
      );
      expect(describeFolder(media)).toEqual(before);
    } finally {
      reader.close();
      execFileSync('umount', ['--lazy', media]);
    }
  });
});
