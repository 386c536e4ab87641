import { keyOf, mix } from './mixing';

/** Words of one shingle. */
const SHINGLE_WORDS = 3;

/** A page with fewer different shingles says too little: "this page is intentionally left blank" is on many. */
const FEWEST_SHINGLES = 20;

/** Numbers of a text mark. */
export const TEXT_MARK_LENGTH = 128;

const WORD = /[\p{L}\p{N}]+/gu;

/**
 * The mark of a page's text, by which the likeness of two pages is estimated: MinHash of its shingles (Broder, "On the
 * resemblance and containment of documents", SEQUENCES 1997). Shingles are the triples of words in a row, in
 * small letters and without punctuation. The share of equal numbers in two marks estimates the share of common
 * shingles (Jaccard) with a standard deviation of at most 0.045; equal texts have equal marks.
 *
 * @returns `null` for a page with too few words to tell
 */
export function textMark(words: readonly string[]): Uint32Array | null {
  const shingles = shinglesOf(words);
  return shingles.size < FEWEST_SHINGLES ? null : minHash(shingles);
}

/** Hashes of the word triples of a text. */
export function shinglesOf(words: readonly string[]): ReadonlySet<number> {
  const tokens = words.join(' ').normalize('NFKC').toLowerCase().match(WORD) ?? [];
  const shingles = new Set<number>();
  for (let at = 0; at + SHINGLE_WORDS <= tokens.length; at++)
    shingles.add(hashText(tokens.slice(at, at + SHINGLE_WORDS).join(' ')));
  return shingles;
}

/** FNV-1a over UTF-16 code units, 32 bits. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let at = 0; at < text.length; at++) hash = Math.imul(hash ^ text.charCodeAt(at), 0x01000193);
  return hash >>> 0;
}

function minHash(shingles: ReadonlySet<number>): Uint32Array {
  const mark = new Uint32Array(TEXT_MARK_LENGTH).fill(0xffffffff);
  for (const shingle of shingles)
    for (let at = 0; at < TEXT_MARK_LENGTH; at++) {
      const hash = mix(shingle ^ Math.imul(at + 1, 0x9e3779b1));
      if (hash < (mark[at] as number)) mark[at] = hash;
    }
  return mark;
}

/** Estimated share of common shingles, 0 to 1. */
export function textLikeness(a: Uint32Array, b: Uint32Array): number {
  let equal = 0;
  for (let at = 0; at < TEXT_MARK_LENGTH; at++) if (a[at] === b[at]) equal += 1;
  return equal / TEXT_MARK_LENGTH;
}

/**
 * Keys that pages must have in common to be looked at together, one for each band of the mark. The lower the likeness
 * asked for, the fewer numbers make a band: a pair that has it is missed once in a thousand times at most.
 */
export function textBands(mark: Uint32Array, leastLikeness: number): Uint32Array {
  const rows = leastLikeness >= 0.7 ? 4 : 3;
  const count = Math.floor(TEXT_MARK_LENGTH / rows);
  const bands = new Uint32Array(count + 1);
  for (let band = 0; band < count; band++) bands[band] = keyOf(mark.subarray(band * rows, (band + 1) * rows));
  bands[count] = keyOf(mark); // equal texts always meet, however many pages are nearly alike
  return bands;
}
