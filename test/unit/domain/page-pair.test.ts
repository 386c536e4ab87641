import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readPage, writePage } from '../../../src-main/domain/dataset-versions/object-forms';
import { readDifferingRegions } from '../../../src-main/domain/diff/page-pair';
import { diffRegions } from '../../../src-main/domain/diff/region-diff';
import { cutRegions } from '../../../src-main/domain/diff/region-texts';
import type { PageContent, Region } from '../../../src-main/domain/regions/region';
import { anObjectStore } from '../../builders/object-store';
import { aPage, anyRegions, aRegion } from '../../builders/regions';

/** What could be taken for the border of a region, in texts and in keys of source fields. */
const anyTrap = fc.oneof(
  fc.string(),
  fc.constantFrom('},{"class":', '"regions":[', '\\', '\\"', '"}]', 'é😀\u2028', '[{', ']'),
);

const anyPage: fc.Arbitrary<PageContent> = fc
  .record({
    regions: anyRegions,
    traps: fc.array(anyTrap, { minLength: 5, maxLength: 5 }),
    order: fc.shuffledSubarray(['a', 'b', 'c']),
    frame: fc.oneof(
      fc.constant(undefined),
      fc.dictionary(anyTrap, fc.oneof(anyTrap, fc.constant({ regions: [1] }))),
    ),
  })
  .map(({ regions, traps, order, frame }) =>
    aPage(
      regions.map((region, index) => ({
        ...region,
        text: traps[index]!,
        source: { [traps[index]!]: [{ class: traps[index]! }] },
      })),
      { ...(order.length > 0 && { order }), ...(frame !== undefined && { frame }) },
    ),
  );

/** A page and one that shares most regions with it. */
const anyPair = fc
  .tuple(anyPage, anyPage, fc.array(fc.boolean(), { minLength: 5, maxLength: 5 }))
  .map(([page, other, isKept]): readonly [PageContent, PageContent] => {
    const kept = page.regions.filter((_, index) => isKept[index]);
    const ids = new Set(kept.map(({ id }) => id));
    return [page, aPage([...kept, ...other.regions.filter(({ id }) => !ids.has(id))], { ...other })];
  });

describe('the text of a page', () => {
  test('is cut at its regions, whatever stands in them', () => {
    fc.assert(
      fc.property(anyPage, (page) => {
        const store = anObjectStore();
        const id = writePage(store, page);
        if (id === null) return;
        const { rest, regions } = cutRegions(store.readJson(id));
        expect(regions.map((text) => JSON.parse(text) as Region)).toEqual(readPage(store, id).regions);
        expect({ ...(JSON.parse(rest) as object), regions: readPage(store, id).regions }).toEqual({
          regions: [],
          ...store.read(id),
        });
      }),
    );
  });
});

describe('the regions that differ between two states of a page', () => {
  test('give the difference that the whole pages give', () => {
    fc.assert(
      fc.property(anyPair, ([before, after]) => {
        const store = anObjectStore();
        const [one, other] = [writePage(store, before) ?? undefined, writePage(store, after) ?? undefined];
        const { old, now } = readDifferingRegions(store, one, other);
        expect(diffRegions(old, now)).toEqual(diffRegions(readPage(store, one), readPage(store, other)));
        expect(old.frame).toEqual(readPage(store, one).frame);
        expect(now.order).toEqual(readPage(store, other).order);
      }),
    );
  });

  test('are all that is read of them', () => {
    const store = anObjectStore();
    const same = ['a', 'b', 'c'].map((id) => aRegion({ id }));
    const one = writePage(store, aPage([...same, aRegion({ id: 'd' })]))!;
    const other = writePage(
      store,
      aPage([...same, aRegion({ id: 'd', text: 'now' }), aRegion({ id: 'e' })]),
    )!;
    const { old, now } = readDifferingRegions(store, one, other);
    expect(old.regions.map(({ id }) => id)).toEqual(['d']);
    expect(now.regions.map(({ id }) => id)).toEqual(['d', 'e']);
  });
});
