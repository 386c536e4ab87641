import { readDocument, readPage } from '../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectReader } from '../domain/dataset-versions/object-store';
import type { LibraryReader } from '../storage/library-storage';
import type { Summary } from '../storage/repositories/summary-repository';
import type { Statistics } from '../storage/repositories/version-repository';

const NOTHING: Statistics = {
  documents: 0,
  pages: 0,
  regions: 0,
  reviewedPages: 0,
  emptyPages: 0,
  byClass: {},
  bySplit: {},
};

type Node = { readonly entries: [string, ObjectId][] } | { readonly children: [string, ObjectId, number][] };

/**
 * Counts of a dataset root. Each tree node and document is counted once in its life and remembered by
 * its object id, so a version that changed one page costs the nodes above that page.
 */
export function countRoot(reader: LibraryReader, objects: ObjectReader, root: ObjectId): Statistics {
  const known = reader.summaries.get(root);
  if (known !== undefined) return known;
  const node = objects.read(root) as unknown as Node;
  const parts =
    'children' in node
      ? node.children.map(([, child]) => countRoot(reader, objects, child))
      : node.entries.map(([, document]) => countDocument(reader, objects, document));
  const total = parts.reduce(add, NOTHING);
  reader.summaries.put(root, total);
  return total;
}

/** Counts of one document object. */
export function countDocument(reader: LibraryReader, objects: ObjectReader, id: ObjectId): Summary {
  const known = reader.summaries.get(id);
  if (known !== undefined) return known;
  const document = readDocument(objects, id);
  const pages = document.file === null ? 1 : (reader.fileFacts.get(document.file)?.pages ?? 0);
  const byClass: Record<string, number> = {};
  let regions = 0;
  let reviewedPages = 0;
  let pagesWithRegions = 0;
  for (const [, pageId] of document.pages) {
    const page = readPage(objects, pageId);
    regions += page.regions.length;
    if (page.regions.length > 0) pagesWithRegions += 1;
    if (page.state === 'reviewed') reviewedPages += 1;
    for (const region of page.regions) byClass[region.class ?? ''] = (byClass[region.class ?? ''] ?? 0) + 1;
  }
  const { file, absent, split } = document;
  const shown = { file, ...(absent !== undefined && { absent }), ...(split !== undefined && { split }) };
  const counts = {
    documents: 1,
    pages,
    regions,
    reviewedPages,
    emptyPages: pages - pagesWithRegions,
    byClass,
  };
  const summary: Summary = { ...counts, bySplit: { [split ?? '']: 1 }, document: shown };
  reader.summaries.put(id, summary);
  return summary;
}

function add(a: Statistics, b: Statistics): Statistics {
  return {
    documents: a.documents + b.documents,
    pages: a.pages + b.pages,
    regions: a.regions + b.regions,
    reviewedPages: a.reviewedPages + b.reviewedPages,
    emptyPages: a.emptyPages + b.emptyPages,
    byClass: addCounts(a.byClass, b.byClass),
    bySplit: addCounts(a.bySplit, b.bySplit),
  };
}

function addCounts(
  a: Readonly<Record<string, number>>,
  b: Readonly<Record<string, number>>,
): Record<string, number> {
  const sum: Record<string, number> = { ...a };
  for (const [key, count] of Object.entries(b)) sum[key] = (sum[key] ?? 0) + count;
  return sum;
}
