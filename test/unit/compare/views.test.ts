import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { toUnits } from '../../../src-main/domain/geometry/units';
import { sideName, versionGroups } from '../../../src-renderer/compare/choosing/version-options';
import { centerBox, sensibleScale, whenResized } from '../../../src-renderer/sides/center-box';
import { syncViewports } from '../../../src-renderer/sides/sync-viewports';
import { createViewport } from '../../../src-renderer/pdf-view/viewport';

const view = { width: 1000, height: 800 };
const now = { scale: 2, base: 2 };
const a4 = { width: toUnits(595), height: toUnits(842) };
const pages = (count: number) =>
  createViewport(
    Array.from({ length: count }, () => a4),
    null,
  );

describe('sensibleScale', () => {
  test('stays while the change can be seen well', () => {
    expect(sensibleScale({ width: 300, height: 100 }, view, now)).toBe(2);
  });

  test('zooms out of what is larger than the view, and into what is tiny', () => {
    expect(sensibleScale({ width: 2000, height: 100 }, view, now)).toBeCloseTo(0.7);
    expect(sensibleScale({ width: 30, height: 30 }, view, now)).toBeCloseTo(3.2);
  });

  test('zooms into a line of text until it can be read, as far as all of it can be seen', () => {
    const far = { scale: 0.4, base: 2 };
    expect(sensibleScale({ width: 100, height: 5.5 }, view, far)).toBeCloseTo(0.8);
    expect(sensibleScale({ width: 500, height: 2 }, view, far)).toBeCloseTo(0.56);
  });

  test('goes no nearer than 200 %, and never out of a nearer view', () => {
    expect(sensibleScale({ width: 1, height: 1 }, view, now)).toBe(4);
    expect(sensibleScale({ width: 1, height: 1 }, view, { scale: 9, base: 2 })).toBe(9);
  });
});

describe('centerBox', () => {
  const middleOf = (viewport: ReturnType<typeof pages>): number => {
    const { scroll, height } = viewport.store.getState();
    return scroll.top + height / 2;
  };
  const box = (top: number, height: number) =>
    [toUnits(100), toUnits(top), toUnits(300), toUnits(top + height)] as const;

  test('brings a change to the middle of the view', () => {
    const viewport = pages(3);
    viewport.resize(700, 500);
    centerBox(viewport, 1, box(400, 20));
    const { layout } = viewport.store.getState();
    expect(middleOf(viewport)).toBeCloseTo(layout.tops[1]! + 410 * layout.scale);
  });

  test('gives the zoom back after a tiny change, and keeps what the person chose meanwhile', () => {
    const viewport = pages(1);
    viewport.resize(700, 500);
    const before = viewport.store.getState().layout.scale;
    const tiny = [toUnits(100), toUnits(100), toUnits(102), toUnits(102)] as const;
    centerBox(viewport, 0, tiny);
    expect(viewport.store.getState().layout.scale).toBeGreaterThan(before);
    centerBox(viewport, 0, box(400, 20));
    expect(viewport.store.getState()).toMatchObject({ fit: 'width', layout: { scale: before } });
    centerBox(viewport, 0, tiny);
    viewport.zoomTo(1.5);
    const chosen = viewport.store.getState().layout.scale;
    centerBox(viewport, 0, box(400, 20));
    expect(viewport.store.getState().layout.scale).toBe(chosen);
  });
});

describe('a view that gets another width', () => {
  const boxes = fc
    .tuple(fc.integer({ min: 1, max: 590 }), fc.integer({ min: 1, max: 840 }))
    .map(([width, height]) => [0, 0, toUnits(width), toUnits(height)] as const);
  const widths = fc.integer({ min: 200, max: 2000 });

  test('shows a change as one that had this width from the beginning', () => {
    fc.assert(
      fc.property(boxes, widths, widths, (looked, first, second) => {
        const [moved, fresh] = [pages(1), pages(1)];
        moved.resize(first, 700);
        centerBox(moved, 0, looked);
        moved.resize(second, 700);
        centerBox(moved, 0, looked);
        fresh.resize(second, 700);
        centerBox(fresh, 0, looked);
        expect(moved.store.getState().layout.scale).toBeCloseTo(fresh.store.getState().layout.scale, 9);
      }),
    );
  });

  test('is told of once, and not when it was called off', async () => {
    const viewport = pages(1);
    viewport.resize(700, 500);
    const seen: number[] = [];
    const note = (): void => void seen.push(viewport.store.getState().width);
    whenResized(viewport, note);
    whenResized(viewport, note)();
    viewport.resize(700, 400);
    viewport.resize(350, 400);
    viewport.resize(300, 400);
    await Promise.resolve();
    expect(seen).toEqual([300]);
  });
});

describe('syncViewports', () => {
  test('the follower takes place and zoom of the leader', () => {
    const [first, second] = [pages(4), pages(4)];
    first.resize(600, 500);
    second.resize(600, 500);
    syncViewports(first, second, () => first);
    first.zoomTo(2);
    first.goToPage(2);
    const [a, b] = [first.store.getState(), second.store.getState()];
    expect(b.layout.scale).toBe(a.layout.scale);
    expect(b.scroll.top).toBeCloseTo(a.scroll.top, 0);
  });

  test('the follower goes on fitting when it is alone again', () => {
    const [first, second, alone] = [pages(4), pages(4), pages(4)];
    first.resize(600, 500);
    second.resize(700, 500);
    syncViewports(first, second, () => first)();
    expect(second.store.getState().layout.scale).toBeCloseTo(first.store.getState().layout.scale, 9);
    for (const each of [second, alone]) each.resize(1300, 500);
    expect(second.store.getState().layout.scale).toBe(alone.store.getState().layout.scale);
  });

  test('the follower moves nothing, so a shorter document holds nobody back', () => {
    const [long, short] = [pages(9), pages(1)];
    long.resize(600, 500);
    short.resize(600, 500);
    const stop = syncViewports(long, short, () => long);
    long.goToPage(7);
    const { top } = long.store.getState().scroll;
    short.scrolled({ left: 0, top: 40 });
    expect(long.store.getState().scroll.top).toBe(top);
    stop();
  });

  test('a pane that comes later goes where the other one is', async () => {
    const [first, second] = [pages(4), pages(4)];
    first.resize(600, 500);
    first.goToPage(3);
    syncViewports(first, second, () => first);
    second.resize(600, 500);
    await Promise.resolve();
    expect(second.store.getState().scroll.top).toBeCloseTo(first.store.getState().scroll.top, 0);
  });
});

describe('what can be compared', () => {
  const entry = (version: number) => ({
    version,
    id: 'x',
    contentId: 'y',
    author: 'A',
    time: '2026-01-01T00:00:00Z',
    message: 'm',
    parents: [],
    restored: null,
    branches: [],
    tags: [],
    documents: 0,
    pages: 0,
    regions: 0,
  });

  test('drafts come before versions, and the dataset in hand before others', () => {
    const groups = versionGroups(
      [
        { dataset: 'a', entries: [] },
        { dataset: 'b', entries: [entry(2), entry(1)] },
      ],
      'b',
    );
    expect(groups.map(({ group, items }) => [group, items.map(({ value }) => value)])).toEqual([
      ['b', ['b@draft', 'b@2', 'b@1']],
      ['a', ['a@draft']],
    ]);
  });

  test('a side names its dataset only where the other is of another', () => {
    expect(sideName('a@2', 'a@draft')).toBe('Version 2');
    expect(sideName('a@draft', 'b@1')).toBe('a, Draft');
    expect(sideName('3fa4c1', 'a@1')).toBe('3fa4c1');
  });
});
