import { posix } from 'node:path';
import { normaliseText } from '../../domain/canonical/normalise-text';
import { findEntry, updateTree } from '../../domain/dataset-versions/document-tree';
import {
  documentObject,
  readDocument,
  readPage,
  writePage,
} from '../../domain/dataset-versions/object-forms';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { scalePage } from '../../domain/diff/scale-regions';
import type { PageSize } from '../../domain/geometry/units';
import type { DocumentContent } from '../../domain/regions/region';
import type { LibraryWriter } from '../../storage/library-storage';
import type { DatasetRow } from '../../storage/repositories/dataset-repository';
import type { ObjectBuffer } from '../../storage/repositories/object-buffer';
import { runBulkAct } from '../content/bulk-act';
import { findDataset, viewDraft } from '../content/content-view';
import { documentsOf, entriesByFile, type ListedDocument } from './document-list';
import { freeEntryOf } from './find-entry';
import { requireWriter, type LibraryContext } from '../library-context';
import {
  discardAll,
  receiveDocuments,
  type FailedSource,
  type ReceivedDocument,
  type ReceiveOptions,
} from './receive-documents';
import { walkSources } from './walk-sources';

export interface AddedDocument {
  readonly id: string;
  readonly file: string;
  readonly name: string;
  readonly pages: number;
}

export interface AddOutcome {
  added: number;
  duplicates: number;
  failed: FailedSource[];
  documents: AddedDocument[];
}

/**
 * Adds files and folders to a dataset's draft as one step of undo. Files that the library or the
 * dataset knows are recognised by their bytes; an absent document of the same name gets its file.
 * Returns once pages are known; text and thumbnails come later.
 *
 * @throws AppError `cancelled`: then nothing was added
 */
export async function addDocuments(
  context: LibraryContext,
  request: {
    dataset: string;
    paths: readonly string[];
    onPassword?: (file: string, password: string) => void;
  },
  options: ReceiveOptions,
): Promise<AddOutcome> {
  requireWriter(context);
  const dataset = findDataset(context, request.dataset);
  const sources = await walkSources(request.paths, options.signal);
  const { received, failed } = await receiveDocuments(context, sources, options);
  for (const { file, password } of received)
    if (password !== null) request.onPassword?.(file.sha256, password);
  const outcome: AddOutcome = { added: 0, duplicates: 0, failed, documents: [] };
  try {
    for (const { file } of received) {
      options.signal?.throwIfAborted();
      await context.reader.files.keep(file);
    }
    await publishAdded(context, dataset, received, outcome);
  } catch (error) {
    await discardAll(context, received);
    throw error;
  }
  context.emit({ kind: 'documents', dataset: dataset.name, revision: null, remaining: null });
  return outcome;
}

function publishAdded(
  context: LibraryContext,
  dataset: DatasetRow,
  received: readonly ReceivedDocument[],
  outcome: AddOutcome,
): Promise<void> {
  const label = received.length === 1 ? 'add document' : `add ${received.length} documents`;
  return runBulkAct(context, dataset, label, async ({ roots, objects }) => {
    // Rows of new files come first: counting a document's pages reads them.
    recordFiles(context, received);
    const documents = documentsOf(context, viewDraft(context, dataset));
    const known = entriesByFile(documents);
    const absent = absentByStem(documents);
    const changes = new Map<string, ObjectId>();
    const names: { entry: string; name: string }[] = [];
    for (const { source, file } of received) {
      const present = known.get(file.sha256)?.[0];
      const attached = present === undefined ? takeAbsent(absent, source.name) : undefined;
      const entry = present ?? attached?.id ?? freeEntryOf(file.sha256, (id) => documents.has(id));
      if (present === undefined) {
        changes.set(
          entry,
          attached === undefined
            ? newDocument(objects, entry, file.sha256)
            : attachFile(
                context,
                objects,
                findEntry(objects, roots.root, attached.id) as ObjectId,
                file.sha256,
              ),
        );
        known.set(file.sha256, [entry]);
      }
      outcome[present === undefined ? 'added' : 'duplicates'] += 1;
      names.push({ entry, name: normaliseText(source.name) });
      const pages = context.reader.fileFacts.get(file.sha256)?.pages ?? 0;
      outcome.documents.push({ id: entry, file: file.sha256, name: source.name, pages });
    }
    const record = (writer: LibraryWriter): void => {
      for (const { entry, name } of names) writer.datasets.addName(dataset.id, entry, name);
    };
    return { roots: { ...roots, root: updateTree(objects, roots.root, changes) }, record };
  });
}

/**
 * Rows for files that the library did not have, a short transaction each: a file that no dataset names
 * yet is harmless.
 */
export function recordFiles(context: LibraryContext, received: readonly ReceivedDocument[]): void {
  const writer = requireWriter(context);
  for (const { file, facts } of received) {
    if (facts === null) continue;
    const { mediaType, encrypted, problems, pages } = facts;
    const rows = pages.map(({ cropBox, problem, ...page }) => ({ ...page, boxes: cropBox, problem }));
    const row = { sha256: file.sha256, size: file.size, mediaType, encrypted, problems };
    writer.transaction(() => writer.fileFacts.add(row, rows, context.now()));
  }
}

function newDocument(objects: ObjectBuffer, entry: string, file: string): ObjectId {
  return objects.write(documentObject({ entry, file, pages: [] }));
}

/** An absent document with its file: its regions measured in the pages of the file. Gives the new object's id. */
export function attachFile(
  context: LibraryContext,
  objects: ObjectBuffer,
  documentId: ObjectId,
  file: string,
): ObjectId {
  const content = readDocument(objects, documentId);
  const { absent: from, ...rest } = content;
  const sizes = context.reader.fileFacts.pages(file);
  const pages = content.pages.flatMap(([pageIndex, pageId]): DocumentContent['pages'] => {
    const to: PageSize | undefined = sizes[pageIndex];
    if (from === undefined || to === undefined) return [[pageIndex, pageId]];
    const id = writePage(objects, scalePage(readPage(objects, pageId), from, to));
    return id === null ? [] : [[pageIndex, id]];
  });
  return objects.write(documentObject({ ...rest, file, pages }));
}

/** Absent documents by the stem of their names; `null` where two share one, which is then not guessed. */
function absentByStem(documents: ReadonlyMap<string, ListedDocument>) {
  const byStem = new Map<string, ListedDocument | null>();
  for (const document of documents.values()) {
    if (document.absent === null) continue;
    const stem = stemOf(document.absent.name);
    byStem.set(stem, byStem.has(stem) ? null : document);
  }
  return byStem;
}

function takeAbsent(absent: Map<string, ListedDocument | null>, name: string): ListedDocument | undefined {
  const stem = stemOf(normaliseText(name));
  const found = absent.get(stem) ?? undefined;
  if (found !== undefined) absent.delete(stem);
  return found;
}

/** File name without folders and extension. */
export const stemOf = (name: string): string => posix.parse(name.replaceAll('\\', '/')).name;
