import fc from 'fast-check';
import { expect, test } from 'vitest';

import type { Resolutions } from '../../../../src-main/domain/merge/conflict';
import type { DatasetModel } from '../../../builders/datasets';
import { anyLinked, LINKED } from '../../../builders/linked-edits';
import { decideAll, merge } from './merge-helpers';

const RUNS = { numRuns: 500 };

/** What points to something that is not there, and regions that are their own ancestors. */
function brokenLinks(dataset: DatasetModel): string[] {
  const { pages, relations = [] } = dataset['0a'] ?? { pages: [] };
  const parents = new Map(
    pages.flatMap(({ regions }) => regions.map(({ id, parent }) => [id, parent] as const)),
  );
  const loose = [...parents].filter(([, parent]) => parent !== undefined && !parents.has(parent));
  const circles = [...parents.keys()].filter((id) => {
    let next = parents.get(id);
    for (let step = 0; next !== undefined && step < parents.size; step++) next = parents.get(next);
    return next !== undefined;
  });
  const ends = relations.filter(({ from, to }) => !parents.has(from) || !parents.has(to));
  const places = pages.flatMap(({ regions, order = [] }) =>
    order.filter((id) => !regions.some((item) => item.id === id)),
  );
  const twice = pages.flatMap(({ order = [] }) => order).filter((id, at, all) => all.indexOf(id) !== at);
  return [...loose.map(([id]) => id), ...circles, ...ends.map(({ id }) => id), ...places, ...twice];
}

test('parents, pages, orders and relations of two sides merge to content in which nothing is broken', () => {
  fc.assert(
    fc.property(anyLinked, anyLinked, (ours, theirs) => {
      const merged = merge({ base: LINKED, ours, theirs });
      expect(brokenLinks(merged.dataset)).toEqual([]);
      const other = merge({ base: LINKED, ours: theirs, theirs: ours });
      expect(merged.open.map(({ key }) => key).sort()).toEqual(other.open.map(({ key }) => key).sort());
      if (merged.open.length === 0) expect(merged.roots.root).toBe(other.roots.root);
    }),
    RUNS,
  );
});

test('with an unchanged side they are the other side', () => {
  fc.assert(
    fc.property(anyLinked, (ours) => {
      const merged = merge({ base: LINKED, ours, theirs: LINKED });
      expect(merged.roots.root).toBe(merged.rootOf(ours));
    }),
    RUNS,
  );
});

test('decided for one side throughout they come to an end, what a decision brings up included', () => {
  fc.assert(
    fc.property(
      anyLinked,
      anyLinked,
      fc.constantFrom('ours' as const, 'theirs' as const),
      (ours, theirs, choice) => {
        const sides = { base: LINKED, ours, theirs };
        let resolutions: Resolutions = new Map();
        let merged = merge(sides);
        for (let round = 0; merged.open.length > 0 && round < 5; round++) {
          resolutions = new Map([...resolutions, ...decideAll(merged, { choice })]);
          merged = merge(sides, { resolutions });
        }
        expect(merged.open).toEqual([]);
        expect(brokenLinks(merged.dataset)).toEqual([]);
      },
    ),
    RUNS,
  );
});
