import { findEntry, updateTree } from '../../domain/dataset-versions/document-tree';
import { documentObject, readDocument, writePage } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter } from '../../domain/dataset-versions/object-store';
import {
  readDocumentProvenance,
  writeDocumentProvenance,
  writePageProvenance,
  type PageProvenance,
} from '../../domain/dataset-versions/provenance';
import { groupBy } from '../../domain/group-by';
import type { PageContent } from '../../domain/regions/region';
import type { DraftRoots } from '../../storage/repositories/draft-repository';

/** A page to put into a dataset, with its provenance. */
export interface TouchedPage {
  readonly entry: string;
  readonly pageIndex: number;
  readonly content: PageContent;
  readonly provenance: PageProvenance;
}

/**
 * The roots after some pages were replaced. Writes page, document and tree objects; reads nothing but
 * the documents of those pages. A page of a document that the dataset does not have is left out.
 */
export function withPages(writer: ObjectWriter, roots: DraftRoots, pages: Iterable<TouchedPage>): DraftRoots {
  const byEntry = groupBy(pages, (page) => page.entry);
  const documents = new Map<string, ObjectId | null>();
  const provenances = new Map<string, ObjectId | null>();
  for (const [entry, touched] of byEntry) {
    const documentId = findEntry(writer, roots.root, entry);
    if (documentId === undefined) continue;
    documents.set(entry, rewriteDocument(writer, documentId, touched));
    provenances.set(entry, rewriteProvenance(writer, findEntry(writer, roots.provenance, entry), touched));
  }
  return {
    root: updateTree(writer, roots.root, documents),
    provenance: updateTree(writer, roots.provenance, provenances),
  };
}

function rewriteDocument(writer: ObjectWriter, id: ObjectId, touched: readonly TouchedPage[]): ObjectId {
  const document = readDocument(writer, id);
  const pages = new Map(document.pages);
  for (const { pageIndex, content } of touched)
    setOrDelete(pages, pageIndex, writePage(writer, content, pages.get(pageIndex)));
  return writer.write(documentObject({ ...document, pages: [...pages] }), id);
}

function rewriteProvenance(
  writer: ObjectWriter,
  id: ObjectId | undefined,
  touched: readonly TouchedPage[],
): ObjectId | null {
  const pages = new Map(readDocumentProvenance(writer, id));
  for (const { pageIndex, provenance } of touched) {
    setOrDelete(pages, pageIndex, writePageProvenance(writer, provenance, pages.get(pageIndex)));
  }
  return writeDocumentProvenance(writer, [...pages], id);
}

function setOrDelete(pages: Map<number, ObjectId>, pageIndex: number, id: ObjectId | null): void {
  if (id === null) pages.delete(pageIndex);
  else pages.set(pageIndex, id);
}
