import {
  compareMarks,
  visitCandidates,
  type Alikeness,
  type LikenessRule,
  type MarkedPage,
} from './alike-pages';
import { PICTURE_MARK_BITS } from './picture-mark';

/** The page of another side that is most like a page. */
export interface Twin extends Alikeness {
  /** Indices among the pages given. */
  readonly page: number;
  readonly twin: number;
}

/**
 * For every page and every other side the page that is most like it, if one counts as the same. What is found does not
 * depend on the order of the pages of different documents, except which of equals it is.
 *
 * @yields now and then; returns what was found in the end
 */
export function* findTwins(pages: readonly MarkedPage[], rule: LikenessRule): Generator<void, Twin[]> {
  const best = new Map<number, Twin>();
  const sides = 1 + pages.reduce((most, { side }) => Math.max(most, side), 0);
  const take = (a: number, b: number): void => {
    const one = pages[a] as MarkedPage;
    const other = pages[b] as MarkedPage;
    const key = a * sides + other.side;
    const known = best.get(key);
    if (known?.twin === b) return;
    const alike = compareMarks(one, other, rule);
    if (alike !== null && (known === undefined || likenessOf(alike) > likenessOf(known)))
      best.set(key, { ...alike, page: a, twin: b });
  };
  yield* visitCandidates(pages, rule, take);
  return [...best.values()];
}

/** From 0 to 2: the higher, the more alike. */
export const likenessOf = ({ text, picture }: Alikeness): number =>
  (text ?? 0) + (picture === null ? 0 : 1 - picture / PICTURE_MARK_BITS);

/**
 * Pairs of documents that have a page in common, enough of them to join all documents that belong together.
 *
 * @yields now and then; returns what was found in the end
 */
export function* findAlikeDocuments(
  pages: readonly MarkedPage[],
  rule: LikenessRule,
): Generator<void, (readonly [number, number])[]> {
  const pairs = new Map<number, readonly [number, number]>();
  yield* visitCandidates(
    pages.map((page) => ({ ...page, side: 0 })),
    rule,
    (a, b) => {
      const [one, other] = [pages[a] as MarkedPage, pages[b] as MarkedPage];
      const key =
        Math.min(one.document, other.document) * pages.length + Math.max(one.document, other.document);
      if (!pairs.has(key) && compareMarks(one, other, rule) !== null)
        pairs.set(key, [one.document, other.document]);
    },
  );
  return [...pairs.values()];
}
