import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { type Act, type DocumentProvenance } from '../../domain/dataset-versions/provenance';
import type { PageSize } from '../../domain/geometry/units';
import { createCounter, type EffectCounts } from '../../domain/migration/effect-tally';
import { migrateDocument } from '../../domain/migration/migrate-document';
import { createMigrator } from '../../domain/migration/migrate-page';
import type { MigrationPlan } from '../../domain/migration/plan';
import type { SchemasById } from '../../domain/migration/rule-lines';
import type { DocumentContent } from '../../domain/regions/region';
import { createParcelStore, type ObjectParcel } from '../../storage/object-parcel';
import type { ReviewItemRow } from '../../storage/repositories/review-repository';
import { shownRules } from './migration-examples';
import { itemsOf, rewriteDocument, rewriteProvenance } from './migration-rewrite';

/** What is the same for all documents of a migration. Plain data: it crosses to other threads. */
export interface MigrationSetup {
  readonly plan: MigrationPlan;
  readonly schemas: SchemasById;
  /** Whose act it is, with the plan as its run; `null` counts what would change, and writes nothing. */
  readonly act: (Act & { readonly run: ObjectId }) | null;
}

/** Some documents, with every object that migrating them reads. */
export interface MigrationTask {
  readonly documents: readonly DocumentTask[];
  readonly objects: ObjectParcel;
}

export interface DocumentTask {
  readonly id: ObjectId;
  readonly document: DocumentContent;
  readonly provenance: DocumentProvenance;
  /** Pages of its file, with regions or without. */
  readonly pages: number;
  /** Sizes of its file's pages in units, by page index; `null` for a document without a file. */
  readonly sizes: readonly PageSize[] | null;
}

/** What migrating some documents comes to. */
export interface MigrationOutcome {
  readonly documents: readonly DocumentOutcome[];
  /** What is left to a person. */
  readonly items: readonly ReviewItemRow[];
  readonly counts: EffectCounts;
  /** The objects that were written. */
  readonly objects: ObjectParcel;
}

export interface DocumentOutcome {
  readonly entry: string;
  readonly before: ObjectId;
  /** Lines of the plan that it has an example of. */
  readonly shows: readonly number[];
  /** `null` when it stays as it is, or when nothing was to be written. */
  readonly written: WrittenDocument | null;
}

interface WrittenDocument {
  readonly id: ObjectId;
  /** Its `Summary`, as the JSON that is kept. */
  readonly summary: string;
  readonly provenance: ObjectId | null;
}

/** The work of a migration, apart from the library: the same task has the same outcome on any thread. */
export function createMigrationJob({ plan, schemas, act }: MigrationSetup) {
  const migrator = createMigrator([plan], schemas);
  return ({ documents, objects: given }: MigrationTask): MigrationOutcome => {
    const objects = createParcelStore(given);
    const counter = createCounter(migrator.lines.length);
    const items: ReviewItemRow[] = [];
    const outcomes = documents.map(({ id, document, ...task }): DocumentOutcome => {
      const sizeOf = (_file: string, pageIndex: number): PageSize | undefined => task.sizes?.[pageIndex];
      const migrated = migrateDocument(objects, document, migrator, sizeOf);
      for (const { before, migrated: page } of migrated.pages) counter.addPage(before, page);
      for (const line of migrated.relationRules) counter.addRule(line);
      const outcome = { entry: document.entry, before: id, shows: shownRules(migrator.lines, migrated) };
      if (act === null) return { ...outcome, written: null };
      items.push(...itemsOf(act.run, document.entry, migrated.pages));
      const written = rewriteDocument(objects, { id, document, migrated, filePages: task.pages }, sizeOf);
      if (written === null) return { ...outcome, written: null };
      const provenance = rewriteProvenance(objects, task.provenance, migrated.pages, act);
      return {
        ...outcome,
        written: { id: written.id, summary: JSON.stringify(written.summary), provenance },
      };
    });
    return { documents: outcomes, items, counts: counter.counts(), objects: objects.written() };
  };
}
