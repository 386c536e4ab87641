import type { ObjectId } from '../../domain/dataset-versions/object-store';
import type { Question } from '../../domain/migration/plan';
import type { ReadableDatabase, WritableDatabase } from '../database';

/** A region that a migration left to a person, and what is in question. */
export interface ReviewItemRow {
  /** Object id of the plan that asks. */
  readonly plan: ObjectId;
  readonly entry: string;
  readonly pageIndex: number;
  readonly region: string;
  readonly questions: readonly Question[];
}

export interface ReviewReader {
  /** Items of some plans, of all documents or of one, in the order of entry ids, pages and regions. */
  list(plans: readonly ObjectId[], entry?: string): ReviewItemRow[];
}

export interface ReviewRepository extends ReviewReader {
  /** Writes items; one that is there already is replaced. The caller's transaction keeps batches short. */
  put(items: readonly ReviewItemRow[]): void;
}

type Stored = Omit<ReviewItemRow, 'questions'> & { readonly questions: string };

export function createReviewReader(db: ReadableDatabase): ReviewReader {
  const select = db.prepare<{ plans: string; entry: string | null }, Stored>(
    `SELECT plan_id AS plan, entry_id AS entry, page_index AS pageIndex, region_id AS region, questions
     FROM review_item WHERE plan_id IN (SELECT value FROM json_each(@plans))
     AND (@entry IS NULL OR entry_id = @entry)
     ORDER BY entry_id, page_index, region_id, plan_id`,
  );
  return {
    list: (plans, entry) =>
      select
        .all({ plans: JSON.stringify(plans), entry: entry ?? null })
        .map((row) => ({ ...row, questions: JSON.parse(row.questions) as Question[] })),
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
