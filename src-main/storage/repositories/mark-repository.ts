import type { ReadableDatabase, WritableDatabase } from '../database';

/** What a page is recognised by. */
export type MarkKind = 'text' | 'picture';

export interface PageMark {
  readonly pageIndex: number;
  readonly kind: MarkKind;
  /** `null` for a page that has too little on it to be told from others. */
  readonly mark: Uint32Array | null;
}

export interface MarkReader {
  /** The marks of a file's pages, as far as they were made. */
  of(sha256: string): PageMark[];
}

export interface MarkRepository extends MarkReader {
  put(sha256: string, mark: PageMark): void;
}

const BYTES = Uint32Array.BYTES_PER_ELEMENT;

export function createMarkReader(db: ReadableDatabase): MarkReader {
  const select = db.prepare<[string], { pageIndex: number; kind: MarkKind; mark: Buffer }>(
    'SELECT page_index AS pageIndex, kind, mark FROM page_mark WHERE sha256 = ?',
  );
  return {
    of: (sha256) => select.all(sha256).map((row) => ({ ...row, mark: unpackMark(row.mark) })),
  };
}

export function createMarkRepository(db: WritableDatabase): MarkRepository {
  const upsert = db.prepare<[string, number, string, Buffer]>(
    'INSERT OR REPLACE INTO page_mark (sha256, page_index, kind, mark) VALUES (?, ?, ?, ?)',
  );
  return {
    ...createMarkReader(db),
    put: (sha256, { pageIndex, kind, mark }) => void upsert.run(sha256, pageIndex, kind, packMark(mark)),
  };
}

function packMark(mark: Uint32Array | null): Buffer {
  const bytes = Buffer.alloc((mark?.length ?? 0) * BYTES);
  for (const [index, number] of (mark ?? []).entries()) bytes.writeUInt32LE(number, index * BYTES);
  return bytes;
}

function unpackMark(bytes: Buffer): Uint32Array | null {
  if (bytes.length === 0) return null;
  return Uint32Array.from({ length: bytes.length / BYTES }, (_, index) => bytes.readUInt32LE(index * BYTES));
}
