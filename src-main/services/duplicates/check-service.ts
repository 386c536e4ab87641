import type { DuplicatePair, DuplicateReport } from '../../contract/split-contract';
import { findAlikeDocuments, findTwins, likenessOf, type Twin } from '../../domain/duplicates/twins';
import type { LikenessRule } from '../../domain/duplicates/alike-pages';
import type { Split } from '../../domain/regions/region';
import { SPLITS } from '../../domain/splits/split-rule';
import { runInTurns, type Steps } from '../../formats/take-turns';
import type { ContentView } from '../content/content-view';
import type { LibraryContext } from '../library-context';
import type { LongWork } from '../long-work';
import { resolveView } from '../content/resolve-view';
import { markedPages, type MarkedDocument, type MarkedDocuments } from './marked-pages';
import type { PictureReading } from './page-marks';

export type { PictureReading } from './page-marks';
export type DuplicateOptions = LikenessRule;

type Work = PictureReading & LongWork;

/**
 * Documents of one split that have a page like one of another split: the same words in the same order, or the same
 * look. Of a document that has many likes in another split, the most alike is listed.
 *
 * @throws AppError `not-found`, `cancelled`
 */
export async function checkSplits(
  context: LibraryContext,
  request: LikenessRule & { readonly version: string; readonly limit: number },
  work: Work,
): Promise<DuplicateReport> {
  const view = resolveView(context, request.version);
  const marked = await markedPages(
    context,
    view,
    { rule: request, isCompared: (split) => split !== null },
    work,
  );
  const twins = await compareInTurns(findTwins(marked.pages, request), work);
  const found = [...sameFiles(marked), ...bestOfDocuments(marked, twins)];
  const pairs = withoutMirrors(found).sort(
    (a, b) =>
      Number(b.isSameFile) - Number(a.isSameFile) ||
      likenessOf(b) - likenessOf(a) ||
      compareIds(a.a.document, b.a.document) ||
      compareIds(a.b.document, b.b.document),
  );
  const names = context.reader.datasets.names(view.dataset.id);
  const named = (pair: FoundPair): DuplicatePair => ({
    ...pair,
    a: { ...pair.a, name: names.get(pair.a.document) ?? pair.a.document },
    b: { ...pair.b, name: names.get(pair.b.document) ?? pair.b.document },
  });
  return {
    version: view.label,
    pairs: pairs.slice(0, request.limit).map(named),
    total: pairs.length,
    documents: countDocuments(found),
    pages: { looked: marked.looked, untold: marked.untold },
  };
}

/**
 * Groups of documents that have pages in common, whatever their split, as keys to group by.
 *
 * @returns keys by entry id, of documents that are in such a group
 * @throws AppError `cancelled`
 */
export async function duplicateGroups(
  context: LibraryContext,
  view: ContentView,
  rule: LikenessRule,
  work: Work,
): Promise<Map<string, string[]>> {
  const marked = await markedPages(context, view, { rule, isCompared: () => true }, work);
  const keys = new Map<string, string[]>();
  const add = (number: number, key: string): void => {
    const { entry } = marked.documents[number] as MarkedDocument;
    keys.set(entry, [...(keys.get(entry) ?? []), key]);
  };
  for (const [number, { file }] of marked.documents.entries())
    if (file !== null) add(number, JSON.stringify(['file', file]));
  for (const [a, b] of await compareInTurns(findAlikeDocuments(marked.pages, rule), work)) {
    const key = JSON.stringify(['alike', a, b]);
    add(a, key);
    add(b, key);
  }
  return keys;
}

function compareInTurns<Result>(steps: Steps<Result>, { signal, onProgress }: Work): Promise<Result> {
  onProgress?.('Comparing pages', 0, null);
  return runInTurns(steps, signal);
}

type FoundPage = Omit<DuplicatePair['a'], 'name'>;
type FoundPair = Omit<DuplicatePair, 'a' | 'b'> & { readonly a: FoundPage; readonly b: FoundPage };

/** The most alike page of each document, for each other split; with how many of its pages have a like there. */
function bestOfDocuments({ documents, pages }: MarkedDocuments, twins: readonly Twin[]): FoundPair[] {
  const best = new Map<string, FoundPair>();
  for (const { page, twin, text, picture } of twins) {
    const [own, other] = [pages[page], pages[twin]].map((each) => each as MarkedDocuments['pages'][number]);
    if (own === undefined || other === undefined) continue;
    const a = { ...placeOf(documents, own.document), pageIndex: own.pageIndex };
    const b = { ...placeOf(documents, other.document), pageIndex: other.pageIndex };
    if (a.file === b.file) continue;
    const key = `${a.document}/${b.split}`;
    const known = best.get(key);
    const count = (known?.pages ?? 0) + 1;
    const isBetter = known === undefined || likenessOf({ text, picture }) > likenessOf(known);
    best.set(key, { ...(isBetter ? { a, b, isSameFile: false, text, picture } : known), pages: count });
  }
  return [...best.values()];
}

/** Documents that are the very same file, also where nothing on it can be told. */
function sameFiles({ documents, pages }: MarkedDocuments): FoundPair[] {
  const byFile = new Map<string, number[]>();
  for (const [number, { file }] of documents.entries())
    if (file !== null) byFile.set(file, [...(byFile.get(file) ?? []), number]);
  const pagesOf = new Map<number, number>();
  for (const { document } of pages) pagesOf.set(document, (pagesOf.get(document) ?? 0) + 1);
  return [...byFile.values()].flatMap((numbers) => {
    // One may be there thousands of times, as different documents: the first of each split stands for all.
    const firsts = SPLITS.flatMap((split) => numbers.find((each) => documents[each]?.split === split) ?? []);
    return numbers.flatMap((number) => {
      const a = { ...placeOf(documents, number), pageIndex: 0 };
      const others = firsts
        .map((first) => ({ ...placeOf(documents, first), pageIndex: 0 }))
        .filter(({ split }) => split !== a.split);
      const alike = { isSameFile: true, text: 1, picture: 0, pages: Math.max(1, pagesOf.get(number) ?? 1) };
      return others.map((b) => ({ a, b, ...alike }));
    });
  });
}

function placeOf(documents: readonly MarkedDocument[], number: number): Omit<FoundPage, 'pageIndex'> {
  const { entry, file, split } = documents[number] as MarkedDocument;
  return { document: entry, file: file as string, split: split as Split };
}

/** A pair that was found from both sides is listed once, from the side that is tested: that of the later split. */
function withoutMirrors(pairs: readonly FoundPair[]): FoundPair[] {
  const listed = new Map<string, FoundPair>();
  for (const pair of pairs) {
    const isInOrder = SPLITS.indexOf(pair.a.split) > SPLITS.indexOf(pair.b.split);
    const turned = isInOrder ? pair : { ...pair, a: pair.b, b: pair.a };
    const key = `${turned.a.document}/${turned.b.document}`;
    if (isInOrder || !listed.has(key)) listed.set(key, turned);
  }
  return [...listed.values()];
}

function countDocuments(pairs: readonly FoundPair[]): DuplicateReport['documents'] {
  const counts = Object.fromEntries(SPLITS.map((split) => [split, new Set<string>()])) as Record<
    Split,
    Set<string>
  >;
  for (const { a, b } of pairs) for (const { split, document } of [a, b]) counts[split].add(document);
  return { train: counts.train.size, validation: counts.validation.size, test: counts.test.size };
}

const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
