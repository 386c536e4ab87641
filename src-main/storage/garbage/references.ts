import type { ReadableDatabase } from '../database';
import { listColumns, mayRefer } from './referring-columns';

/** Rows of the journal read at once: a few milliseconds of work. */
const JOURNAL_ROWS = 500;
const ID = /[0-9a-f]{64}/g;

/** A branch that was deleted a moment ago may be brought back. */
const LIVE = '(deleted_at IS NULL OR deleted_at > @since)';

/** Everything in a text that could be the id of an object or a file. */
export const idsIn = (text: string): readonly string[] => text.match(ID) ?? [];

/**
 * The ids that the tables of a library name: where everything that is not garbage begins. Versions keep themselves,
 * whether or not a branch or tag leads to them; of the journal counts what can be undone or redone, and of branches
 * deleted before a moment nothing.
 *
 * Comes in slices, each of a moment's work. What is written between them names what is young, or what was named before.
 *
 * @param since ISO 8601, UTC: branches deleted later can be brought back whole
 */
export function* listReferences(db: ReadableDatabase, since: string): Generator<readonly string[]> {
  for (const column of listColumns(db).filter(mayRefer)) {
    if (column.table === 'journal' && column.column === 'changes') yield* fromJournal(db, since);
    else yield fromColumn(db, column, since);
  }
}

/** What the drafts of branches deleted up to a moment name, themselves and in what could be undone or redone. */
export function* listDeleted(
  db: ReadableDatabase,
  since: string,
): Generator<{ readonly draftId: number; readonly ids: readonly string[] }> {
  const drafts = db
    .prepare<[string], { id: number; named: string }>(
      `SELECT id, root || provenance_root || schema || plans || unpublished AS named FROM draft WHERE deleted_at <= ?`,
    )
    .all(since);
  const changes = db
    .prepare<[number], string>(
      `SELECT changes FROM journal WHERE state IN ('applied', 'undone') AND draft_id = ?`,
    )
    .pluck();
  for (const { id, named } of drafts) yield { draftId: id, ids: [named, ...changes.all(id)].flatMap(idsIn) };
}

function fromColumn(
  db: ReadableDatabase,
  { table, column }: { readonly table: string; readonly column: string },
  since: string,
): string[] {
  const isLive = table === 'draft' ? LIVE : `@since IS NOT NULL`;
  const select = db
    .prepare<{ since: string }, unknown>(`SELECT DISTINCT "${column}" FROM "${table}" WHERE ${isLive}`)
    .pluck();
  return select.all({ since }).flatMap((value) => {
    if (typeof value === 'string') return idsIn(value);
    return value instanceof Uint8Array && value.length === 32 ? [Buffer.from(value).toString('hex')] : [];
  });
}

function* fromJournal(db: ReadableDatabase, since: string): Generator<readonly string[]> {
  const select = db.prepare<{ last: number; since: string; rows: number }, { seq: number; changes: string }>(
    `SELECT seq, changes FROM journal WHERE seq > @last AND state IN ('applied', 'undone')
     AND draft_id IN (SELECT id FROM draft WHERE ${LIVE}) ORDER BY seq LIMIT @rows`,
  );
  for (let last = 0; ;) {
    const rows = select.all({ last, since, rows: JOURNAL_ROWS });
    yield rows.flatMap(({ changes }) => idsIn(changes));
    const next = rows.at(-1);
    if (next === undefined) return;
    last = next.seq;
  }
}
