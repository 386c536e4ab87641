import { listEntries } from '../domain/dataset-versions/document-tree';
import { readDocument } from '../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../domain/dataset-versions/object-store';
import type { EffectTally } from '../domain/migration/effect-tally';
import { migrateDocument, type MigratedDocument } from '../domain/migration/migrate-document';
import type { Migrator } from '../domain/migration/migrate-page';
import type { DocumentContent } from '../domain/regions/region';
import { takeTurns } from '../formats/take-turns';
import type { ContentView } from './content-view';
import type { LibraryContext } from './library-context';
import { countDocument } from './statistics';

export interface WalkOptions {
  readonly signal?: AbortSignal | undefined;
  onProgress(what: string, done: number, total: number | null): void;
}

export interface Walk {
  readonly context: LibraryContext;
  readonly view: Pick<ContentView, 'roots'>;
  readonly objects: ObjectReader;
  readonly migrator: Migrator;
  readonly tally: EffectTally;
  /** Whether a document must be read although its counts say it all: for examples, or because it changes. */
  wants(classIds: readonly (string | null)[]): boolean;
  onDocument(found: WalkedDocument): void;
}

export interface WalkedDocument {
  readonly id: ObjectId;
  readonly document: DocumentContent;
  readonly migrated: MigratedDocument;
}

/** Summaries asked for at once. */
const BATCH = 1000;

/**
 * Goes through the documents of a draft and counts what a migration does. A document is read only where
 * its counts by class do not say it all.
 *
 * @throws AppError `cancelled`
 */
export async function walkDocuments(walk: Walk, { signal, onProgress }: WalkOptions): Promise<void> {
  const { context, view, objects, migrator } = walk;
  const nextTurn = takeTurns(signal);
  const entries = [...listEntries(objects, view.roots.root)];
  const pageSize = pageSizes(context);
  onProgress('Looking at documents', 0, entries.length);
  for (let start = 0; start < entries.length; start += BATCH) {
    const batch = entries.slice(start, start + BATCH);
    const summaries = context.reader.summaries.getMany(batch.map(([, id]) => id));
    for (const [index, [, id]] of batch.entries()) {
      const { byClass } = summaries.get(id) ?? countDocument(context.reader, objects, id);
      if (!countAlike(walk, byClass)) {
        const document = readDocument(objects, id);
        const migrated = migrateDocument(objects, document, migrator, pageSize);
        for (const { before, migrated: page } of migrated.pages) walk.tally.addPage(before, page);
        for (const line of migrated.relationRules) walk.tally.addRule(line);
        walk.onDocument({ id, document, migrated });
      }
      onProgress('Looking at documents', start + index + 1, entries.length);
      await nextTurn();
    }
  }
}

/** Counts a document by its classes alone. @returns false when it has to be read */
function countAlike({ migrator, tally, wants }: Walk, byClass: Readonly<Record<string, number>>): boolean {
  if (migrator.touchesRelations) return false;
  const classes = Object.keys(byClass).map((id) => (id === '' ? null : id));
  const fates = classes.map((id) => migrator.fateOf(id));
  if (fates.some((fate) => fate === null) || wants(classes)) return false;
  for (const [index, fate] of fates.entries()) {
    const id = classes[index] ?? null;
    if (fate !== null) tally.addAlike(id, byClass[id ?? ''] ?? 0, fate);
  }
  return true;
}

/** Page sizes of files, in units; those of the last files stay at hand. */
export function pageSizes(context: LibraryContext) {
  const known = new Map<string, ReturnType<typeof context.reader.fileFacts.pages>>();
  return (file: string, pageIndex: number) => {
    const pages = known.get(file) ?? context.reader.fileFacts.pages(file);
    if (known.size >= BATCH) known.clear();
    known.set(file, pages);
    return pages[pageIndex];
  };
}
