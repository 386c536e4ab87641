import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { canonicalJson, type JsonValue } from '../../../src-main/domain/canonical/canonical-json';
import { objectJson, pageObject } from '../../../src-main/domain/dataset-versions/object-forms';
import { changedKinds, diffRegions, reorderedIds } from '../../../src-main/domain/diff/region-diff';
import type { StoredObject } from '../../../src-main/domain/dataset-versions/object-store';
import type { Region } from '../../../src-main/domain/regions/region';
import { aPage, anyRegions, aRegion } from '../../builders/regions';

const bytes = (regions: readonly Region[]): string =>
  regions.length === 0 ? '' : objectJson(pageObject(aPage(regions)) as StoredObject);

/** The regions of `before` after what a diff says is done to them. */
function apply(before: readonly Region[], differences: ReturnType<typeof diffRegions>): Region[] {
  const regions = new Map(before.map((region) => [region.id, region]));
  for (const { id, after } of differences) {
    if (after === null) regions.delete(id);
    else regions.set(id, after);
  }
  return [...regions.values()];
}

describe('the difference of two pages', () => {
  test('turns the first into the second, and is empty when nothing differs', () => {
    fc.assert(
      fc.property(anyRegions, anyRegions, (before, after) => {
        const differences = diffRegions(aPage(before), aPage(after));
        expect(bytes(apply(before, differences))).toBe(bytes(after));
        expect(differences.length === 0).toBe(bytes(before) === bytes(after));
        expect(diffRegions(aPage(after), aPage(structuredClone(after)))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });

  test('the other way round is its inverse, region by region', () => {
    const turned = { added: 'removed', removed: 'added', changed: 'changed' } as const;
    const byId = (list: ReturnType<typeof diffRegions>) => list.toSorted((a, b) => (a.id < b.id ? -1 : 1));
    fc.assert(
      fc.property(anyRegions, anyRegions, (one, other) => {
        const forth = diffRegions(
          aPage(one, { order: one.map(({ id }) => id) }),
          aPage(other, { order: other.map(({ id }) => id).reverse() }),
        );
        const back = diffRegions(
          aPage(other, { order: other.map(({ id }) => id).reverse() }),
          aPage(one, { order: one.map(({ id }) => id) }),
        );
        const withoutOrder = (kinds: readonly string[]) => kinds.filter((kind) => kind !== 'order');
        // Which of two swapped regions "moved" may differ by direction; how many did may not.
        const count = (list: typeof forth) => list.filter(({ kinds }) => kinds.includes('order')).length;
        expect(count(back)).toBe(count(forth));
        const inverted = byId(forth).map(({ id, change, before, after, kinds }) => ({
          id,
          change: turned[change],
          before: after,
          after: before,
          kinds: withoutOrder(kinds),
        }));
        const seen = byId(back).map(({ kinds, ...rest }) => ({ ...rest, kinds: withoutOrder(kinds) }));
        const real = <Item extends { change: string; kinds: readonly string[] }>(list: Item[]) =>
          list.filter(({ change, kinds }) => change !== 'changed' || kinds.length > 0);
        expect(real(seen)).toEqual(real(inverted));
      }),
      { numRuns: 200 },
    );
  });

  test.each<[kind: string, before: Partial<Region>, after: Partial<Region>]>([
    ['geometry', {}, { parts: [{ box: [0, 0, 1, 1] }] }],
    ['geometry', {}, { parts: [{ quad: [0, 0, 1, 0, 1, 1, 0, 1] }] }],
    ['class', {}, { class: 'table' }],
    ['class', {}, { class: null }],
    ['text', {}, { text: 'word' }],
    ['attributes', { attributes: { a: 1, b: 2 } }, { attributes: { a: 1, b: 3 } }],
    ['parent', {}, { parent: 'other' }],
    ['status', {}, { status: 'rejected' }],
    ['status', {}, { origin: { kind: 'import' } }],
    ['source', { source: { id: 1 } }, { source: { id: 2 } }],
    ['source', { source: { id: 1 } }, { source: { id: 1 }, reshaped: true }],
  ])('names %s alone when that alone changed', (kind, before, after) => {
    const [old, now] = [aRegion(before), aRegion({ ...before, ...after })];
    expect(diffRegions(aPage([old]), aPage([now]))).toEqual([
      { id: old.id, change: 'changed', kinds: [kind], before: old, after: now },
    ]);
    expect(changedKinds(now, old)).toEqual([kind]);
  });

  test.each<[string, Partial<Region>, Partial<Region>]>([
    ['a default that is written out', {}, { status: 'accepted', attributes: {}, source: {} }],
    ['keys in another order', { attributes: { a: 1, b: 2 } }, { attributes: { b: 2, a: 1 } }],
  ])('does not take %s for a change', (_what, before, after) => {
    expect(diffRegions(aPage([aRegion(before)]), aPage([aRegion(after)]))).toEqual([]);
  });

  test('a moved imported region is one change of geometry, its stale source no second one', () => {
    const [old, now] = [
      aRegion({ source: { area: 1 } }),
      aRegion({ source: { area: 1 }, reshaped: true, parts: [{ box: [0, 0, 5, 5] }] }),
    ];
    expect(changedKinds(old, now)).toEqual(['geometry']);
  });
});

describe('reading order', () => {
  test('one insertion moves nothing, one move is one change, a reversal keeps one', () => {
    expect([...reorderedIds(['a', 'b', 'c'], ['a', 'x', 'b', 'c'])]).toEqual([]);
    expect([...reorderedIds(['a', 'b', 'c', 'd'], ['d', 'a', 'b', 'c'])]).toEqual(['d']);
    expect(reorderedIds(['a', 'b', 'c', 'd'], ['d', 'c', 'b', 'a']).size).toBe(3);
  });

  test('counts the complement of a longest increasing subsequence', () => {
    const ids = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    fc.assert(
      fc.property(fc.shuffledSubarray(ids), fc.shuffledSubarray(ids), (before, after) => {
        const moved = reorderedIds(before, after);
        const common = after.filter((id) => before.includes(id));
        expect(common.length - moved.size).toBe(longestKept(common.map((id) => before.indexOf(id))));
        const kept = common.filter((id) => !moved.has(id)).map((id) => before.indexOf(id));
        expect(kept).toEqual([...kept].sort((a, b) => a - b));
      }),
      { numRuns: 200 },
    );
  });
});

/** By trying every subset. */
function longestKept(places: readonly number[]): number {
  let best = 0;
  for (let mask = 0; mask < 2 ** places.length; mask++) {
    const chosen = places.filter((_, index) => (mask >> index) % 2 === 1);
    if (chosen.every((place, index) => index === 0 || (chosen[index - 1] as number) < place))
      best = Math.max(best, chosen.length);
  }
  return best;
}

test('the canonical text of a page is the same for regions given in any order', () => {
  fc.assert(
    fc.property(anyRegions, (regions) => {
      const page = aPage(regions);
      const text = pageObject({ ...page, regions: page.regions.toReversed() });
      expect(canonicalJson(text as unknown as JsonValue)).toBe(
        canonicalJson(pageObject(page) as unknown as JsonValue),
      );
    }),
    { numRuns: 50 },
  );
});
