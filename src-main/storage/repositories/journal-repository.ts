import type { Change } from '../../domain/edits/change';
import type { ReadableDatabase, WritableDatabase } from '../database';

/**
 * One entry of the journal. `applied` and `undone` entries form the undo and redo stacks; `dropped`
 * ones were undone and then overtaken by another edit; `log` ones record an undo or redo itself.
 */
export interface JournalEntry {
  readonly seq: number;
  readonly label: string;
  readonly gesture: string | null;
  readonly changes: readonly Change[];
}

export interface NewJournalEntry {
  readonly draftId: number;
  readonly time: string;
  readonly author: string;
  readonly label: string;
  readonly gesture?: string | undefined;
  readonly changes: readonly Change[];
}

/** What a migration brought, or an undo took back. */
export interface JournalMigration {
  readonly isApplied: boolean;
  readonly changes: readonly Change[];
}

export interface JournalReader {
  lastApplied(draftId: number): JournalEntry | undefined;
  firstUndone(draftId: number): JournalEntry | undefined;
  /** Migrations of the draft from the first that is taken back on, in order; none where none is. */
  migrationsFromUndone(draftId: number): JournalMigration[];
}

export interface JournalRepository extends JournalReader {
  append(entry: NewJournalEntry): number;
  /** Puts more changes to the last entry, for the next step of the same gesture. */
  extend(seq: number, changes: readonly Change[], time: string): void;
  /** Records that an entry was taken back (`undo`) or done again (`redo`). */
  mark(
    entry: JournalEntry,
    kind: 'undo' | 'redo',
    by: Omit<NewJournalEntry, 'changes' | 'label' | 'gesture'>,
  ): void;
}

interface Row {
  seq: number;
  label: string;
  gesture: string | null;
  changes: string;
}

const toEntry = (row: Row | undefined): JournalEntry | undefined =>
  row === undefined ? undefined : { ...row, changes: JSON.parse(row.changes) as Change[] };

export function createJournalReader(db: ReadableDatabase): JournalReader {
  const columns = 'seq, label, gesture, changes';
  const selectLast = db.prepare<[number], Row>(
    `SELECT ${columns} FROM journal WHERE draft_id = ? AND state = 'applied' ORDER BY seq DESC LIMIT 1`,
  );
  const selectFirst = db.prepare<[number], Row>(
    `SELECT ${columns} FROM journal WHERE draft_id = ? AND state = 'undone' ORDER BY seq LIMIT 1`,
  );
  // Only migrations change the lineage. Few entries are taken back, so that mostly nothing but the index is read.
  const isMigration = `instr(changes, '"kind":"lineage"') > 0`;
  const selectMigrations = db.prepare<{ draftId: number }, { state: string; changes: string }>(
    `SELECT state, changes FROM journal
     WHERE draft_id = @draftId AND state IN ('applied', 'undone', 'dropped') AND ${isMigration} AND seq >= (
       SELECT min(seq) FROM journal
       WHERE draft_id = @draftId AND state IN ('undone', 'dropped') AND ${isMigration})
     ORDER BY seq`,
  );
  return {
    lastApplied: (draftId) => toEntry(selectLast.get(draftId)),
    firstUndone: (draftId) => toEntry(selectFirst.get(draftId)),
    migrationsFromUndone: (draftId) =>
      selectMigrations.all({ draftId }).map(({ state, changes }) => ({
        isApplied: state === 'applied',
        changes: JSON.parse(changes) as Change[],
      })),
  };
}

export function createJournalRepository(db: WritableDatabase): JournalRepository {
  const insert = db.prepare(
    `INSERT INTO journal (draft_id, time, author, kind, label, gesture, of, changes, state)
     VALUES (@draftId, @time, @author, @kind, @label, @gesture, @of, @changes, @state)`,
  );
  const drop = db.prepare<[number]>(
    `UPDATE journal SET state = 'dropped' WHERE draft_id = ? AND state = 'undone'`,
  );
  const setState = db.prepare<[string, number]>('UPDATE journal SET state = ? WHERE seq = ?');
  const setChanges = db.prepare<[string, string, number]>(
    'UPDATE journal SET changes = ?, time = ? WHERE seq = ?',
  );
  return {
    ...createJournalReader(db),
    append({ changes, gesture, ...entry }) {
      drop.run(entry.draftId);
      const row = {
        ...entry,
        gesture: gesture ?? null,
        kind: 'edit',
        of: null,
        changes: JSON.stringify(changes),
        state: 'applied',
      };
      return Number(insert.run(row).lastInsertRowid);
    },
    extend: (seq, changes, time) => void setChanges.run(JSON.stringify(changes), time, seq),
    mark({ seq, label }, kind, by) {
      setState.run(kind === 'undo' ? 'undone' : 'applied', seq);
      insert.run({ ...by, kind, label, gesture: null, of: seq, changes: '[]', state: 'log' });
    },
  };
}
