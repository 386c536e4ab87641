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

type Shelf = Map<number, number[]>;

function* visitBands(
  pages: readonly MarkedPage[],
  isOneSided: boolean,
  bandsOf: (page: MarkedPage) => Uint32Array | null,
  visit: (a: number, b: number) => void,
): Generator<void> {
  const bands = new Map<number, Uint32Array>();
  for (const [index, page] of pages.entries()) {
    const own = bandsOf(page);
    if (own !== null) bands.set(index, own);
    if (index % PAGES_PER_TURN === 0) yield;
  }
  const sides = [...new Set([...bands.keys()].map((index) => (pages[index] as MarkedPage).side))];
  const count = bands.values().next().value?.length ?? 0;
  for (let band = 0; band < count; band++) {
    const shelves = new Map<number, Shelf>(sides.map((side) => [side, new Map()]));
    for (const [index, own] of bands) {
      const shelf = shelves.get((pages[index] as MarkedPage).side) as Shelf;
      put(shelf, own[band] as number, index);
    }
    yield;
    let sinceTurn = 0;
    for (const [index, own] of bands) {
      const { side, document } = pages[index] as MarkedPage;
      for (const other of sides) {
        if (other === side && !isOneSided) continue;
        for (const candidate of shelves.get(other)?.get(own[band] as number) ?? [])
          if ((pages[candidate] as MarkedPage).document !== document) visit(index, candidate);
      }
      if (++sinceTurn % PAGES_PER_TURN === 0) yield;
    }
  }
}

function put(shelf: Shelf, key: number, index: number): void {
  const list = shelf.get(key);
  if (list === undefined) shelf.set(key, [index]);
  else if (list.length < STANDING_FOR_ALL) list.push(index);
}
