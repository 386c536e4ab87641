import type { Change } from '../../domain/edits/change';
import type { ReadableDatabase, WritableDatabase } from '../database';
import type { DraftRoots } from './draft-repository';

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

export interface JournalReader {
  /** Roots that undo and redo of the draft lead to. */
  roots(draftId: number): DraftRoots[];
  lastApplied(draftId: number): JournalEntry | undefined;
  firstUndone(draftId: number): JournalEntry | undefined;
  /** Whether a migration of the draft is taken back. Reads what is taken back or was overtaken, nothing else. */
  hasUndoneMigration(draftId: number): boolean;
  /** Migrations of the draft after an entry, in order, whatever became of them, and the newest entry there is. */
  migrationsAfter(draftId: number, seq: number): { upTo: number; entries: JournalEntry[] };
  /** Of some entries those that are applied. */
  appliedAmong(seqs: readonly number[]): ReadonlySet<number>;
  /**
   * Who did what content does not tell, of what is applied since a time.
   *
   * @param since ISO 8601, UTC
   */
  actsSince(draftId: number, since: string): ActsSince;
}

/** Who did what leaves no trace in content. */
export interface ActsSince {
  /** Who last removed a region, by its id, or marked a page, by `document/index`, where that was done one by one. */
  readonly oneByOne: ReadonlyMap<string, string>;
  /** Who changed the draft as a whole, as a restore or an import does; `null` where nobody did, or several people. */
  readonly ofBulk: string | null;
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
  const isMigration = `instr(changes, '"kind":"lineage"') > 0`; // nothing else changes the lineage
  const selectUndone = db
    .prepare<[number], number>(
      `SELECT 1 FROM journal WHERE draft_id = ? AND state IN ('undone', 'dropped') AND ${isMigration} LIMIT 1`,
    )
    .pluck();
  // By number, not by the index on states: one look-up for each entry would take twice as long, and never less.
  const selectMigrations = db.prepare<[number, number], Row>(
    `SELECT ${columns} FROM journal NOT INDEXED WHERE draft_id = ? AND seq > ? AND kind = 'edit' AND ${isMigration} ORDER BY seq`,
  );
  const selectNewest = db.prepare<[], number>('SELECT coalesce(max(seq), 0) FROM journal').pluck();
  const selectAmong = db
    .prepare<[string], number>(
      `SELECT seq FROM journal WHERE seq IN (SELECT value FROM json_each(?)) AND state = 'applied'`,
    )
    .pluck();
  const selectRoots = db.prepare<[number], DraftRoots>(
    `SELECT DISTINCT side.value ->> '$.root' AS root, side.value ->> '$.provenance' AS provenance
     FROM journal j, json_each(j.changes) c, json_each(json_array(c.value -> '$.before', c.value -> '$.after')) side
     WHERE j.draft_id = ? AND j.state IN ('applied', 'undone') AND instr(j.changes, '"kind":"roots"') > 0
       AND c.value ->> '$.kind' = 'roots'`,
  );
  return {
    ...readingActs(db),
    roots: (draftId) => selectRoots.all(draftId),
    lastApplied: (draftId) => toEntry(selectLast.get(draftId)),
    firstUndone: (draftId) => toEntry(selectFirst.get(draftId)),
    hasUndoneMigration: (draftId) => selectUndone.get(draftId) !== undefined,
    migrationsAfter: (draftId, seq) => {
      const upTo = selectNewest.get() as number;
      return { upTo, entries: selectMigrations.all(draftId, seq).map((row) => toEntry(row) as JournalEntry) };
    },
    appliedAmong: (seqs) => new Set(selectAmong.all(JSON.stringify(seqs))),
  };
}

/** Who did what stands in no content. */
function readingActs(db: ReadableDatabase): Pick<JournalReader, 'actsSince'> {
  const selectActs = db.prepare<[number, string], { id: string; author: string }>(
    `SELECT coalesce(c.value ->> '$.id', (c.value ->> '$.document') || '/' || (c.value ->> '$.pageIndex')) AS id, j.author
     FROM journal j, json_each(j.changes) c
     WHERE j.draft_id = ? AND j.state = 'applied' AND j.time >= ?
       AND (c.value ->> '$.kind' = 'page-state' OR (c.value ->> '$.kind' = 'region' AND c.value ->> '$.after' IS NULL))
     ORDER BY j.seq`,
  );
  const selectBulk = db
    .prepare<[number, string], string>(
      `SELECT DISTINCT author FROM journal
       WHERE draft_id = ? AND state = 'applied' AND time >= ? AND instr(changes, '"kind":"roots"') > 0 LIMIT 2`,
    )
    .pluck();
  return {
    actsSince(draftId, since) {
      const [first = null, second] = selectBulk.all(draftId, since);
      return {
        oneByOne: new Map(selectActs.all(draftId, since).map(({ id, author }) => [id, author])),
        ofBulk: second === undefined ? first : null,
      };
    },
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
