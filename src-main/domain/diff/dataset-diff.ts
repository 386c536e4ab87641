import { diffTrees } from '../dataset-versions/document-tree';
import { readDocument, readPage } from '../dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../dataset-versions/object-store';
import type { PageSize } from '../geometry/units';
import type { DocumentContent, PageContent } from '../regions/region';
import { diffRegions, isFrameChanged, type RegionDifference } from './region-diff';
import { scalePage } from './scale-regions';

/** What happened to one page of a document that changed. */
export interface PageDifference {
  readonly pageIndex: number;
  readonly regions: readonly RegionDifference[];
  readonly before: PageContent;
  readonly after: PageContent;
  readonly isFrameChanged: boolean;
}

/** What happened to one document. Either side is `null` for a document added or removed. */
export interface DocumentDifference {
  readonly entry: string;
  readonly before: DocumentContent | null;
  readonly after: DocumentContent | null;
  /** Object id of the document that was added or removed; `null` for one on both sides. */
  readonly loneId: ObjectId | null;
  /** Pages that differ. Empty for a document added or removed when those are told apart by their counts. */
  readonly pages: readonly PageDifference[];
}

export interface DiffSides {
  readonly reader: ObjectReader;
  readonly from: ObjectId;
  readonly to: ObjectId;
  /** Leaves the pages of documents added and removed unread: who only counts has their counts already. */
  readonly skipsLonePages?: boolean;
  /** Size of a page of a file, in units; `undefined` when it is not known. */
  pageSize(file: string, pageIndex: number): PageSize | undefined;
}

const EMPTY: PageContent = { regions: [] };

/**
 * The documents that differ between two dataset roots, in the order of entry ids, each with the pages
 * that differ. Reads only what differs; one document is in memory at a time.
 */
export function* diffDatasets(sides: DiffSides): Generator<DocumentDifference> {
  const { reader, from, to, pageSize, skipsLonePages = false } = sides;
  for (const { key, before, after } of diffTrees(reader, from, to)) {
    const old = before === undefined ? null : readDocument(reader, before);
    const now = after === undefined ? null : readDocument(reader, after);
    const loneId = before === undefined ? (after ?? null) : after === undefined ? before : null;
    const pages = loneId !== null && skipsLonePages ? [] : [...diffPages(reader, old, now, pageSize)];
    yield { entry: key, before: old, after: now, loneId, pages };
  }
}

function* diffPages(
  reader: ObjectReader,
  old: DocumentContent | null,
  now: DocumentContent | null,
  pageSize: DiffSides['pageSize'],
): Generator<PageDifference> {
  const before = new Map(old?.pages ?? []);
  const after = new Map(now?.pages ?? []);
  for (const pageIndex of [...new Set([...before.keys(), ...after.keys()])].sort((a, b) => a - b)) {
    if (before.get(pageIndex) === after.get(pageIndex)) continue;
    const sizes = attachedSizes(old, now, pageSize, pageIndex);
    const oldPage = atSizeOfFile(readOrEmpty(reader, before.get(pageIndex)), old, sizes);
    const newPage = atSizeOfFile(readOrEmpty(reader, after.get(pageIndex)), now, sizes);
    const regions = diffRegions(oldPage, newPage);
    yield {
      pageIndex,
      regions,
      before: oldPage,
      after: newPage,
      isFrameChanged: isFrameChanged(oldPage.frame, newPage.frame),
    };
  }
}

const readOrEmpty = (reader: ObjectReader, id: ObjectId | undefined): PageContent =>
  id === undefined ? EMPTY : readPage(reader, id);

interface AttachedSizes {
  readonly absent: PageSize;
  readonly file: PageSize;
}

/** Both sizes of a page whose document is absent on one side and has its file on the other. */
function attachedSizes(
  old: DocumentContent | null,
  now: DocumentContent | null,
  pageSize: DiffSides['pageSize'],
  pageIndex: number,
): AttachedSizes | null {
  if (old === null || now === null || (old.file === null) === (now.file === null)) return null;
  const absent = (old.file === null ? old : now).absent;
  const file = pageSize((old.file ?? now.file) as string, pageIndex);
  return absent === undefined || file === undefined ? null : { absent, file };
}

/**
 * Attaching the file of an absent document measures its regions anew; that is no label change. Always
 * towards the file: rounding makes the way back another one, and the two directions would differ.
 */
function atSizeOfFile(
  page: PageContent,
  document: DocumentContent | null,
  sizes: AttachedSizes | null,
): PageContent {
  return sizes !== null && document?.file === null ? scalePage(page, sizes.absent, sizes.file) : page;
}
