import type { ReadableDatabase } from '../database';
import { listColumns, mayRefer } from './referring-columns';

/** Rows of the journal read at once: a few milliseconds of work. */
const JOURNAL_ROWS = 500;
const ID = /[0-9a-f]{64}/g;

/** Everything in a text that could be the id of an object or a file. */
export const idsIn = (text: string): readonly string[] => text.match(ID) ?? [];

/**
 * The ids that the tables of a library name: where everything that is not garbage begins. Versions keep themselves,
 * whether or not a branch or tag leads to them; of the journal counts what can be undone or redone, and of deleted branches
 * those that can be brought back.
 *
 * Comes in slices, each of a moment's work. What is written between them names what is young, or what was named before.
 *
 * @param since when a branch has to have been deleted to be kept, ISO 8601, UTC
 */
export function* listReferences(db: ReadableDatabase, since: string): Generator<readonly string[]> {
  for (const column of listColumns(db).filter(mayRefer)) {
    if (column.table === 'journal' && column.column === 'changes') yield* fromJournal(db, since);
    else yield fromColumn(db, column, since);
  }
}

const KEPT_DRAFTS = '(deleted_at IS NULL OR deleted_at >= ?)';

function fromColumn(
  db: ReadableDatabase,
  { table, column }: { readonly table: string; readonly column: string },
  since: string,
): string[] {
  const isDraft = table === 'draft';
  const select = db
    .prepare<string[], unknown>(
      `SELECT DISTINCT "${column}" FROM "${table}"${isDraft ? ` WHERE ${KEPT_DRAFTS}` : ''}`,
    )
    .pluck();
  return select.all(...(isDraft ? [since] : [])).flatMap((value) => {
    if (typeof value === 'string') return idsIn(value);
    return value instanceof Uint8Array && value.length === 32 ? [Buffer.from(value).toString('hex')] : [];
  });
}

function* fromJournal(db: ReadableDatabase, since: string): Generator<readonly string[]> {
  const select = db.prepare<[number, string, number], { seq: number; changes: string }>(
    `SELECT seq, changes FROM journal WHERE seq > ? AND state IN ('applied', 'undone')
     AND draft_id IN (SELECT id FROM draft WHERE ${KEPT_DRAFTS}) ORDER BY seq LIMIT ?`,
  );
  for (let last = 0; ;) {
    const rows = select.all(last, since, JOURNAL_ROWS);
    yield rows.flatMap(({ changes }) => idsIn(changes));
    const next = rows.at(-1);
    if (next === undefined) return;
    last = next.seq;
  }
}
