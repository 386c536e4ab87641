import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { Question } from '../../domain/migration/plan';
import type { ReadableDatabase, WritableDatabase } from '../database';

/** A region that a migration left to a person, and what is in question. */
export interface ReviewItemRow extends ReviewItemKey {
  /** Object id of the plan that asks. */
  readonly plan: ObjectId;
  readonly questions: readonly Question[];
}

export interface ReviewItemKey {
  readonly entry: string;
  readonly pageIndex: number;
  readonly region: string;
}

/** Which items to list: all, or those of a document or page, a slice at a time. */
export interface ReviewSlice {
  readonly entry?: string | undefined;
  readonly pageIndex?: number | undefined;
  /** The last item of the slice before. */
  readonly after?: ReviewItemKey | undefined;
  readonly limit?: number | undefined;
}

export interface ReviewReader {
  /** Items of some plans in the order of entry ids, pages and regions. */
  list(plans: readonly ObjectId[], slice?: ReviewSlice): ReviewItemRow[];
  count(plans: readonly ObjectId[]): number;
}

export interface ReviewRepository extends ReviewReader {
  /** Writes items; one that is there already is replaced. The caller's transaction keeps batches short. */
  put(items: readonly ReviewItemRow[]): void;
}

interface Stored {
  plan: string;
  entry: string;
  pageIndex: number;
  region: string;
  questions: string;
}

/** SQLite reads a negative limit as none. */
const NO_LIMIT = -1;

export function createReviewReader(db: ReadableDatabase): ReviewReader {
  const select = db.prepare<
    {
      plans: string;
      entry: string | null;
      pageIndex: number | null;
      afterEntry: string;
      afterPage: number;
      afterRegion: string;
      limit: number;
    },
    Stored
  >(
    `SELECT plan_id AS plan, entry_id AS entry, page_index AS pageIndex, region_id AS region, questions
     FROM review_item WHERE plan_id IN (SELECT value FROM json_each(@plans))
     AND (@entry IS NULL OR entry_id = @entry) AND (@pageIndex IS NULL OR page_index = @pageIndex)
     AND (entry_id, page_index, region_id) > (@afterEntry, @afterPage, @afterRegion)
     ORDER BY entry_id, page_index, region_id, plan_id LIMIT @limit`,
  );
  const selectCount = db
    .prepare<[string], number>(
      'SELECT count(*) FROM review_item WHERE plan_id IN (SELECT value FROM json_each(?))',
    )
    .pluck();
  return {
    list: (plans, { entry = undefined, pageIndex = undefined, after = undefined, limit = NO_LIMIT } = {}) =>
      select
        .all({
          plans: JSON.stringify(plans),
          entry: entry ?? null,
          pageIndex: pageIndex ?? null,
          afterEntry: after?.entry ?? '',
          afterPage: after?.pageIndex ?? -1,
          afterRegion: after?.region ?? '',
          limit,
        })
        .map((row) => ({ ...row, questions: JSON.parse(row.questions) as Question[] })),
    count: (plans) => selectCount.get(JSON.stringify(plans)) ?? 0,
  };
}

export function createReviewRepository(db: WritableDatabase): ReviewRepository {
  const insert = db.prepare(
    `INSERT OR REPLACE INTO review_item (plan_id, entry_id, page_index, region_id, questions)
     VALUES (@plan, @entry, @pageIndex, @region, @questions)`,
  );
  return {
    ...createReviewReader(db),
    put(items) {
      for (const item of items) insert.run({ ...item, questions: JSON.stringify(item.questions) });
    },
  };
}
