import { findEntry } from '../../domain/dataset-versions/document-tree';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import { groupBy } from '../../domain/group-by';
import type { DocumentPart, Part } from '../../domain/restore/document-parts';
import type { Pair } from '../comparison/compare-pair';
import { viewBase, type ContentView } from '../content/content-view';
import { resolveEntryIn } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';
import { planPathBetween } from '../migration/plan-path';
import { resolveVersionOf } from '../content/resolve-view';

/** What is said of a restore that was refused. */
export const NOT_DONE = 'Nothing was restored.';

/** The version that parts are taken from: the one that the draft started from where none is named. */
export function sourceOf(
  context: LibraryContext,
  draft: ContentView,
  version: string | undefined,
): ContentView {
  if (version !== undefined)
    return resolveVersionOf(context, draft.dataset, { ref: version, what: NOT_DONE }).view;
  const base = viewBase(context, draft);
  if (base.version !== null) return base;
  throw new AppError('version-needed', {
    what: NOT_DONE,
    why: `"${draft.dataset.name}" has no version yet that the draft could go back to.`,
    next: 'Undo what you did, or remove the documents.',
  });
}

/** Parts by entry id, each of a document that at least one side has. */
export function resolveParts(
  context: LibraryContext,
  { from, to }: Pair,
  parts: readonly Part[],
): ReadonlyMap<string, readonly DocumentPart[]> {
  const known = new Map<string, string>();
  const entryOf = (ref: string): string => {
    const found = known.get(ref) ?? resolveEntryIn(context, [to, from], ref);
    known.set(ref, found);
    return found;
  };
  const ofDocuments = parts.filter((part) => part.kind !== 'schema');
  const groups = groupBy(ofDocuments, ({ document }) => entryOf(document));
  for (const [entry, group] of groups) refuseMissing(context, { from, to }, entry, group);
  return groups;
}

/** Of a document that is on one side alone, nothing can be taken but the whole. */
function refuseMissing(
  context: LibraryContext,
  { from, to }: Pick<Pair, 'from' | 'to'>,
  entry: string,
  parts: readonly DocumentPart[],
): void {
  if (parts.some((part) => part.kind === 'document' && part.fields === undefined)) return;
  const lacking = [from, to].find(
    ({ objects, roots }) => findEntry(objects, roots.root, entry) === undefined,
  );
  if (lacking === undefined) return;
  const name = context.reader.datasets.nameOf(to.dataset.id, entry) ?? entry;
  throw new AppError('not-found', {
    what: NOT_DONE,
    why: `${lacking.draft === null ? lacking.label : 'The draft'} has no document "${name}" to restore a part of.`,
    next: 'Restore the document as a whole.',
  });
}

/** A schema that labels were carried to takes them along only on the way back, which is that of undo. */
export function refuseAcrossMigration(context: LibraryContext, { from, to, relation }: Pair): void {
  if (from.schemaId === to.schemaId) return;
  const path = planPathBetween(context, { from, to, relation });
  if (path === null || path.plans.length === 0) return;
  throw new AppError('input-invalid', {
    what: 'The schema was not restored.',
    why: 'A migration carried the labels to the schema of the draft, and they would not fit the one before.',
    next: 'Take the migration back with undo, or restore the version as a whole.',
    inTerminal: `Take the migration back with undo, or restore everything with: colophon restore ${from.version?.number ?? ''} --dataset ${shellWord(to.dataset.name)}.`,
  });
}
