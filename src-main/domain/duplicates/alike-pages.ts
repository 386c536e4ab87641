import { pictureBands, pictureDistance } from './picture-mark';
import { textBands, textLikeness } from './text-mark';

/** A page by what it can be recognised by. */
export interface MarkedPage {
  /** Number of its document; pages of one document are never compared. */
  readonly document: number;
  /** Number of its split, or 0 for all. */
  readonly side: number;
  readonly text: Uint32Array | null;
  readonly picture: Uint32Array | null;
}

/** When two pages count as the same. */
export interface LikenessRule {
  readonly by: 'text' | 'picture' | 'both';
  /** Least share of common word triples. */
  readonly text: number;
  /** Most bits of the picture that may differ. */
  readonly picture: number;
}

/** How alike two pages are; `null` for what one of them does not have. */
export interface Alikeness {
  readonly text: number | null;
  readonly picture: number | null;
}

/** Pages whose texts have less in common than this are different pages, however alike they look: forms of one kind. */
const TEXT_DIFFERS = 0.3;

/**
 * How alike two pages are, if they count as the same under a rule.
 *
 * @returns `null` when they do not
 */
export function compareMarks(a: MarkedPage, b: MarkedPage, rule: LikenessRule): Alikeness | null {
  const text = a.text === null || b.text === null ? null : textLikeness(a.text, b.text);
  const picture = a.picture === null || b.picture === null ? null : pictureDistance(a.picture, b.picture);
  const isSameText = rule.by !== 'picture' && text !== null && text >= rule.text;
  const looksSame =
    rule.by !== 'text' &&
    picture !== null &&
    picture <= rule.picture &&
    !(text !== null && text < TEXT_DIFFERS);
  return isSameText || looksSame ? { text, picture } : null;
}

/**
 * So many pages of a side stand for all that have a key in common: a form that fills half of a dataset is compared
 * with some of its likes, not with all of them, and the work grows with the number of pages.
 */
const STANDING_FOR_ALL = 64;

/**
 * Shows pairs of pages that may be the same, of different documents: of different sides, or of any when there is
 * one side alone. A pair may come more than once. Text is compared by locality-sensitive hashing of its marks (Leskovec,
 * Rajaraman and Ullman, "Mining of Massive Datasets", chapter 3), pictures by equal parts of theirs.
 *
 * @yields now and then, so that who calls can take turns
 */
export function* visitCandidates(
  pages: readonly MarkedPage[],
  rule: LikenessRule,
  visit: (a: number, b: number) => void,
): Generator<void> {
  const isOneSided = pages.every(({ side }) => side === 0);
  if (rule.by !== 'picture')
    yield* visitBands(pages, isOneSided, ({ text }) => text && textBands(text, rule.text), visit);
  if (rule.by !== 'text')
    yield* visitBands(pages, isOneSided, ({ picture }) => picture && pictureBands(picture), visit);
}

/** Pages between two turns. */
const PAGES_PER_TURN = 200;

/** A key of 32 bits and the number of a page make one number that is exact: pages may be two million. */
const MOST_PAGES = 2 ** 21;

type Visit = (a: number, b: number) => void;

function* visitBands(
  pages: readonly MarkedPage[],
  isOneSided: boolean,
  bandsOf: (page: MarkedPage) => Uint32Array | null,
  visit: Visit,
): Generator<void> {
  const told: { readonly index: number; readonly bands: Uint32Array }[] = [];
  for (const [index, page] of pages.entries()) {
    const bands = bandsOf(page);
    if (bands !== null) told.push({ index, bands });
    if (index % PAGES_PER_TURN === 0) yield;
  }
  for (let band = 0; band < (told[0]?.bands.length ?? 0); band++) {
    // Sorted, pages that have a key in common stand side by side; maps of them would take five times as long.
    const sorted = Float64Array.from(
      told,
      ({ index, bands }) => (bands[band] as number) * MOST_PAGES + index,
    );
    sorted.sort();
    yield;
    let start = 0;
    for (let end = 1; end <= sorted.length; end++) {
      if (end < sorted.length && keyAt(sorted, end) === keyAt(sorted, start)) continue;
      if (end - start > 1) {
        const run = Array.from(sorted.subarray(start, end), (each) => each % MOST_PAGES);
        yield* visitRun(pages, isOneSided, run, visit);
      }
      start = end;
    }
  }
}

const keyAt = (sorted: Float64Array, at: number): number => Math.floor((sorted[at] as number) / MOST_PAGES);

/** Pages that have a key in common, each with those that stand for the other sides. */
function* visitRun(
  pages: readonly MarkedPage[],
  isOneSided: boolean,
  run: readonly number[],
  visit: Visit,
): Generator<void> {
  const standing = new Map<number, number[]>();
  for (const index of run) {
    const { side } = pages[index] as MarkedPage;
    const list = standing.get(side);
    if (list === undefined) standing.set(side, [index]);
    else if (list.length < STANDING_FOR_ALL) list.push(index);
  }
  if (standing.size === 1 && !isOneSided) return;
  for (const [count, index] of run.entries()) {
    const { side, document } = pages[index] as MarkedPage;
    for (const [other, candidates] of standing) {
      if (other === side && !isOneSided) continue;
      for (const candidate of candidates)
        if ((pages[candidate] as MarkedPage).document !== document) visit(index, candidate);
    }
    if ((count + 1) % PAGES_PER_TURN === 0) yield;
  }
}
