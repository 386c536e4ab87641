import type { Resolution, Resolutions } from '../../domain/merge/conflict';
import type { ReadableDatabase, WritableDatabase } from '../database';

/** A merge that waits for decisions. Our side is the draft as it is. */
export interface MergeRow {
  readonly draftId: number;
  /** Version id. */
  readonly theirs: string;
  /** What their side was called when the merge began. */
  readonly name: string;
  readonly message: string;
  /** IoU from which regions of both sides count as drawn twice; `null` looks for none. */
  readonly overlap: number | null;
  readonly startedBy: string;
  /** ISO 8601, UTC. */
  readonly startedAt: string;
  /** Grows with every decision. */
  readonly revision: number;
}

export interface MergeReader {
  find(draftId: number): MergeRow | undefined;
  /** What was decided so far, by the keys of conflicts. */
  decisions(draftId: number): Resolutions;
  /** Every unfinished merge, for `verify` and for collecting what is reachable. */
  all(): MergeRow[];
}

export interface MergeRepository extends MergeReader {
  start(merge: Omit<MergeRow, 'revision'>): void;
  /** Keeps decisions; `null` opens a conflict again. */
  decide(draftId: number, decisions: ReadonlyMap<string, Resolution | null>): void;
  /** Takes the merge and its decisions away. */
  remove(draftId: number): void;
}

interface Stored {
  readonly key: string;
  readonly decision: string;
}

const COLUMNS = `draft_id AS draftId, theirs, name, message, overlap, started_by AS startedBy,
  started_at AS startedAt, revision`;

export function createMergeReader(db: ReadableDatabase): MergeReader {
  const select = db.prepare<[number], MergeRow>(`SELECT ${COLUMNS} FROM merge WHERE draft_id = ?`);
  const selectAll = db.prepare<[], MergeRow>(`SELECT ${COLUMNS} FROM merge ORDER BY draft_id`);
  const selectDecisions = db.prepare<[number], Stored>(
    'SELECT key, decision FROM merge_decision WHERE draft_id = ? ORDER BY key',
  );
  return {
    find: (draftId) => select.get(draftId),
    decisions: (draftId) =>
      new Map(
        selectDecisions.all(draftId).map(({ key, decision }) => [key, JSON.parse(decision) as Resolution]),
      ),
    all: () => selectAll.all(),
  };
}

export function createMergeRepository(db: WritableDatabase): MergeRepository {
  const insert = db.prepare(
    `INSERT INTO merge (draft_id, theirs, name, message, overlap, started_by, started_at)
     VALUES (@draftId, @theirs, @name, @message, @overlap, @startedBy, @startedAt)`,
  );
  const upsert = db.prepare<[number, string, string]>(
    `INSERT INTO merge_decision (draft_id, key, decision) VALUES (?, ?, ?)
     ON CONFLICT DO UPDATE SET decision = excluded.decision`,
  );
  const forget = db.prepare<[number, string]>('DELETE FROM merge_decision WHERE draft_id = ? AND key = ?');
  const increment = db.prepare<[number]>('UPDATE merge SET revision = revision + 1 WHERE draft_id = ?');
  const removeDecisions = db.prepare<[number]>('DELETE FROM merge_decision WHERE draft_id = ?');
  const removeMerge = db.prepare<[number]>('DELETE FROM merge WHERE draft_id = ?');
  return {
    ...createMergeReader(db),
    start: (merge) => void insert.run(merge),
    decide(draftId, decisions) {
      for (const [key, decision] of decisions) {
        if (decision === null) forget.run(draftId, key);
        else upsert.run(draftId, key, JSON.stringify(decision));
      }
      increment.run(draftId);
    },
    remove(draftId) {
      removeDecisions.run(draftId);
      removeMerge.run(draftId);
    },
  };
}
