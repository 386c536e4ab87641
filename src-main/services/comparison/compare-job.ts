import type { EntryChange } from '../../domain/dataset-versions/document-tree';
import type { ObjectId, ObjectTextReader, StoredObject } from '../../domain/dataset-versions/object-store';
import { diffEntry, type DiffSides, type DocumentDifference } from '../../domain/diff/dataset-diff';
import type { Replay } from '../../domain/diff/replay-plans';
import type { PageSize } from '../../domain/geometry/units';
import { createMigrator, type PlanHistory } from '../../domain/migration/migrate-page';
import type { MigrationPlan } from '../../domain/migration/plan';
import type { SchemasById } from '../../domain/migration/rule-lines';
import { createParcelStore, type ObjectParcel } from '../../storage/object-parcel';

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
export interface CompareSetup extends Pick<DiffSides, 'names' | 'iou' | 'skipsLonePages'> {
  readonly replay: ReplaySource | null;
}

/** Some documents that differ, with every object that comparing them reads. */
export interface CompareTask {
  readonly changes: readonly EntryChange[];
  /** Canonical JSON of the documents by object id: whoever puts a task together has read them. */
  readonly documents: ReadonlyMap<ObjectId, string>;
  /** Their pages that differ. */
  readonly objects: ObjectParcel;
  /** Sizes of the pages of their files in units, by page index, where comparing them may ask. */
  readonly sizes: ReadonlyMap<string, readonly PageSize[]>;
}

/**
 * The work of a comparison, apart from the library: the same task has the same outcome on any thread.
 *
 * @returns what gives the differences as JSON, which passes between threads sooner than they would by themselves
 */
export function createCompareJob({ replay: source, ...sides }: CompareSetup) {
  const replay = source === null ? undefined : replayFrom(source);
  return ({ changes, documents, objects, sizes }: CompareTask): string => {
    const pages = createParcelStore(objects);
    const reader: ObjectTextReader = {
      read: (id) =>
        documents.has(id) ? (JSON.parse(documents.get(id) as string) as StoredObject) : pages.read(id),
      readJson: pages.readJson,
    };
    const pageSize = (file: string, pageIndex: number) => sizes.get(file)?.[pageIndex];
    return JSON.stringify(changes.map((change) => diffEntry({ ...sides, reader, replay, pageSize }, change)));
  };
}

/** The differences of an outcome. */
export const differencesIn = (outcome: string): DocumentDifference[] =>
  JSON.parse(outcome) as DocumentDifference[];
