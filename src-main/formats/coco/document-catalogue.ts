import { normaliseText } from '../../domain/canonical/normalise-text';
import { baseName, stemOf, toSafeStem } from './export-names';

/** A document that images may belong to. */
export interface CatalogueDocument {
  readonly entry: string;
  /** SHA-256; `null` while the file is absent. */
  readonly file: string | null;
  readonly names: readonly string[];
  readonly pages: number;
  /** `file_name` of the image that an earlier import laid on each page; `null` where there is none. */
  readonly frames: readonly (string | null)[] | null;
}

/** A page of a document. */
export interface PagePlace {
  readonly document: CatalogueDocument;
  /** 0-based. */
  readonly pageIndex: number;
}

type Found = readonly CatalogueDocument[];

/** Finds documents by all that an image may say of them. Lists are empty when nothing fits. */
export interface CatalogueIndex {
  byEntry(entry: string): Found;
  /** By name with its ending or, when no name is equal, without. */
  byName(name: string): Found;
  byStem(stem: string): Found;
  /** By the stem as an export writes it, where characters that file systems refuse are replaced. */
  bySafeStem(stem: string): Found;
  byFile(sha256: string): Found;
  byFrame(fileName: string): readonly PagePlace[];
}

export function indexCatalogue(documents: readonly CatalogueDocument[]): CatalogueIndex {
  const entries = groupBy(documents, ({ entry }) => [entry]);
  const names = groupBy(documents, (document) => document.names.map(baseName));
  const stems = groupBy(documents, (document) => document.names.map(stemOf));
  const safeStems = groupBy(documents, (document) => document.names.map(toSafeStem));
  const files = groupBy(documents, ({ file }) => (file === null ? [] : [file]));
  const frames = groupBy(allFrames(documents), ({ fileName }) => [fileName]);
  return {
    byEntry: (entry) => entries.get(entry) ?? [],
    byName: (name) => names.get(baseName(name)) ?? stems.get(stemOf(name)) ?? [],
    byStem: (stem) => stems.get(stem) ?? [],
    bySafeStem: (stem) => safeStems.get(stem) ?? [],
    byFile: (sha256) => files.get(sha256.toLowerCase()) ?? [],
    byFrame: (fileName) => frames.get(normaliseText(fileName)) ?? [],
  };
}

function allFrames(documents: readonly CatalogueDocument[]): (PagePlace & { fileName: string })[] {
  return documents.flatMap((document) =>
    (document.frames ?? []).flatMap((fileName, pageIndex) =>
      fileName === null ? [] : [{ document, pageIndex, fileName: normaliseText(fileName) }],
    ),
  );
}

function groupBy<Item>(
  items: readonly Item[],
  keysOf: (item: Item) => readonly string[],
): Map<string, Item[]> {
  const groups = new Map<string, Item[]>();
  for (const item of items) {
    for (const key of new Set(keysOf(item))) {
      const group = groups.get(key);
      if (group === undefined) groups.set(key, [item]);
      else group.push(item);
    }
  }
  return groups;
}
