import fc from 'fast-check';

import type { PageContent, Part, Region } from '../../src-main/domain/regions/region';

/** A region that a person drew on a page: a box with class, nothing else. */
export function aRegion(fields: Partial<Region> = {}): Region {
  return {
    id: 'region-1',
    class: 'class-text',
    parts: [{ box: [720_000, 720_000, 3_000_000, 1_200_000] }],
    ...fields,
  };
}

/** A page with these regions, sorted by id as pages are. */
export function aPage(regions: readonly Region[] = [], fields: Partial<PageContent> = {}): PageContent {
  return { ...fields, regions: [...regions].sort((a, b) => (a.id < b.id ? -1 : 1)) };
}

const units = fc.integer({ min: -10_000, max: 7_920_000 });

const anyPart: fc.Arbitrary<Part> = fc.oneof(
  fc.tuple(units, units, units, units).map((box) => ({ box })),
  fc.array(units, { minLength: 8, maxLength: 8 }).map((quad) => ({ quad })),
);

/** Regions of one page, by id. Few ids and few values, so that two of them often share some. */
export const anyRegion: fc.Arbitrary<Region> = fc.record(
  {
    id: fc.constantFrom('a', 'b', 'c', 'd', 'e'),
    class: fc.constantFrom('text', 'table', null),
    parts: fc.array(anyPart, { minLength: 1, maxLength: 2 }),
    text: fc.constantFrom('one', 'two'),
    status: fc.constantFrom('proposed' as const, 'accepted' as const, 'rejected' as const),
    parent: fc.constantFrom('x', 'y'),
    attributes: fc.constantFrom({}, { kind: 'chart' }, { kind: 'photo', pages: 2 }),
    source: fc.constantFrom({}, { area: 1 }, { area: 2, id: 3 }),
  },
  { requiredKeys: ['id', 'class', 'parts'] },
);

export const anyRegions: fc.Arbitrary<Region[]> = fc
  .uniqueArray(anyRegion, { selector: ({ id }) => id, maxLength: 5 })
  .map((regions) => regions.sort((a, b) => (a.id < b.id ? -1 : 1)));
