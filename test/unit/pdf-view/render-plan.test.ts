import { describe, expect, test } from 'vitest';
import {
  MAX_KEPT_PAGES,
  MAX_PAGE_PIXELS,
  pagesToForget,
  planCanvas,
} from '../../../src-renderer/pdf-view/canvas-budget';
import { NO_PICTURE } from '../../../src-renderer/pdf-view/page-pictures';
import { drawingsOf, rankedPages, type RenderWish } from '../../../src-renderer/pdf-view/render-plan';

const letter = { width: 6_120_000, height: 7_920_000 };
const wish = (scale: number): RenderWish => ({
  visible: { first: 0, last: 0 },
  direction: 1,
  scale,
  pixelRatio: 1,
  windowOf: () => ({ x: 500, y: 1000, width: 1600, height: 1200 }),
});
const need = { pageIndex: 0, rank: 0, size: letter, shown: NO_PICTURE, shownScale: 0 };

describe('what is drawn', () => {
  test('visible pages from the top, then ahead in the scroll direction, then behind', () => {
    const order = (direction: 1 | -1) =>
      rankedPages({ visible: { first: 5, last: 6 }, direction }, 100)
        .toSorted((a, b) => a[1] - b[1])
        .map(([page]) => page);
    expect(order(1)).toEqual([5, 6, 7, 8, 4]);
    expect(order(-1)).toEqual([5, 6, 4, 3, 7]);
  });

  test('nothing before the first page and after the last', () => {
    expect(rankedPages({ visible: { first: 0, last: 0 }, direction: 1 }, 1)).toEqual([[0, 0]]);
  });

  test('a page is drawn as sharp as the screen while the budget allows', () => {
    expect(planCanvas(letter, 2)).toEqual({ scale: 2, width: 1224, height: 1584, isCapped: false });
    const large = planCanvas(letter, 10);
    expect(large.isCapped).toBe(true);
    expect(large.width * large.height).toBeLessThanOrEqual(MAX_PAGE_PIXELS * 1.001);
  });

  test('beyond the budget, the visible part is drawn sharp on top', () => {
    const { drawings } = drawingsOf(wish(10), need);
    expect(drawings.map(({ kind }) => kind)).toEqual(['page', 'detail']);
    expect(drawings[1]).toMatchObject({ scale: 10, clip: { x: 500, y: 1000, width: 1600, height: 1200 } });
  });

  test('what is there already is not drawn again', () => {
    const canvas = {} as HTMLCanvasElement;
    expect(
      drawingsOf(wish(2), { ...need, shown: { ...NO_PICTURE, canvas }, shownScale: 2 }).drawings,
    ).toEqual([]);
    expect(
      drawingsOf(wish(2.5), { ...need, shown: { ...NO_PICTURE, canvas }, shownScale: 2 }).drawings,
    ).toHaveLength(1);
  });
});

describe('what is kept', () => {
  const page = (pageIndex: number, pixels = 1000) => ({ pageIndex, pixels, lastUsed: pageIndex });

  test('the last ten pages', () => {
    const kept = Array.from({ length: MAX_KEPT_PAGES + 3 }, (_, index) => page(index));
    expect(pagesToForget(kept, () => false)).toEqual([0, 1, 2]);
  });

  test('fewer when they are large, but always those in view', () => {
    const kept = [page(0, 2 ** 24), page(1, 2 ** 24), page(2, 2 ** 24)];
    expect(pagesToForget(kept, (index) => index === 0)).toEqual([1]);
  });
});
