import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  shinglesOf,
  textBands,
  textLikeness,
  textMark,
} from '../../../../src-main/domain/duplicates/text-mark';

/** Words of no meaning, each its own. */
const wordsFrom = (start: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `w${start + index}`);

const jaccard = (a: ReadonlySet<number>, b: ReadonlySet<number>): number => {
  const common = [...a].filter((each) => b.has(each)).length;
  return common / (a.size + b.size - common);
};

describe('marks of texts', () => {
  test('estimate the share of common word triples', () => {
    fc.assert(
      fc.property(fc.integer({ min: 40, max: 300 }), fc.nat(300), (count, shift) => {
        const [a, b] = [wordsFrom(0, count), wordsFrom(shift, count)];
        const estimate = textLikeness(textMark(a)!, textMark(b)!);
        // Five standard deviations of 128 draws.
        expect(Math.abs(estimate - jaccard(shinglesOf(a), shinglesOf(b)))).toBeLessThan(0.23);
      }),
    );
  });

  test('of the same words are the same, whatever their case, punctuation and spacing', () => {
    const words = wordsFrom(0, 60);
    const shouted = words.map((word) => `“${word.toUpperCase()},”`);
    expect(textLikeness(textMark(words)!, textMark([shouted.join('  ')])!)).toBe(1);
  });

  test('hardly change with one word of a page', () => {
    const words = wordsFrom(0, 300);
    expect(textLikeness(textMark(words)!, textMark(words.with(150, 'other'))!)).toBeGreaterThan(0.9);
  });

  test('are not made of pages that say next to nothing', () => {
    expect(textMark([])).toBeNull();
    expect(textMark('This page is intentionally left blank'.split(' '))).toBeNull();
    expect(textMark(Array.from({ length: 500 }, () => 'total'))).toBeNull();
  });

  test('of texts that are alike enough meet in a band', () => {
    const [a, b] = [wordsFrom(0, 200), wordsFrom(20, 200)];
    const [bandsA, bandsB] = [textMark(a)!, textMark(b)!].map((mark) => textBands(mark, 0.8));
    expect(bandsA!.some((key, band) => bandsB![band] === key)).toBe(true);
  });
});
