import { describe, expect, test } from 'vitest';
import { createViewport, zoomOf } from '../../../src-renderer/pdf-view/viewport';

const letter = { width: 6_120_000, height: 7_920_000 };
const pages = (count: number) => Array.from({ length: count }, () => letter);

function openView(count = 10, firstPage = 0) {
  const viewport = createViewport(pages(count), 'application/pdf', firstPage);
  viewport.resize(848, 600);
  return viewport;
}

describe('the view of a document', () => {
  test('opens at fit width on the page asked for', () => {
    const { layout, currentPage, wanted } = openView(619, 400).store.getState();
    expect(layout.widths[0]).toBeCloseTo(816);
    expect(currentPage).toBe(400);
    expect(wanted!.top).toBeCloseTo(layout.tops[400]! - 16);
  });

  test('a page beyond the end is the last one', () => {
    expect(openView(3, 99).store.getState().currentPage).toBe(2);
  });

  test('zooming in and out again leaves everything where it was, although browsers round', () => {
    const viewport = openView();
    viewport.goToPage(3);
    viewport.scrollBy(0, 123);
    const before = viewport.store.getState().scroll.top;
    for (const factor of [1.3, 1.3, 1.3, 1 / 1.3, 1 / 1.3, 1 / 1.3]) {
      viewport.zoomBy(factor, { x: 400, y: 250 });
      const { left, top } = viewport.store.getState().wanted!;
      viewport.scrolled({ left: Math.round(left), top: Math.round(top) });
    }
    expect(viewport.store.getState().scroll.top).toBeCloseTo(before, 6);
  });

  test('zoom ends at 10 % and 800 %', () => {
    const viewport = openView();
    viewport.zoomTo(0.0001);
    expect(zoomOf(viewport.store.getState())).toBeCloseTo(0.1);
    viewport.zoomTo(1000);
    expect(zoomOf(viewport.store.getState())).toBeCloseTo(8);
  });

  test('a document of 20,000 pages zooms as far as browsers can lay out', () => {
    const viewport = openView(20_000);
    viewport.zoomTo(8);
    expect(viewport.store.getState().layout.totalHeight).toBeLessThan(2 ** 25);
    expect(zoomOf(viewport.store.getState())).toBeGreaterThan(1);
  });

  test('plus and minus go through the steps people know', () => {
    const viewport = openView();
    viewport.zoomTo(1);
    viewport.zoomStep(1);
    expect(zoomOf(viewport.store.getState())).toBeCloseTo(1.1);
    viewport.zoomStep(-1);
    viewport.zoomStep(-1);
    expect(zoomOf(viewport.store.getState())).toBeCloseTo(0.9);
  });

  test('a resized view keeps fitting, a chosen zoom stays', () => {
    const viewport = openView();
    viewport.resize(648, 600);
    expect(viewport.store.getState().layout.widths[0]).toBeCloseTo(616);
    viewport.zoomTo(2);
    viewport.resize(900, 600);
    expect(zoomOf(viewport.store.getState())).toBe(2);
  });

  test('revealing scrolls as little as needed, and not at all for what is in view', () => {
    const viewport = openView();
    viewport.reveal(0, [1_000_000, 1_000_000, 1_100_000, 1_100_000]);
    expect(viewport.store.getState().scroll.top).toBe(0);
    viewport.reveal(0, [1_000_000, 7_000_000, 1_100_000, 7_100_000]);
    const { scroll, layout } = viewport.store.getState();
    expect(scroll.top).toBeCloseTo(layout.tops[0]! + 710 * layout.scale + 48 - 600);
  });

  test('tells the direction of scrolling, for drawing in advance', () => {
    const viewport = openView();
    viewport.scrolled({ left: 0, top: 900 });
    expect(viewport.store.getState().direction).toBe(1);
    viewport.scrolled({ left: 0, top: 500 });
    expect(viewport.store.getState().direction).toBe(-1);
  });
});
