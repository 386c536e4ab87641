import { listEntries } from '../../domain/dataset-versions/document-tree';
import { readDocument } from '../../domain/dataset-versions/object-forms';
import type { LikenessRule, MarkedPage } from '../../domain/duplicates/alike-pages';
import type { Split } from '../../domain/regions/region';
import { SPLITS } from '../../domain/splits/split-rule';
import { takeTurns } from '../../formats/take-turns';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import type { LongWork } from '../long-work';
import { marksOfFile, type FileMarks, type PictureReading } from './page-marks';

/** A document whose pages are compared. */
export interface MarkedDocument {
  readonly entry: string;
  readonly file: string | null;
  readonly split: Split | null;
}

/** A page with its place. */
export interface PlacedPage extends MarkedPage {
  readonly pageIndex: number;
}

export interface MarkedDocuments {
  readonly documents: readonly MarkedDocument[];
  /** Pages that can be told. `document` is an index among `documents`, `side` that of its split from 1 on, 0 for none. */
  readonly pages: readonly PlacedPage[];
  readonly looked: number;
  readonly untold: number;
}

type Work = PictureReading & LongWork;

/**
 * The pages of a view's documents with their marks. Documents of the same file are read once.
 *
 * @param isCompared which documents are looked at
 * @throws AppError `cancelled`; marks made until then are kept
 */
export async function markedPages(
  context: LibraryContext,
  { objects, roots }: Pick<ContentView, 'objects' | 'roots'>,
  {
    rule,
    isCompared,
  }: { readonly rule: LikenessRule; readonly isCompared: (split: Split | null) => boolean },
  work: Work,
): Promise<MarkedDocuments> {
  const nextTurn = takeTurns(work.signal);
  const documents: MarkedDocument[] = [];
  for (const [, id] of listEntries(objects, roots.root)) {
    const { entry, file, split = null } = readDocument(objects, id);
    if (isCompared(split)) documents.push({ entry, file, split });
    await nextTurn();
  }
  const marks = new Map<string, FileMarks>();
  const pages: PlacedPage[] = [];
  let looked = 0;
  let untold = 0;
  for (const [number, { file, split }] of documents.entries()) {
    work.onProgress?.('Looking at pages', number, documents.length);
    await nextTurn();
    if (file === null) {
      looked += 1;
      untold += 1;
      continue;
    }
    const found =
      marks.get(file) ?? (await marksOfFile(context, file, { rule, reading: work, signal: work.signal }));
    marks.set(file, found);
    const side = split === null ? 0 : SPLITS.indexOf(split) + 1;
    for (let pageIndex = 0; pageIndex < found.pages; pageIndex++) {
      const text = found.text.get(pageIndex) ?? null;
      const picture = found.picture.get(pageIndex) ?? null;
      looked += 1;
      const isTold = (text !== null && rule.by !== 'picture') || (picture !== null && rule.by !== 'text');
      if (isTold) pages.push({ document: number, side, pageIndex, text, picture });
      else untold += 1;
    }
  }
  return { documents, pages, looked, untold };
}
