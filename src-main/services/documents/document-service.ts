import { posix } from 'node:path';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { findEntry, updateTree } from '../../domain/dataset-versions/document-tree';
import { documentObject, readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { AppError } from '../../domain/errors/app-error';
import type { DocumentContent, PageState } from '../../domain/regions/region';
import type { LibraryWriter } from '../../storage/library-storage';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { FilePage } from '../../storage/repositories/file-repository';
import { attachFile, recordFiles, type AddedDocument } from './add-documents';
import { runBulkAct } from '../content/bulk-act';
import { findDataset, findDocument, viewDraft, type ContentView } from '../content/content-view';
import { documentsOf, entriesOf, someDocuments, type ListedDocument } from './document-list';
import { sortByName } from './document-order';
import { resolveEntry } from './find-entry';
import { requireWriter, type LibraryContext } from '../library-context';
import { discardAll, receiveDocuments, type ReceiveOptions } from './receive-documents';
import { resolveView } from '../content/resolve-view';

export interface ListRequest {
  readonly version: string;
  readonly search: string;
  readonly filter: 'all' | 'unreviewed' | 'reviewed' | 'empty' | 'absent' | 'problems';
  readonly split?: 'all' | 'train' | 'validation' | 'test' | 'none';
  readonly sort: 'name' | 'pages' | 'regions';
  readonly offset: number;
  readonly limit: number;
}

/** A slice of the documents of a draft or version. */
export function listDocuments(context: LibraryContext, request: ListRequest) {
  const view = resolveView(context, request.version);
  const all = arrangedDocuments(context, view, request);
  const slice = all.slice(request.offset, request.offset + request.limit);
  const documents = someDocuments(
    context,
    view,
    slice.map(({ id }) => id),
  );
  const rows = slice.map(({ id, name }) => {
    const { absent: _absent, ...row } = documents.get(id) as ListedDocument;
    const file = row.file === null ? undefined : context.reader.fileFacts.get(row.file);
    return { ...row, name, mediaType: file?.mediaType ?? null, problems: file?.problems.length ?? 0 };
  });
  return { total: all.length, rows };
}

interface ArrangedRow {
  readonly id: string;
  readonly name: string;
}
const arranged = new WeakMap<LibraryContext, { key: string; rows: readonly ArrangedRow[] }>();

/** The list as filtered and sorted, kept for the next slice: scrolling asks for many slices of one list. */
function arrangedDocuments(
  context: LibraryContext,
  view: ContentView,
  request: ListRequest,
): readonly ArrangedRow[] {
  const { search: given, filter, split = 'all', sort } = request;
  const key = JSON.stringify([
    view.dataset.id,
    view.roots.root,
    context.reader.datasets.countNames(view.dataset.id),
    given,
    filter,
    split,
    sort,
  ]);
  const known = arranged.get(context);
  if (known?.key === key) return known.rows;
  const names = context.reader.datasets.names(view.dataset.id);
  const search = normaliseText(given).toLowerCase();
  const entries = entriesOf(context, view);
  const nameless = someDocuments(
    context,
    view,
    entries.filter((id) => !names.has(id)),
  );
  const named = entries
    .map((id) => ({ id, name: names.get(id) ?? nameless.get(id)?.absent?.name ?? id }))
    .filter(({ name }) => name.toLowerCase().includes(search));
  const sorted = sortByName(named);
  const rows =
    filter === 'all' && split === 'all' && sort === 'name'
      ? sorted
      : arrangeByContent(context, view, { named: sorted, filter, split, sort });
  arranged.set(context, { key, rows });
  return rows;
}

/** Filters and sorts by what has to be read of every document. */
function arrangeByContent(
  context: LibraryContext,
  view: ContentView,
  {
    named,
    filter,
    split,
    sort,
  }: Pick<Required<ListRequest>, 'filter' | 'split' | 'sort'> & {
    named: readonly ArrangedRow[];
  },
): ArrangedRow[] {
  const documents = documentsOf(context, view);
  const problems = new Map(
    context.reader.fileFacts.list().map((file) => [file.sha256, file.problems.length]),
  );
  const rows = named
    .map((row) => ({ row, document: documents.get(row.id) as ListedDocument }))
    .filter(({ document }) => split === 'all' || (document.split ?? 'none') === split)
    .filter(({ document }) =>
      matches({ ...document, problems: problems.get(document.file ?? '') ?? 0 }, filter),
    );
  if (sort !== 'name') rows.sort((a, b) => b.document[sort] - a.document[sort]); // stable: then by name
  return rows.map(({ row }) => row);
}

function matches(row: ListedDocument & { problems: number }, filter: ListRequest['filter']): boolean {
  switch (filter) {
    case 'all':
      return true;
    case 'reviewed':
      return row.pages > 0 && row.reviewed === row.pages;
    case 'unreviewed':
      return row.reviewed < row.pages;
    case 'empty':
      return row.regions === 0;
    case 'absent':
      return row.file === null;
    case 'problems':
      return row.problems > 0;
  }
}

/** One document with the facts, region count and state of every page. */
export function getDocument(context: LibraryContext, version: string, ref: string) {
  const view = resolveView(context, version);
  const entry = resolveEntry(
    context,
    { dataset: view.dataset, root: view.roots.root, objects: view.objects },
    ref,
  );
  const document = findDocument(view, entry) as DocumentContent;
  const listed = someDocuments(context, view, [entry]).get(entry) as ListedDocument;
  const file = document.file === null ? undefined : context.reader.fileFacts.get(document.file);
  const pageIds = new Map(document.pages);
  const pageList = pageFactsOf(context, document).map(({ boxes: _boxes, problem, ...facts }, index) => {
    const page = readPage(view.objects, pageIds.get(index));
    const state: PageState = page.state ?? 'unseen';
    return { ...facts, ...(problem !== undefined && { problem }), regions: page.regions.length, state };
  });
  const problems = pageList.flatMap(({ problem }, index) =>
    problem === undefined ? [] : [`Page ${index + 1}: ${problem}`],
  );
  const { absent: _absent, ...row } = listed;
  return {
    ...row,
    dataset: view.dataset.name,
    name: nameOf(context, view, document),
    mediaType: file?.mediaType ?? null,
    encrypted: file?.encrypted ?? false,
    ...(document.attributes !== undefined && { attributes: document.attributes }),
    problems: [...(file?.problems ?? []), ...problems],
    pageList,
  };
}

export function nameOf(
  context: LibraryContext,
  view: Pick<ContentView, 'dataset'>,
  document: DocumentContent,
): string {
  return (
    context.reader.datasets.nameOf(view.dataset.id, document.entry) ?? document.absent?.name ?? document.entry
  );
}

/** Page facts of a document: of its file, or the declared size of an absent one. */
export function pageFactsOf(context: LibraryContext, document: DocumentContent): FilePage[] {
  if (document.file !== null) return context.reader.fileFacts.pages(document.file);
  const { width = 0, height = 0 } = document.absent ?? {};
  return [{ width, height, rotation: 0, userUnit: 1 }];
}

/** Takes documents out of the draft, as one step of undo. Their files stay in the library. */
export async function removeDocuments(
  context: LibraryContext,
  datasetName: string,
  refs: readonly string[],
): Promise<{ removed: number }> {
  const dataset = findDataset(context, datasetName);
  const view = viewDraft(context, dataset);
  const place = { dataset, root: view.roots.root, objects: view.objects };
  const entries = new Set(refs.map((ref) => resolveEntry(context, place, ref)));
  const label = entries.size === 1 ? 'remove document' : `remove ${entries.size} documents`;
  await runBulkAct(context, dataset, label, async ({ roots, objects }) => {
    const gone = new Map([...entries].map((entry) => [entry, null]));
    return {
      roots: {
        root: updateTree(objects, roots.root, gone),
        provenance: updateTree(objects, roots.provenance, gone),
      },
    };
  });
  context.emit({ kind: 'documents', dataset: dataset.name, revision: null, remaining: null });
  return { removed: entries.size };
}

/**
 * Puts a corrected file in the place of a document's file, or attaches the file of an absent one. The
 * document keeps its identity and its regions.
 *
 * @throws AppError when the new file cannot be read, or has no page for regions that exist
 */
export async function replaceDocument(
  context: LibraryContext,
  request: {
    dataset: string;
    document: string;
    path: string;
    onPassword?: (file: string, password: string) => void;
  },
  options: ReceiveOptions,
): Promise<AddedDocument> {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const view = viewDraft(context, dataset);
  const entry = resolveEntry(
    context,
    { dataset, root: view.roots.root, objects: view.objects },
    request.document,
  );
  const source = { path: request.path, name: posix.basename(request.path.replaceAll('\\', '/')) };
  const { received, failed } = await receiveDocuments(context, [source], options);
  const [document] = received;
  if (document === undefined)
    throw notReplaced(failed[0]?.reason ?? 'The file could not be read.', failed[0]?.code);
  try {
    await context.reader.files.keep(document.file);
    if (document.password !== null) request.onPassword?.(document.file.sha256, document.password);
    recordFiles(context, received);
    await putFile(context, dataset, entry, { file: document.file.sha256, name: source.name });
  } catch (error) {
    await discardAll(context, received);
    throw error;
  }
  context.emit({ kind: 'documents', dataset: dataset.name, revision: null, remaining: null });
  const pages = context.reader.fileFacts.get(document.file.sha256)?.pages ?? 0;
  return {
    id: entry,
    file: document.file.sha256,
    name: context.reader.datasets.nameOf(dataset.id, entry) ?? source.name,
    pages,
  };
}

function putFile(
  context: LibraryContext,
  dataset: DatasetRow,
  entry: string,
  { file, name }: { file: string; name: string },
): Promise<void> {
  return runBulkAct(context, dataset, 'replace document', async ({ roots, objects }) => {
    const documentId = findEntry(objects, roots.root, entry) as ObjectId;
    const content = readDocument(objects, documentId);
    const pages = context.reader.fileFacts.get(file)?.pages ?? 0;
    const lost = content.pages.find(([pageIndex]) => pageIndex >= pages);
    if (lost !== undefined)
      throw notReplaced(
        `Page ${lost[0] + 1} has regions, and the new file has ${pages} page${pages === 1 ? '' : 's'}.`,
      );
    const { absent: _absent, ...rest } = content;
    const id =
      content.file === null
        ? attachFile(context, objects, documentId, file)
        : objects.write(documentObject({ ...rest, file }));
    const record = (writer: LibraryWriter): void => {
      if (content.file === null) writer.datasets.addName(dataset.id, entry, normaliseText(name));
    };
    return { roots: { ...roots, root: updateTree(objects, roots.root, new Map([[entry, id]])) }, record };
  });
}

const notReplaced = (why: string, code?: string): AppError =>
  new AppError(code === 'password-needed' || code === 'password-wrong' ? code : 'document-unreadable', {
    what: 'The document was not replaced.',
    why,
    next: 'Nothing was changed.',
  });
