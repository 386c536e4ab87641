import { diffTrees, findEntry, updateTree } from '../domain/dataset-versions/document-tree';
import { documentObject, readDocument, readPage, writePage } from '../domain/dataset-versions/object-forms';
import type { ObjectId } from '../domain/dataset-versions/object-store';
import {
  provenanceOf,
  readDocumentProvenance,
  readPageProvenance,
  writeDocumentProvenance,
  writePageProvenance,
  type Act,
  type PageProvenance,
  type RegionProvenance,
} from '../domain/dataset-versions/provenance';
import { migrateDocument, type DocumentPage } from '../domain/migration/migrate-document';
import type { MigratedPage, Migrator } from '../domain/migration/migrate-page';
import { takeTurns } from '../formats/take-turns';
import type { LibraryWriter } from '../storage/library-storage';
import type { DraftRoots } from '../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../storage/repositories/object-buffer';
import type { ReviewItemRow } from '../storage/repositories/review-repository';
import { flushLargeBatch } from './bulk-act';
import { requireWriter, type LibraryContext } from './library-context';
import { pageSizes, type WalkedDocument } from './migration-walk';
import type { Divergence } from './rebase-roots';
import { countPage, summariseDocument, type PageCounts } from './statistics';
import { updateInTurns } from './update-in-turns';

interface WriterState {
  readonly context: LibraryContext;
  readonly migrator: Migrator;
  readonly objects: ObjectBuffer;
  readonly roots: DraftRoots;
  /** Its `run` is the plan: provenance then tells a migration from a person's correction. */
  readonly act: Act;
  readonly planId: ObjectId;
}

/** Some 30 ms of work. */
const ITEMS_PER_BATCH = 2500;

/** Writes what a migration makes of documents, in batches that nobody sees before the act is published. */
export function createMigrationWriter(state: WriterState) {
  const { context, objects, roots, planId } = state;
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
    onDocument(found: WalkedDocument): void {
      const { entry } = found.document;
      items.push(...itemsOf(planId, entry, found.migrated.pages));
      if (items.length >= ITEMS_PER_BATCH) saveItems();
      const id = writeDocument(state, found);
      if (id === found.id) return;
      documents.set(entry, id);
      const known = findEntry(objects, roots.provenance, entry);
      const provenance = writeProvenance(state, known, found.migrated.pages);
      if (provenance !== (known ?? null)) provenances.set(entry, provenance);
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

function itemsOf(plan: ObjectId, entry: string, pages: readonly DocumentPage[]): ReviewItemRow[] {
  return pages.flatMap(({ pageIndex, migrated }) =>
    migrated.outcomes
      .filter(({ questions }) => questions.length > 0)
      .map(({ id, questions }) => ({ plan, entry, pageIndex, region: id, questions })),
  );
}

/** @returns the id of the document's object, the old one when nothing changed */
function writeDocument(
  { context, objects }: WriterState,
  { id, document, migrated }: WalkedDocument,
): ObjectId {
  const counts = new Map<ObjectId, PageCounts>();
  const pages = document.pages.flatMap(([pageIndex, old], index): [number, ObjectId][] => {
    const page = migrated.pages[index] as DocumentPage;
    const next = page.migrated.page === page.before ? old : writePage(objects, page.migrated.page);
    if (next === null) return [];
    counts.set(next, countPage(page.migrated.page));
    return [[pageIndex, next]];
  });
  const { relations: _old, ...rest } = document;
  const { relations } = migrated;
  const next = { ...rest, pages, ...(relations !== undefined && { relations }) };
  const written = objects.write(documentObject(next));
  if (written !== id) {
    const countsOf = (page: ObjectId): PageCounts => counts.get(page) ?? countPage(readPage(objects, page));
    context.reader.summaries.put(written, summariseDocument(context.reader, next, countsOf));
  }
  return written;
}

function writeProvenance(
  { objects, act }: Pick<WriterState, 'objects' | 'act'>,
  known: ObjectId | undefined,
  pages: readonly DocumentPage[],
): ObjectId | null {
  const provenance = new Map(readDocumentProvenance(objects, known));
  for (const { pageIndex, before, migrated } of pages) {
    if (migrated.page === before) continue;
    const page = readPageProvenance(objects, provenance.get(pageIndex));
    const written = writePageProvenance(objects, provenanceAfter(page, migrated, act));
    if (written === null) provenance.delete(pageIndex);
    else provenance.set(pageIndex, written);
  }
  return writeDocumentProvenance(objects, [...provenance]);
}

function provenanceAfter(
  page: PageProvenance,
  { page: after, outcomes }: MigratedPage,
  act: Act,
): PageProvenance {
  const rewritten = outcomes.filter((one) => one.after !== one.before);
  const ids = new Set(rewritten.map(({ id }) => id));
  const isWhole =
    page.default !== undefined &&
    after.regions.length > 0 &&
    after.regions.every(({ id }) => ids.has(id) || page.regions[id] !== undefined);
  const regions: Record<string, RegionProvenance> = { ...page.regions };
  for (const { id, after: next } of rewritten) {
    const isListed = page.regions[id] !== undefined;
    if (next === null) delete regions[id];
    else if (isListed || !isWhole) regions[id] = { made: provenanceOf(page, id)?.made ?? act, changed: act };
  }
  return isWhole ? { ...page, changed: act, regions } : { ...page, regions };
}

/** What was edited during the migration is migrated from its state now; it never was under the other schema. */
function rebaseMigration(
  state: WriterState,
  { base, current, incoming }: Divergence,
  onItems: (items: ReviewItemRow[]) => void,
): DraftRoots {
  const { context, migrator, planId, objects } = state;
  const documents = new Map<string, ObjectId | null>();
  const provenances = new Map<string, ObjectId | null>();
  const sizes = pageSizes(context);
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
    const migrated = migrateDocument(objects, document, migrator, sizes);
    onItems(itemsOf(planId, entry, migrated.pages));
    documents.set(entry, writeDocument(state, { id, document, migrated }));
    const known = findEntry(objects, current.provenance, entry);
    provenances.set(entry, writeProvenance(state, known, migrated.pages));
  }
  return {
    root: updateTree(objects, incoming.root, documents),
    provenance: updateTree(objects, incoming.provenance, provenances),
  };
}
