/**
 * Widths of printable ASCII, U+0020 to U+007E, in 1/1000 of the font size: Helvetica's, as published in
 * Adobe's font metrics. Only their proportions are used.
 */
const ASCII_WIDTHS = [
  278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278, 556, 556, 556, 556, 556,
  556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556, 1015, 667, 667, 722, 722, 667, 611, 778, 722, 278,
  500, 667, 556, 833, 722, 778, 667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469,
  556, 333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556, 556, 556, 333, 500,
  278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
] as const;

const OTHER_WIDTH = 556;
/** Chinese, Japanese and Korean letters and full-width forms fill a square. */
const FULL_WIDTH = 1_000;
const FULL_WIDTH_LETTERS =
  /[\u1100-\u115f\u2e80-\ua4cf\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe4f\uff00-\uff60\u{20000}-\u{3fffd}]/u;
const COMBINING_MARK = /\p{M}/u;

/** A relative width for each letter (one code point each). */
export function estimateWidths(letters: readonly string[]): readonly number[] {
  return letters.map((letter) => {
    const ascii = ASCII_WIDTHS[letter.codePointAt(0)! - 0x20];
    if (ascii !== undefined) return ascii;
    if (COMBINING_MARK.test(letter)) return 0;
    return FULL_WIDTH_LETTERS.test(letter) ? FULL_WIDTH : OTHER_WIDTH;
  });
}
