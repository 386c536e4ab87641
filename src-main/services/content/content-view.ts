import { emptyTree, findEntry } from '../../domain/dataset-versions/document-tree';
import { readDocument, readPage, readSchema, schemaObject } from '../../domain/dataset-versions/object-forms';
import type { ObjectWriter } from '../../domain/dataset-versions/object-store';
import {
  readDocumentProvenance,
  readPageProvenance,
  type PageProvenance,
} from '../../domain/dataset-versions/provenance';
import { AppError } from '../../domain/errors/app-error';
import { EMPTY_SCHEMA, type LabelSchema } from '../../domain/label-schema/label-schema';
import type { DocumentContent, PageContent } from '../../domain/regions/region';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { DraftRoots, DraftRow } from '../../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import type { DatasetVersion } from '../../storage/repositories/version-repository';
import { withPages } from './draft-roots';
import type { LibraryContext } from '../library-context';

/** The line of work that every dataset has. */
export const MAIN_BRANCH = 'main';

/** A draft or a version, read the same way: roots, schema, and a reader for their objects. */
export interface ContentView {
  readonly dataset: DatasetRow;
  readonly roots: DraftRoots;
  readonly schema: LabelSchema;
  /** Object id of the schema. */
  readonly schemaId: string;
  /** Reads the view's objects; holds those of a draft that are not stored yet. */
  readonly objects: ObjectBuffer;
  readonly draft: DraftRow | null;
  readonly version: DatasetVersion | null;
  /** How the view is named: `invoices@3`, `invoices@draft`. */
  readonly label: string;
}

/** @throws AppError `not-found` */
export function findDataset(context: LibraryContext, name: string): DatasetRow {
  const dataset = context.reader.datasets.find(name);
  if (dataset !== undefined) return dataset;
  const known = context.reader.datasets
    .list()
    .map((row) => row.name)
    .slice(0, 10)
    .join(', ');
  throw new AppError('not-found', {
    what: `Nothing was done with "${name}".`,
    why: `The library has no dataset of that name; it has ${known === '' ? 'none yet' : known}.`,
    next: 'Name one of them, or make it.',
    inTerminal: 'Name one of them, or make it with: colophon dataset create NAME.',
  });
}

/** The row of the draft that is worked on. @throws AppError `not-found` when its branch was deleted meanwhile */
export function draftOf(context: LibraryContext, { id, name, branch }: DatasetRow): DraftRow {
  const draft = context.reader.drafts.get(id, branch);
  if (draft !== undefined) return draft;
  throw new AppError('not-found', {
    what: `Nothing was done with "${name}".`,
    why: `Its branch "${branch}" was deleted meanwhile.`,
    next: 'Do it again; it is then done on the branch that is worked on now.',
  });
}

interface CachedView {
  readonly revision: number;
  readonly view: ContentView;
}
const draftViews = new WeakMap<LibraryContext, Map<number, CachedView>>();

/**
 * The draft as a version would have it: its roots with the touched pages folded in, computed without
 * writing. Kept until the draft changes; the cost grows with the touched pages alone.
 */
export function viewDraft(context: LibraryContext, dataset: DatasetRow): ContentView {
  const { id, revision } = draftOf(context, dataset);
  const views = draftViews.get(context) ?? new Map<number, CachedView>();
  draftViews.set(context, views);
  const known = views.get(id);
  if (known !== undefined && known.revision === revision) return known.view;
  const view = readDraft(context, dataset);
  views.set(id, { revision: (view.draft as DraftRow).revision, view });
  return view;
}

/** The same, read anew and not remembered: within a transaction, which may still be taken back. */
export function readDraft(context: LibraryContext, dataset: DatasetRow): ContentView {
  // Roots and touched pages of one moment: another process may commit, or fold pages into the roots, in between.
  const { draft, pages } = context.reader.snapshot(() => ({
    draft: draftOf(context, dataset),
    pages: context.reader.drafts.pages(draftOf(context, dataset).id),
  }));
  const objects = context.reader.newBuffer();
  const roots = withPages(objects, draft, pages);
  const schemaId = objects.write(schemaObject(draft.schema));
  const label = `${dataset.name}@draft`;
  return { dataset, roots, schema: draft.schema, schemaId, objects, draft, version: null, label };
}

/** A version's content. */
export function viewVersion(
  context: LibraryContext,
  dataset: DatasetRow,
  version: DatasetVersion,
): ContentView {
  const objects = context.reader.newBuffer();
  return {
    dataset,
    roots: { root: version.root, provenance: version.provenance },
    schema: readSchema(objects, version.schema),
    schemaId: version.schema,
    objects,
    draft: null,
    version,
    label: `${dataset.name}@${version.number}`,
  };
}

/** The version that a draft started from; before the first commit, a dataset of nothing. */
export function viewBase(context: LibraryContext, { dataset, draft }: ContentView): ContentView {
  const head = draft?.headVersion ?? null;
  const version = head === null ? undefined : context.reader.versions.byId(dataset.id, head);
  return version === undefined ? viewNothing(context, dataset) : viewVersion(context, dataset, version);
}

/** What every dataset was before its first version. */
export function viewNothing(context: LibraryContext, dataset: DatasetRow): ContentView {
  const objects = context.reader.newBuffer();
  const root = emptyTree(objects);
  return {
    dataset,
    roots: { root, provenance: root },
    schema: EMPTY_SCHEMA,
    schemaId: objects.write(schemaObject(EMPTY_SCHEMA)),
    objects,
    draft: null,
    version: null,
    label: `${dataset.name}@0`,
  };
}

/** A document of a view, by entry id. */
export function findDocument(view: ContentView, entry: string): DocumentContent | undefined {
  const id = findEntry(view.objects, view.roots.root, entry);
  return id === undefined ? undefined : readDocument(view.objects, id);
}

/** A page of a document in a view, with its provenance. */
export function readViewPage(
  view: Pick<ContentView, 'objects' | 'roots'>,
  document: DocumentContent,
  pageIndex: number,
): { content: PageContent; provenance: PageProvenance } {
  const reader: ObjectWriter = view.objects;
  const pageId = document.pages.find(([index]) => index === pageIndex)?.[1];
  const provenances = readDocumentProvenance(
    reader,
    findEntry(reader, view.roots.provenance, document.entry),
  );
  const provenanceId = provenances.find(([index]) => index === pageIndex)?.[1];
  return { content: readPage(reader, pageId), provenance: readPageProvenance(reader, provenanceId) };
}
