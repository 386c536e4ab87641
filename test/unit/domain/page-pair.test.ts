import { isDeepStrictEqual } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { readPage, writePage } from '../../../src-main/domain/dataset-versions/object-forms';
import { readDifferingRegions } from '../../../src-main/domain/diff/page-pair';
import { diffRegions } from '../../../src-main/domain/diff/region-diff';
import { cutRegions } from '../../../src-main/domain/diff/region-texts';
import type { JsonValue } from '../../../src-main/domain/canonical/canonical-json';
import type { PageContent, Part, Region } from '../../../src-main/domain/regions/region';
import { anObjectStore } from '../../builders/object-store';
import { aPage, anyRegions, aRegion } from '../../builders/regions';

/** What could be taken for the border of a region, in texts and in keys of source fields. */
const anyTrap = fc.oneof(
  fc.string(),
  fc.constantFrom('},{"class":', '"regions":[', '\\', '\\"', '"}]', 'é😀\u2028', '[{', ']'),
);

/** Fields of an import, with lists of what looks like regions and without. */
const sourceOf = (kind: number, trap: string): Record<string, JsonValue> => {
  const like = { class: trap, id: 'a', parts: [{ box: [1, 2, 3, 4] }] };
  if (kind === 0) return { [trap]: [{ class: trap }] };
  if (kind === 1) return { parts: [{ box: [1, 2, 3, 4] }, like, { class: null }] };
  if (kind === 2) return { list: [1, like, like], parts: [[like]] };
  return { area: kind, [`f${trap}`]: [kind, kind], more: { class: trap } };
};

const anyPage: fc.Arbitrary<PageContent> = fc
  .record({
    regions: anyRegions,
    traps: fc.array(anyTrap, { minLength: 5, maxLength: 5 }),
    sources: fc.array(fc.nat(4), { minLength: 5, maxLength: 5 }),
    order: fc.shuffledSubarray(['a', 'b', 'c']),
    frame: fc.oneof(
      fc.constant(undefined),
      fc.dictionary(anyTrap, fc.oneof(anyTrap, fc.constant({ regions: [1] }))),
    ),
  })
  .map(({ regions, traps, sources, order, frame }) =>
    aPage(
      regions.map((region, index) => ({
        ...region,
        text: traps[index]!,
        source: sourceOf(sources[index]!, traps[index]!),
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

  test('are found among many that do not, whatever the others hold', () => {
    const anyChange = fc.constantFrom('none', 'none', 'none', 'text', 'part', 'source', 'added', 'removed');
    const anyKind = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom(3, 4) },
      { weight: 1, arbitrary: fc.nat(2) },
    );
    const anyMany = fc.array(fc.tuple(anyKind, anyTrap, anyChange), { minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(anyMany, (many) => {
        const all = many.map(([kind, text, change], index) => {
          const id = `r${String(index).padStart(2, '0')}`;
          const partsOf = (left: number) => [1, left, 3].map((x): Part => ({ box: [x, 2, 30, 40] }));
          const before = aRegion({ id, text, source: sourceOf(kind, text), parts: partsOf(2) });
          const changed = {
            text: { text: `${text}.` },
            source: { source: sourceOf(kind, `${text}.`) },
            part: { parts: partsOf(9) },
          };
          const after = { ...before, ...changed[change as keyof typeof changed] };
          return { change, before, after };
        });
        const [whole, wholeNow] = [
          all.filter(({ change }) => change !== 'added').map(({ before }) => before),
          all.filter(({ change }) => change !== 'removed').map(({ after }) => after),
        ];
        const store = anObjectStore();
        const [one, other] = [whole, wholeNow].map((regions) =>
          writePage(store, aPage(regions, { state: 'seen' }))!,
        ) as [string, string];
        const { old, now } = readDifferingRegions(store, one, other);
        const isIn = (list: readonly Region[]) => (region: Region) =>
          list.some((same) => isDeepStrictEqual(same, region));
        expect(old.regions).toEqual(
          readPage(store, one).regions.filter((region) => !isIn(readPage(store, other).regions)(region)),
        );
        expect(now.regions).toEqual(
          readPage(store, other).regions.filter((region) => !isIn(readPage(store, one).regions)(region)),
        );
        expect(old.state).toBe('seen');
      }),
      { numRuns: 1000 },
    );
  });

  test.each([
    ['parts', (nested: unknown[]) => ({ parts: [{ box: [1, 2, 3, 4] }, ...nested] })],
    ['a list of things', (nested: unknown[]) => ({ list: [1, ...nested] })],
    ['a list of such regions', (nested: unknown[]) => ({ list: nested })],
    ['lists in a list', (nested: unknown[]) => ({ list: [[1], ...nested] })],
  ])('are not taken for what an import calls %s', (_name, fieldsOf) => {
    const store = anObjectStore();
    const like = (text: string) => ({ class: 'c', id: text, parts: [{ box: [1, 2, 3, 4] }], text });
    const pageWith = (text: string) =>
      writePage(
        store,
        aPage([
          aRegion({ id: 'a' }),
          aRegion({
            id: 'b',
            source: fieldsOf([like('x'), like(text), like('z')]) as Region['source'] & object,
          }),
          aRegion({ id: 'c' }),
        ]),
      )!;
    const { old, now } = readDifferingRegions(store, pageWith('one'), pageWith('other'));
    expect([...old.regions, ...now.regions].map(({ id }) => id)).toEqual(['b', 'b']);
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
