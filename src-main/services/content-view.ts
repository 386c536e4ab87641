import { findEntry } from '../domain/dataset-versions/document-tree';
import { readDocument, readPage, readSchema, schemaObject } from '../domain/dataset-versions/object-forms';
import type { ObjectWriter } from '../domain/dataset-versions/object-store';
import {
  readDocumentProvenance,
  readPageProvenance,
  type PageProvenance,
} from '../domain/dataset-versions/provenance';
import { AppError } from '../domain/errors/app-error';
import type { LabelSchema } from '../domain/label-schema/label-schema';
import type { DocumentContent, PageContent } from '../domain/regions/region';
import type { DatasetRow } from '../storage/repositories/dataset-repository';
import type { DraftRoots, DraftRow } from '../storage/repositories/draft-repository';
import type { ObjectBuffer } from '../storage/repositories/object-buffer';
import type { DatasetVersion } from '../storage/repositories/version-repository';
import { withPages } from './draft-roots';
import type { LibraryContext } from './library-context';

/** Until branches exist, every dataset has this one line of work. */
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
    next: 'Name one of them, or make it with: colophon dataset create NAME.',
  });
}

/** The draft's row. */
export function draftOf(context: LibraryContext, dataset: DatasetRow): DraftRow {
  const draft = context.reader.drafts.get(dataset.id, MAIN_BRANCH);
  if (draft === undefined) throw new Error(`dataset ${dataset.name} has no draft`);
  return draft;
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
  // Roots and touched pages of one moment: another process may commit, or fold pages into the roots, in between.
  const { draft, pages } = context.reader.snapshot(() => ({
    draft: draftOf(context, dataset),
    pages: context.reader.drafts.pages(id),
  }));
  const objects = context.reader.newBuffer();
  const roots = withPages(objects, draft, pages);
  const schemaId = objects.write(schemaObject(draft.schema));
  const label = `${dataset.name}@draft`;
  const view: ContentView = {
    dataset,
    roots,
    schema: draft.schema,
    schemaId,
    objects,
    draft,
    version: null,
    label,
  };
  views.set(draft.id, { revision: draft.revision, view });
  return view;
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

/**
 * Resolves `dataset@3`, `dataset@draft`, `dataset` (its draft), or an id prefix of at least 6 digits.
 *
 * @throws AppError `not-found`, `ambiguous`
 */
export function resolveView(context: LibraryContext, ref: string): ContentView {
  const at = ref.lastIndexOf('@');
  if (at > 0) return resolveInDataset(context, findDataset(context, ref.slice(0, at)), ref.slice(at + 1));
  const dataset = context.reader.datasets.find(ref);
  if (dataset !== undefined) return viewDraft(context, dataset);
  return resolvePrefix(context, ref);
}

function resolveInDataset(context: LibraryContext, dataset: DatasetRow, name: string): ContentView {
  if (name === 'draft') return viewDraft(context, dataset);
  const number = /^\d+$/.test(name) ? Number(name) : Number.NaN;
  const version = Number.isSafeInteger(number)
    ? context.reader.versions.byNumber(dataset.id, number)
    : context.reader.versions
        .list(dataset.id)
        .find(({ id, contentId }) => isPrefix(name, id) || isPrefix(name, contentId));
  if (version !== undefined) return viewVersion(context, dataset, version);
  const count = context.reader.versions.list(dataset.id).length;
  throw new AppError('not-found', {
    what: `Version "${dataset.name}@${name}" was not found.`,
    why:
      count === 0
        ? 'The dataset has no version yet.'
        : `The dataset has versions 1 to ${count}, and its draft.`,
    next: 'See them with: colophon log --dataset NAME.',
  });
}

const isPrefix = (prefix: string, id: string): boolean => prefix.length >= 6 && id.startsWith(prefix);

function resolvePrefix(context: LibraryContext, ref: string): ContentView {
  const found = /^[0-9a-f]{6,64}$/.test(ref) ? context.reader.versions.byPrefix(ref) : [];
  const [first] = found;
  if (first !== undefined && found.every(({ id }) => id === first.id)) {
    const dataset = context.reader.datasets.list().find(({ id }) => id === first.datasetId) as DatasetRow;
    return viewVersion(context, dataset, first);
  }
  throw new AppError(found.length > 1 ? 'ambiguous' : 'not-found', {
    what: `Version "${ref}" was not found.`,
    why:
      found.length > 1
        ? `${found.length} versions begin with these digits.`
        : 'No dataset, version id or content id is named so.',
    next: 'Write it as DATASET@NUMBER, DATASET@draft, or with more digits of the id.',
  });
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
