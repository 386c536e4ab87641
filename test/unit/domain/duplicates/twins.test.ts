import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  compareMarks,
  type LikenessRule,
  type MarkedPage,
} from '../../../../src-main/domain/duplicates/alike-pages';
import { textMark } from '../../../../src-main/domain/duplicates/text-mark';
import { findAlikeDocuments, findTwins } from '../../../../src-main/domain/duplicates/twins';

const RULE: LikenessRule = { by: 'both', text: 0.8, picture: 20 };

function finish<Result>(steps: Generator<void, Result>): Result {
  for (;;) {
    const step = steps.next();
    if (step.done === true) return step.value;
  }
}

const wordsFrom = (start: number, count: number): string[] =>
  Array.from({ length: count }, (_, index) => `w${start + index}`);
const text = (start: number): Uint32Array => textMark(wordsFrom(start, 100))!;
const picture = (seed: number, flipped = 0): Uint32Array =>
  Uint32Array.from({ length: 5 }, (_, at) => {
    const number = Math.imul(seed * 5 + at + 1, 0x9e3779b1);
    return (at === 3 ? number ^ (2 ** flipped - 1) : number) >>> 0;
  });
const page = (fields: Partial<MarkedPage>): MarkedPage => ({
  document: 0,
  side: 1,
  text: null,
  picture: null,
  ...fields,
});

describe('pages alike', () => {
  test('are found by text and by picture, across sides alone', () => {
    const pages = [
      page({ document: 0, side: 1, text: text(0) }),
      page({ document: 1, side: 2, text: text(3) }),
      page({ document: 2, side: 1, text: text(2), picture: picture(7) }),
      page({ document: 3, side: 3, picture: picture(7, 4) }),
      page({ document: 4, side: 3, picture: picture(9) }),
    ];
    const found = finish(findTwins(pages, RULE)).map(({ page: a, twin }) => [a, twin]);
    expect(found).toContainEqual([0, 1]);
    expect(found).toContainEqual([3, 2]);
    expect(found.every(([a, b]) => pages[a!]!.side !== pages[b!]!.side)).toBe(true);
    expect(found.flat()).not.toContain(4);
  });

  test('that look alike and say other things are two forms of one kind', () => {
    const [a, b] = [
      page({ text: text(0), picture: picture(1) }),
      page({ document: 1, side: 2, text: text(500), picture: picture(1) }),
    ];
    expect(compareMarks(a, b, RULE)).toBeNull();
    expect(compareMarks(a, { ...b, text: null }, RULE)).toEqual({ text: null, picture: 0 });
  });

  test('is the best of several', () => {
    const pages = [
      page({ document: 0, side: 2, text: text(0) }),
      ...[4, 1, 6].map((start, index) => page({ document: index + 1, side: 1, text: text(start) })),
    ];
    expect(finish(findTwins(pages, RULE)).find(({ page: index }) => index === 0)?.twin).toBe(2);
  });

  test('are those that comparing each with each finds', () => {
    const some = fc.record({
      document: fc.nat(8),
      side: fc.integer({ min: 1, max: 3 }),
      text: fc.option(fc.nat(60).map(text), { nil: null }),
      picture: fc.option(
        fc.tuple(fc.nat(4), fc.nat(26)).map(([seed, flipped]) => picture(seed, flipped)),
        { nil: null },
      ),
    });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 25 }), (pages) => {
        const expected = new Set<string>();
        for (const [index, a] of pages.entries())
          for (const b of pages)
            if (a.side !== b.side && a.document !== b.document && compareMarks(a, b, RULE) !== null)
              expected.add(`${index}/${b.side}`);
        const found = finish(findTwins(pages, RULE)).map(
          ({ page: index, twin }) => `${index}/${pages[twin]!.side}`,
        );
        expect(new Set(found)).toEqual(expected);
      }),
      { numRuns: 60 },
    );
  });

  test('join documents whatever their side', () => {
    const pages = [0, 1, 2].map((document) => page({ document, side: 1, text: text(document) }));
    const joined = finish(findAlikeDocuments(pages, RULE));
    expect(new Set(joined.flat())).toEqual(new Set([0, 1, 2]));
  });
});
