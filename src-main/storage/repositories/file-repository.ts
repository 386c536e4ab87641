import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { PageSize } from '../../domain/geometry/units';
import type { ReadableDatabase, WritableDatabase } from '../database';

/** What is known of one page of a file, once and for all. Lengths in units of 1e-4 point (pixel for images). */
export interface FilePage {
  readonly width: number;
  readonly height: number;
  readonly rotation: number;
  readonly userUnit: number;
  readonly boxes?: unknown;
  readonly problem?: string | undefined;
}

export interface FileRow {
  readonly sha256: string;
  readonly size: number;
  readonly mediaType: string;
  readonly encrypted: boolean;
  readonly pages: number;
  readonly problems: readonly string[];
  readonly words: 'pending' | 'done' | 'failed';
}

export interface StoredWord {
  readonly text: string;
  readonly box: readonly number[];
}

export interface FileReader {
  get(sha256: string): FileRow | undefined;
  list(): FileRow[];
  /** Page counts of all files. */
  pageCounts(): Map<string, number>;
  pages(sha256: string): FilePage[];
  /** Size of one page, in units; `undefined` for a page that the file does not have. */
  pageSize(sha256: string, pageIndex: number): PageSize | undefined;
  words(sha256: string, pageIndex: number): StoredWord[] | undefined;
  thumbnail(sha256: string, pageIndex: number): Buffer | undefined;
  /** Files whose text has not been read yet. */
  pendingWords(): string[];
}

export interface FileRepository extends FileReader {
  add(file: Omit<FileRow, 'words' | 'pages'>, pages: readonly FilePage[], time: string): void;
  putWords(sha256: string, pageIndex: number, words: readonly StoredWord[]): void;
  setWordsState(sha256: string, state: FileRow['words']): void;
  putThumbnail(sha256: string, pageIndex: number, jpeg: Uint8Array): void;
}

interface Row extends Omit<FileRow, 'encrypted' | 'problems'> {
  encrypted: number;
  problems: string;
}

const COLUMNS = 'sha256, size, media_type AS mediaType, encrypted, pages, problems, words';
const toFile = (row: Row): FileRow => ({
  ...row,
  encrypted: row.encrypted === 1,
  problems: JSON.parse(row.problems) as string[],
});

export function createFileReader(db: ReadableDatabase): FileReader {
  const select = db.prepare<[string], Row>(`SELECT ${COLUMNS} FROM file WHERE sha256 = ?`);
  const selectAll = db.prepare<[], Row>(`SELECT ${COLUMNS} FROM file ORDER BY sha256`);
  const selectCounts = db.prepare<[], { sha256: string; pages: number }>('SELECT sha256, pages FROM file');
  const selectPages = db.prepare<[string], FilePage & { boxes: string | null; problem: string | null }>(
    'SELECT width, height, rotation, user_unit AS userUnit, boxes, problem FROM file_page WHERE sha256 = ? ORDER BY page_index',
  );
  const selectSize = db.prepare<[string, number], PageSize>(
    'SELECT width, height FROM file_page WHERE sha256 = ? AND page_index = ?',
  );
  const selectWords = db
    .prepare<[string, number], Buffer>('SELECT words FROM page_words WHERE sha256 = ? AND page_index = ?')
    .pluck();
  const selectThumbnail = db
    .prepare<[string, number], Buffer>('SELECT jpeg FROM thumbnail WHERE sha256 = ? AND page_index = ?')
    .pluck();
  const selectPending = db
    .prepare<[], string>(`SELECT sha256 FROM file WHERE words = 'pending' ORDER BY added_at`)
    .pluck();
  return {
    get(sha256) {
      const row = select.get(sha256);
      return row === undefined ? undefined : toFile(row);
    },
    list: () => selectAll.all().map(toFile),
    pageCounts: () => new Map(selectCounts.all().map(({ sha256, pages }) => [sha256, pages])),
    pages: (sha256) =>
      selectPages.all(sha256).map(({ boxes, problem, ...page }) => ({
        ...page,
        ...(boxes !== null && { boxes: JSON.parse(boxes) as unknown }),
        ...(problem !== null && { problem }),
      })),
    pageSize: (sha256, pageIndex) => selectSize.get(sha256, pageIndex),
    words(sha256, pageIndex) {
      const packed = selectWords.get(sha256, pageIndex);
      return packed === undefined
        ? undefined
        : (JSON.parse(inflateRawSync(packed).toString('utf8')) as StoredWord[]);
    },
    thumbnail: (sha256, pageIndex) => selectThumbnail.get(sha256, pageIndex),
    pendingWords: () => selectPending.all(),
  };
}

export function createFileRepository(db: WritableDatabase): FileRepository {
  const insert = db.prepare(
    `INSERT INTO file (sha256, size, media_type, encrypted, pages, problems, added_at)
     VALUES (@sha256, @size, @mediaType, @encrypted, @pages, @problems, @time) ON CONFLICT DO NOTHING`,
  );
  const insertPage = db.prepare(
    `INSERT INTO file_page (sha256, page_index, width, height, rotation, user_unit, boxes, problem)
     VALUES (@sha256, @pageIndex, @width, @height, @rotation, @userUnit, @boxes, @problem) ON CONFLICT DO NOTHING`,
  );
  const upsertWords = db.prepare<[string, number, Buffer]>(
    'INSERT OR REPLACE INTO page_words VALUES (?, ?, ?)',
  );
  const updateState = db.prepare<[string, string]>('UPDATE file SET words = ? WHERE sha256 = ?');
  const upsertThumbnail = db.prepare<[string, number, Uint8Array]>(
    'INSERT OR REPLACE INTO thumbnail VALUES (?, ?, ?)',
  );
  return {
    ...createFileReader(db),
    add({ sha256, size, mediaType, encrypted, problems }, pages, time) {
      const row = { sha256, size, mediaType, encrypted: encrypted ? 1 : 0, pages: pages.length, time };
      insert.run({ ...row, problems: JSON.stringify(problems) });
      for (const [pageIndex, { width, height, rotation, userUnit, boxes, problem }] of pages.entries()) {
        const stored = {
          boxes: boxes === undefined ? null : JSON.stringify(boxes),
          problem: problem ?? null,
        };
        insertPage.run({ sha256, pageIndex, width, height, rotation, userUnit, ...stored });
      }
    },
    putWords: (sha256, pageIndex, words) =>
      void upsertWords.run(sha256, pageIndex, deflateRawSync(Buffer.from(JSON.stringify(words)))),
    setWordsState: (sha256, state) => void updateState.run(state, sha256),
    putThumbnail: (sha256, pageIndex, jpeg) => void upsertThumbnail.run(sha256, pageIndex, jpeg),
  };
}
