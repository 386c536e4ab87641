import type { EntryChange } from '../../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectTextReader, StoredObject } from '../../domain/dataset-versions/object-store';
import { diffEntry, invertDocument, type DiffSides } from '../../domain/diff/dataset-diff';
import type { Replay } from '../../domain/diff/replay-plans';
import { createMigrator, type PlanHistory } from '../../domain/migration/migrate-page';
import type { MigrationPlan } from '../../domain/migration/plan';
import type { SchemasById } from '../../domain/migration/rule-lines';
import { openLookup } from '../../storage/object-lookup';
import { toCounted, type CountedDifference } from './counted-difference';

/** The plans between two versions, and all it takes to replay them. Plain data: it crosses to other threads. */
export interface ReplaySource {
  readonly plans: readonly MigrationPlan[];
  readonly schemas: SchemasById;
  readonly history: PlanHistory;
  readonly answersUnder: Replay['answersUnder'];
}

export const replayFrom = ({ plans, schemas, history, answersUnder }: ReplaySource): Replay => ({
  migrator: createMigrator(plans, schemas, history),
  answersUnder,
});

/** What is the same for all documents of a comparison. */
export interface CompareSetup extends Pick<CompareSides, 'names' | 'iou' | 'skipsLonePages' | 'isInverse'> {
  readonly replay: ReplaySource | null;
  /** Path of the database that has the objects. */
  readonly database: string;
  /** Canonical JSON of objects that it does not have yet, by id. */
  readonly pending: ReadonlyMap<ObjectId, string>;
}

/** Some documents that differ. */
export type CompareTask = readonly EntryChange[];

/** How documents are compared. */
export interface CompareSides extends Omit<DiffSides, 'from' | 'to'> {
  /** Whether what is compared is to be seen from the other side. */
  readonly isInverse: boolean;
}

/** The difference of one document, as far as anybody counts it. */
export const countedDifference = (
  { isInverse, ...sides }: CompareSides,
  change: EntryChange,
): CountedDifference => {
  const difference = diffEntry(sides, change);
  return toCounted(isInverse ? invertDocument(difference) : difference);
};

/** What a comparison makes of a task: its differences as JSON, which passes between threads sooner than they would. */
export const compareTask = (sides: CompareSides, task: CompareTask): string =>
  JSON.stringify(task.map((change) => countedDifference(sides, change)));

/** The differences of an outcome. */
export const differencesIn = (outcome: string): CountedDifference[] =>
  JSON.parse(outcome) as CountedDifference[];

/** The same work for a thread that has no library: it looks objects up by itself. */
export function createCompareJob({ replay: source, database, pending, ...setup }: CompareSetup) {
  const { objects, fileFacts, together } = openLookup(database);
  const sides = {
    ...setup,
    reader: readerOf(objects, pending),
    pageSize: fileFacts.pageSize,
    replay: source === null ? undefined : replayFrom(source),
  };
  return (task: CompareTask): string => together(() => compareTask(sides, task));
}

const readerOf = (stored: ObjectTextReader, pending: CompareSetup['pending']): ObjectTextReader => ({
  read(id) {
    const json = pending.get(id);
    return json === undefined ? stored.read(id) : (JSON.parse(json) as StoredObject);
  },
  readJson: (id) => pending.get(id) ?? stored.readJson(id),
});
