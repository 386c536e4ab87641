import type { ReadableDatabase } from '../database';
import { listColumns, mayRefer } from './referring-columns';

/** Rows of the journal read at once: a few milliseconds of work. */
const JOURNAL_ROWS = 500;
const ID = /[0-9a-f]{64}/g;

/** Everything in a text that could be the id of an object or a file. */
export const idsIn = (text: string): readonly string[] => text.match(ID) ?? [];

/**
 * The ids that the tables of a library name: where everything that is not garbage begins. Versions keep themselves,
 * whether or not a branch or tag leads to them; of the journal counts what can be undone or redone, and of deleted branches nothing.
 *
 * Comes in slices, each of a moment's work. What is written between them names what is young, or what was named before.
 */
export function* listReferences(db: ReadableDatabase): Generator<readonly string[]> {
  for (const column of listColumns(db).filter(mayRefer)) {
    if (column.table === 'journal' && column.column === 'changes') yield* fromJournal(db);
    else yield fromColumn(db, column);
  }
}

function fromColumn(
  db: ReadableDatabase,
  { table, column }: { readonly table: string; readonly column: string },
): string[] {
  const isLive = table === 'draft' ? ' WHERE deleted_at IS NULL' : '';
  const select = db.prepare<[], unknown>(`SELECT DISTINCT "${column}" FROM "${table}"${isLive}`).pluck();
  return select.all().flatMap((value) => {
    if (typeof value === 'string') return idsIn(value);
    return value instanceof Uint8Array && value.length === 32 ? [Buffer.from(value).toString('hex')] : [];
  });
}

function* fromJournal(db: ReadableDatabase): Generator<readonly string[]> {
  const select = db.prepare<[number, number], { seq: number; changes: string }>(
    `SELECT seq, changes FROM journal WHERE seq > ? AND state IN ('applied', 'undone')
     AND draft_id IN (SELECT id FROM draft WHERE deleted_at IS NULL) ORDER BY seq LIMIT ?`,
  );
  for (let last = 0; ;) {
    const rows = select.all(last, JOURNAL_ROWS);
    yield rows.flatMap(({ changes }) => idsIn(changes));
    const next = rows.at(-1);
    if (next === undefined) return;
    last = next.seq;
  }
}
