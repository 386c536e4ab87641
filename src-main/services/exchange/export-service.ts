import { compareCodeUnits } from '../../domain/canonical/canonical-json';
import { listEntries } from '../../domain/dataset-versions/document-tree';
import { contentId, readDocument, readPage } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import { shellWord } from '../../domain/errors/shell-word';
import type { DocumentContent, Split } from '../../domain/regions/region';
import type { CocoPage, ExportedVersion } from '../../formats/coco/coco-export';
import { writeCoco } from '../../formats/coco/coco-writer';
import { takeTurns } from '../../formats/take-turns';
import { sha256 } from '../../storage/hashing';
import { type ContentView } from '../content/content-view';
import { pageFactsOf } from '../documents/document-service';
import type { LibraryContext } from '../library-context';
import { resolveView } from '../content/resolve-view';
import { refuseInsideLibrary } from '../inside-library';

export interface ExportRequest {
  readonly version: string;
  readonly target: string;
  /** Pixels per point for pages that did not come with an image frame. */
  readonly scale: number;
  readonly allowDraft: boolean;
  /** Only documents of this split. */
  readonly split?: Split | undefined;
}

export interface ExportOptions {
  readonly program: string;
  readonly signal?: AbortSignal | undefined;
  onProgress(what: string, done: number, total: number | null): void;
}

/**
 * Writes a version as one COCO file. The file names the version and content id it came from, and the
 * same version gives the same bytes.
 *
 * @throws AppError `version-needed` for a draft that was not asked for by name
 */
export async function exportCoco(context: LibraryContext, request: ExportRequest, options: ExportOptions) {
  const view = resolveView(context, request.version);
  if (view.version === null && !isDraftAskedFor(request)) throw versionNeeded(view);
  refuseInsideLibrary(context, request.target, 'Nothing was exported.');
  const version = describeVersion(context, view);
  const all = await documentsOf(context, view, options.signal);
  const documents = request.split === undefined ? all : ofSplit(view, all, request.split);
  const { regions, losses } = await writeCoco(
    request.target,
    {
      // A file of one split need not say of every image which it is.
      pages: () => pagesOf(context, view, documents, request.split === undefined),
      pageCount: countPages(context, documents),
      schema: view.schema,
      version,
      headers: context.reader.records.importHeaders(view.dataset.id),
      scale: request.scale,
      program: options.program,
    },
    { signal: options.signal, onProgress: ({ what, done, total }) => options.onProgress(what, done, total) },
  );
  return {
    path: request.target,
    version: view.label,
    contentId: version.contentId,
    regions,
    losses: [...losses],
  };
}

const isDraftAskedFor = ({ version, allowDraft }: ExportRequest): boolean =>
  allowDraft || version.endsWith('@draft');

function describeVersion(
  context: LibraryContext,
  { version, dataset, roots, schemaId }: ContentView,
): ExportedVersion {
  if (version === null) {
    const content = contentId(sha256, roots.root, schemaId);
    return { dataset: dataset.name, number: null, versionId: '', contentId: content, time: context.now() };
  }
  const { number, id, contentId: content, message, time, author } = version;
  return { dataset: dataset.name, number, versionId: id, contentId: content, message, time, author };
}

interface NamedDocument {
  readonly entry: string;
  readonly name: string;
  readonly document: DocumentContent;
}

/** The documents of the view by name. */
async function documentsOf(
  context: LibraryContext,
  view: ContentView,
  signal: AbortSignal | undefined,
): Promise<NamedDocument[]> {
  const nextTurn = takeTurns(signal);
  const names = context.reader.datasets.names(view.dataset.id);
  const documents: NamedDocument[] = [];
  for (const [entry, id] of listEntries(view.objects, view.roots.root)) {
    documents.push({ entry, name: names.get(entry) ?? '', document: readDocument(view.objects, id) });
    await nextTurn();
  }
  return documents.sort((a, b) => compareCodeUnits(a.name, b.name) || compareCodeUnits(a.entry, b.entry));
}

function ofSplit(
  { label }: ContentView,
  documents: readonly NamedDocument[],
  split: Split,
): readonly NamedDocument[] {
  const wanted = documents.filter(({ document }) => document.split === split);
  if (wanted.length > 0) return wanted;
  throw new AppError('input-invalid', {
    what: 'Nothing was exported.',
    why: `No document of ${label} is in ${split}.`,
    next: 'Choose another split, or put documents into this one first.',
    inTerminal: `See its splits with: colophon split show ${shellWord(label)}.`,
  });
}

function countPages({ reader }: LibraryContext, documents: readonly NamedDocument[]): number {
  const counts = reader.fileFacts.pageCounts();
  return documents.reduce(
    (sum, { document: { file } }) => sum + (file === null ? 1 : (counts.get(file) ?? 0)),
    0,
  );
}

/** Every page of the documents, empty ones included. */
async function* pagesOf(
  context: LibraryContext,
  { objects }: ContentView,
  documents: readonly NamedDocument[],
  saysSplit: boolean,
): AsyncGenerator<CocoPage> {
  for (const { entry, name, document } of documents) {
    const facts = pageFactsOf(context, document);
    const pageIds = new Map(document.pages);
    for (const [pageIndex, size] of facts.entries()) {
      const content = readPage(objects, pageIds.get(pageIndex));
      const documentName = name === '' ? (document.absent?.name ?? entry) : name;
      const split = saysSplit ? document.split : undefined;
      yield { documentName, entry, pageIndex, pageCount: facts.length, size, content, split };
    }
  }
}

const versionNeeded = ({ dataset }: ContentView): AppError =>
  new AppError('version-needed', {
    what: 'Nothing was exported.',
    why: `"${dataset.name}" names no version, and its draft may change while you use the export.`,
    next: `Name a version, such as ${dataset.name}@1, or ${dataset.name}@draft if you mean the draft.`,
  });
