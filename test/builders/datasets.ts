import { emptyTree, listEntries, updateTree } from '../../src-main/domain/dataset-versions/document-tree';
import {
  documentObject,
  readDocument,
  readPage,
  writePage,
} from '../../src-main/domain/dataset-versions/object-forms';
import type { ObjectReader, ObjectWriter } from '../../src-main/domain/dataset-versions/object-store';
import type { DocumentContent, PageContent } from '../../src-main/domain/regions/region';

/** A document with its pages in place of their object ids. */
export type DocumentModel = Partial<Omit<DocumentContent, 'entry' | 'pages'>> & {
  readonly pages: readonly PageContent[];
};

/** Documents by entry id. */
export type DatasetModel = Readonly<Record<string, DocumentModel>>;

/** Writes a dataset and gives its root. */
export function writeDataset(store: ObjectWriter, dataset: DatasetModel): string {
  const documents = Object.entries(dataset).map(([entry, { pages, file = 'file 1', ...document }]) => {
    const ids = pages.flatMap((page, index): [number, string][] => {
      const id = writePage(store, page);
      return id === null ? [] : [[index, id]];
    });
    return [entry, store.write(documentObject({ entry, file, ...document, pages: ids }))] as const;
  });
  return updateTree(store, emptyTree(store), new Map(documents));
}

/** Reads a dataset back; pages without an object are empty ones. */
export function readDataset(store: ObjectReader, root: string): DatasetModel {
  return Object.fromEntries(
    [...listEntries(store, root)].map(([entry, id]) => {
      const { pages, file, absent, relations, split, attributes } = readDocument(store, id);
      const contents: PageContent[] = [];
      for (const [index, page] of pages) {
        while (contents.length < index) contents.push({ regions: [] });
        contents.push(readPage(store, page));
      }
      const fields = { file, absent, relations, split, attributes };
      const given = Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
      return [entry, { ...given, pages: contents }];
    }),
  );
}
