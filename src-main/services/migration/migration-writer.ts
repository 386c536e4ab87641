import { diffTrees, findEntry, updateTree } from '../../domain/dataset-versions/document-tree';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { readDocumentProvenance, type Act } from '../../domain/dataset-versions/provenance';
import type { PageSize } from '../../domain/geometry/units';
import { migrateDocument } from '../../domain/migration/migrate-document';
import type { Migrator } from '../../domain/migration/migrate-page';
import { takeTurns } from '../../formats/take-turns';
import type { LibraryWriter } from '../../storage/library-storage';
import { unwrapObjects } from '../../storage/object-parcel';
import type { DraftRoots } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import type { ReviewItemRow } from '../../storage/repositories/review-repository';
import { flushLargeBatch } from '../content/bulk-act';
import { requireWriter, type LibraryContext } from '../library-context';
import type { MigrationOutcome } from './migration-job';
import { itemsOf, rewriteDocument, rewriteProvenance } from './migration-rewrite';
import { fileSizes } from '../content/file-sizes';
import type { Divergence } from '../content/rebase-roots';
import { countFilePages } from '../statistics';
import { updateInTurns } from '../content/update-in-turns';

interface WriterState {
  readonly context: LibraryContext;
  readonly migrator: Migrator;
  readonly objects: ObjectBuffer;
  readonly roots: DraftRoots;
  /** Its `run` is the plan: provenance then tells a migration from a person's correction. */
  readonly act: Act & { readonly run: ObjectId };
}

/** Some 30 ms of work. */
const ITEMS_PER_BATCH = 2500;

/** Writes what a migration makes of documents, in batches that nobody sees before the act is published. */
export function createMigrationWriter(state: WriterState) {
  const { context, objects, roots } = state;
  const documents = new Map<string, ObjectId>();
  const provenances = new Map<string, ObjectId | null>();
  let items: ReviewItemRow[] = [];
  const saveItems = (): void => {
    const writer = requireWriter(context);
    for (let start = 0; start < items.length; start += ITEMS_PER_BATCH)
      writer.writeAhead(() => writer.review.put(items.slice(start, start + ITEMS_PER_BATCH)));
    items = [];
  };
  return {
    onOutcome(outcome: MigrationOutcome): void {
      items.push(...outcome.items);
      if (items.length >= ITEMS_PER_BATCH) saveItems();
      for (const { entry, written } of outcome.documents) {
        if (written === null) continue;
        context.reader.summaries.putJson(written.id, written.summary);
        documents.set(entry, written.id);
        provenances.set(entry, written.provenance);
      }
      for (const [id, packed] of unwrapObjects(outcome.objects)) objects.writePacked(id, packed);
      flushLargeBatch(objects);
    },
    async finish(signal?: AbortSignal): Promise<DraftRoots> {
      saveItems();
      const nextTurn = takeTurns(signal);
      while (!context.reader.summaries.flushSome()) await nextTurn();
      return {
        root: await updateInTurns(objects, roots.root, documents, signal),
        provenance: await updateInTurns(objects, roots.provenance, provenances, signal),
      };
    },
    rebase: (divergence: Divergence): DraftRoots =>
      rebaseMigration(state, divergence, (late) => items.push(...late)),
    /** The questions of pages that were edited meanwhile; few, as the edits of some seconds are. */
    record: (writer: LibraryWriter): void => writer.review.put(items),
  };
}

/** What was edited during the migration is migrated from its state now; it never was under the other schema. */
function rebaseMigration(
  { context, migrator, objects, act }: WriterState,
  { base, current, incoming }: Divergence,
  onItems: (items: ReviewItemRow[]) => void,
): DraftRoots {
  const documents = new Map<string, ObjectId | null>();
  const provenances = new Map<string, ObjectId | null>();
  const sizesOf = fileSizes(context);
  const changes = [
    ...diffTrees(objects, base.root, current.root),
    ...diffTrees(objects, base.provenance, current.provenance),
  ];
  for (const entry of new Set(changes.map(({ key }) => key))) {
    const id = findEntry(objects, current.root, entry);
    if (id === undefined) {
      documents.set(entry, null);
      provenances.set(entry, null);
      continue;
    }
    const document = readDocument(objects, id);
    const sizeOf = (file: string, index: number): PageSize | undefined => sizesOf(file)[index];
    const migrated = migrateDocument(objects, document, migrator, sizeOf);
    onItems(itemsOf(act.run, entry, migrated.pages));
    const filePages = countFilePages(context.reader, document.file);
    const written = rewriteDocument(objects, { id, document, migrated, filePages }, sizeOf);
    if (written !== null) context.reader.summaries.put(written.id, written.summary);
    documents.set(entry, written?.id ?? id);
    const known = readDocumentProvenance(objects, findEntry(objects, current.provenance, entry));
    provenances.set(entry, rewriteProvenance(objects, known, migrated.pages, act));
  }
  return {
    root: updateTree(objects, incoming.root, documents),
    provenance: updateTree(objects, incoming.provenance, provenances),
  };
}
