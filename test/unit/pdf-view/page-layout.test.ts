import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  layoutPages,
  mostVisiblePage,
  PAGE_GAP,
  pageAtHeight,
  pageLeft,
  scrollKeepingAnchor,
  visiblePages,
} from '../../../src-renderer/pdf-view/page-layout';

const edge = fc.integer({ min: 100_000, max: 20_000_000 });
const sizes = fc.array(fc.record({ width: edge, height: edge }), { minLength: 1, maxLength: 60 });
const scale = fc.double({ min: 0.1, max: 10, noNaN: true });

describe('where pages lie', () => {
  test('pages stand below each other with a gap', () => {
    const layout = layoutPages(
      [
        { width: 1_000_000, height: 2_000_000 },
        { width: 500_000, height: 1_000_000 },
      ],
      2,
    );
    expect([...layout.tops]).toEqual([PAGE_GAP, PAGE_GAP + 400 + PAGE_GAP]);
    expect(layout.totalHeight).toBe(3 * PAGE_GAP + 400 + 200);
    expect(pageLeft(layout, 1, 1000)).toBe(450);
  });

  test('the page at a height is the one that a walk from the top finds', () => {
    fc.assert(
      fc.property(sizes, scale, fc.double({ min: -100, max: 1e6, noNaN: true }), (pages, at, y) => {
        const layout = layoutPages(pages, at);
        const walked = Math.max(
          0,
          [...layout.tops].findLastIndex((top) => top <= y),
        );
        expect(pageAtHeight(layout, y)).toBe(walked);
      }),
    );
  });

  test('visible pages are those that the view cuts', () => {
    fc.assert(
      fc.property(
        sizes,
        scale,
        fc.double({ min: 0, max: 1, noNaN: true }),
        fc.integer({ min: 50, max: 3000 }),
        (pages, at, where, height) => {
          const layout = layoutPages(pages, at);
          const top = where * layout.totalHeight;
          const { first, last } = visiblePages(layout, top, top + height);
          pages.forEach((_, index) => {
            const isCut =
              layout.tops[index]! <= top + height && layout.tops[index]! + layout.heights[index]! > top;
            if (isCut) expect(index >= first && index <= last).toBe(true);
          });
          expect(mostVisiblePage(layout, top, top + height)).toBeGreaterThanOrEqual(first);
        },
      ),
    );
  });

  test('no pages are no trouble', () => {
    const layout = layoutPages([], 1);
    expect(visiblePages(layout, 0, 100)).toEqual({ first: 0, last: -1 });
    expect(
      scrollKeepingAnchor({
        before: layout,
        after: layout,
        scroll: { left: 0, top: 5 },
        anchor: { x: 1, y: 1 },
        viewWidth: 10,
      }),
    ).toEqual({ left: 0, top: 0 });
  });

  test('zooming keeps the spot of the page under the pointer', () => {
    fc.assert(
      fc.property(
        sizes,
        scale,
        scale,
        fc.double({ min: 0.02, max: 0.98, noNaN: true }),
        (pages, from, to, where) => {
          const [before, after] = [layoutPages(pages, from), layoutPages(pages, to)];
          const page = Math.floor(where * pages.length);
          const spotY = before.tops[page]! + 0.5 * before.heights[page]!;
          // Far enough from the beginning that the scroll position does not end at 0.
          const anchor = { x: 300, y: Math.min(200, spotY, after.tops[page]! + 0.5 * after.heights[page]!) };
          const scroll = { left: 0, top: spotY - anchor.y };
          const next = scrollKeepingAnchor({ before, after, scroll, anchor, viewWidth: 800 });
          expect(next.top + anchor.y - after.tops[page]!).toBeCloseTo(0.5 * after.heights[page]!, 4);
        },
      ),
    );
  });
});
