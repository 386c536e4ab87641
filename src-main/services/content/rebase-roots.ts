import { diffTrees, findEntry, updateTree } from '../../domain/dataset-versions/document-tree';
import {
  documentObject,
  readDocument,
  readPage,
  writePage,
} from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../../domain/dataset-versions/object-store';
import {
  readDocumentProvenance,
  readPageProvenance,
  writeDocumentProvenance,
  writePageProvenance,
  type PageProvenance,
} from '../../domain/dataset-versions/provenance';
import { mergeSource } from '../../domain/regions/merge-source';
import type { PageContent } from '../../domain/regions/region';
import type { DraftRoots } from '../../storage/repositories/draft-repository';

/** Where a bulk act started, what it made, and what people made of the draft meanwhile. */
export interface Divergence {
  readonly base: DraftRoots;
  readonly current: DraftRoots;
  readonly incoming: DraftRoots;
}

/**
 * Puts what people edited during a bulk act on top of the act's result. A page edited meanwhile keeps
 * every edit and gains the regions that the act added to it; a document removed meanwhile stays removed.
 */
export function rebaseRoots(writer: ObjectWriter, { base, current, incoming }: Divergence): DraftRoots {
  const documents = new Map<string, ObjectId | null>();
  const provenances = new Map<string, ObjectId | null>();
  for (const { key, after } of diffTrees(writer, base.root, current.root)) {
    const theirs = findEntry(writer, incoming.root, key);
    const origin = findEntry(writer, base.root, key);
    if (after === undefined || theirs === undefined || theirs === origin) documents.set(key, after ?? null);
    else documents.set(key, mergeDocuments(writer, origin, after, theirs));
  }
  for (const { key, after } of diffTrees(writer, base.provenance, current.provenance)) {
    const theirs = findEntry(writer, incoming.provenance, key);
    const origin = findEntry(writer, base.provenance, key);
    if (after === undefined || theirs === undefined || theirs === origin) provenances.set(key, after ?? null);
    else provenances.set(key, mergeProvenance(writer, origin, after, theirs));
  }
  return {
    root: updateTree(writer, incoming.root, documents),
    provenance: updateTree(writer, incoming.provenance, provenances),
  };
}

function mergeDocuments(
  writer: ObjectWriter,
  origin: ObjectId | undefined,
  current: ObjectId,
  incoming: ObjectId,
): ObjectId {
  const before = new Map(origin === undefined ? [] : readDocument(writer, origin).pages);
  const ours = readDocument(writer, current);
  const theirs = readDocument(writer, incoming);
  const pages = new Map(theirs.pages);
  const ourPages = new Map(ours.pages);
  for (const pageIndex of new Set([...before.keys(), ...ourPages.keys()])) {
    if (before.get(pageIndex) === ourPages.get(pageIndex)) continue;
    const merged = mergePages(
      readPage(writer, before.get(pageIndex)),
      readPage(writer, ourPages.get(pageIndex)),
      readPage(writer, pages.get(pageIndex)),
    );
    const id = writePage(writer, merged);
    if (id === null) pages.delete(pageIndex);
    else pages.set(pageIndex, id);
  }
  return writer.write(documentObject({ ...theirs, ...ours, pages: [...pages] }));
}

/** A bulk act adds regions, and to those that are there what a file says of them (`source`); people do the rest. */
function mergePages(base: PageContent, ours: PageContent, theirs: PageContent): PageContent {
  const known = new Set([...base.regions, ...ours.regions].map(({ id }) => id));
  const added = theirs.regions.filter(({ id }) => !known.has(id));
  const sources = new Map(theirs.regions.map(({ id, source }) => [id, source]));
  const kept = ours.regions.map((region) => {
    const source = mergeSource(region.source, sources.get(region.id));
    return source === undefined ? region : { ...region, source };
  });
  const frame = mergeSource(ours.frame, theirs.frame);
  return { ...ours, regions: [...kept, ...added], ...(frame !== undefined && { frame }) };
}

function mergeProvenance(
  writer: ObjectWriter,
  origin: ObjectId | undefined,
  current: ObjectId,
  incoming: ObjectId,
): ObjectId | null {
  const before = new Map(readDocumentProvenance(writer, origin));
  const ours = new Map(readDocumentProvenance(writer, current));
  const pages = new Map(readDocumentProvenance(writer, incoming));
  for (const [pageIndex, id] of ours) {
    if (before.get(pageIndex) === id) continue;
    const merged: PageProvenance = unionProvenance(
      readPageProvenance(writer, id),
      readPageProvenance(writer, pages.get(pageIndex)),
    );
    const written = writePageProvenance(writer, merged);
    if (written !== null) pages.set(pageIndex, written);
  }
  return writeDocumentProvenance(writer, [...pages]);
}

function unionProvenance(ours: PageProvenance, theirs: PageProvenance): PageProvenance {
  const fallback = theirs.default ?? ours.default;
  const changed = theirs.default === undefined ? ours.changed : theirs.changed;
  return {
    ...(fallback !== undefined && { default: fallback }),
    ...(changed !== undefined && { changed }),
    regions: { ...theirs.regions, ...ours.regions },
  };
}
