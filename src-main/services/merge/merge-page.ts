import { findEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import { sizeOfPage } from '../../domain/migration/migrate-document';
import type { DocumentContent, Region } from '../../domain/regions/region';
import { findDataset } from '../content/content-view';
import { pageCountOf } from '../documents/find-entry';
import type { LibraryContext } from '../library-context';
import { createPlaces, showConflicts } from './conflict-view';
import type { MergeRun } from './merge-run';
import { currentRun, entryOf } from './merge-state';

/**
 * One page of an unfinished merge: as the common ancestor and either side have it, and as the decisions so far
 * make it; with its conflicts.
 *
 * @throws AppError `not-merging`, `not-found`, `ambiguous`
 */
export async function mergePage(
  context: LibraryContext,
  request: { dataset: string; document: string; pageIndex: number },
  signal?: AbortSignal,
) {
  const { pageIndex } = request;
  const { run } = await currentRun(context, findDataset(context, request.dataset), { signal });
  const document = entryOf(context, run, request.document);
  const sides = sidesOf(run, document);
  const shown = (sides.merged ?? sides.ours ?? sides.theirs ?? sides.base) as DocumentContent;
  refuseNoPage(context, shown, pageIndex);
  const { pageSize } = context.reader.fileFacts;
  const placeOf = createPlaces(context, run);
  const entries = (run.merged.get(document)?.entries ?? []).filter(
    ({ conflict }) => placeOf(conflict).pageIndex === pageIndex,
  );
  const regionsOf = (side: DocumentContent | null) => regionsOn(run, side, pageIndex);
  return {
    document,
    name: context.reader.datasets.nameOf(run.inputs.dataset.id, document) ?? document,
    file: shown.file,
    pageIndex,
    size: sizeOfPage(shown, pageIndex, pageSize) ?? { width: 0, height: 0 },
    base: regionsOf(sides.base),
    ours: regionsOf(sides.ours),
    theirs: regionsOf(sides.theirs),
    merged: regionsOf(sides.merged),
    conflicts: showConflicts(context, run, entries),
  };
}

function sidesOf({ inputs, merged }: MergeRun, entry: string) {
  const { writer, base, ours, their } = inputs;
  const read = (id: string | null | undefined): DocumentContent | null =>
    id === null || id === undefined ? null : readDocument(writer, id);
  const inRoot = (root: string) => read(findEntry(writer, root, entry));
  const result = merged.get(entry);
  const left = inRoot(ours.roots.root);
  return {
    base: inRoot(base.roots.root),
    ours: left,
    theirs: inRoot(their.roots.root),
    merged: result === undefined ? left : read(result.id),
  };
}

function regionsOn(
  { inputs: { writer } }: MergeRun,
  document: DocumentContent | null,
  pageIndex: number,
): readonly Region[] | null {
  if (document === null) return null;
  return readPage(writer, document.pages.find(([index]) => index === pageIndex)?.[1]).regions;
}

function refuseNoPage(context: LibraryContext, document: DocumentContent, pageIndex: number): void {
  const count = pageCountOf(context, document);
  if (pageIndex < count) return;
  throw new AppError('not-found', {
    what: 'Nothing was told.',
    why: `There is no page ${pageIndex + 1}; the document has ${count} page${count === 1 ? '' : 's'}.`,
    next: 'Correct the page and try again.',
  });
}
