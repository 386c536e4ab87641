import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { emptyTree } from '../../../../src-main/domain/dataset-versions/document-tree';
import { bestCommonAncestors } from '../../../../src-main/domain/merge/best-ancestors';
import { mergeDatasets } from '../../../../src-main/domain/merge/merge-datasets';
import { mergeSchemas } from '../../../../src-main/domain/merge/merge-schemas';
import { findMergeBase } from '../../../../src-main/domain/merge/virtual-base';
import type { Region } from '../../../../src-main/domain/regions/region';
import { readDataset, writeDataset } from '../../../builders/datasets';
import { anObjectStore } from '../../../builders/object-store';
import { aPage, aRegion } from '../../../builders/regions';

/** Parents by version: version n continues some of those before it. */
const anyHistory = fc
  .array(fc.array(fc.nat(20), { maxLength: 2 }), { minLength: 2, maxLength: 12 })
  .map(
    (lists) =>
      new Map(
        lists.map((list, at) => [
          `v${at}`,
          [...new Set(list.map((item) => `v${item % (at || 1)}`))].filter(() => at > 0),
        ]),
      ),
  );

function ancestorsByForce(history: ReadonlyMap<string, readonly string[]>, id: string): Set<string> {
  const parents = history.get(id) ?? [];
  return new Set([id, ...parents.flatMap((parent) => [...ancestorsByForce(history, parent)])]);
}

test('the best common ancestors are those that no other common ancestor continues', () => {
  fc.assert(
    fc.property(anyHistory, fc.nat(11), fc.nat(11), (history, first, second) => {
      const ids = [...history.keys()];
      const [one, other] = [ids[first % ids.length]!, ids[second % ids.length]!];
      const left = ancestorsByForce(history, one);
      const shared = [...ancestorsByForce(history, other)].filter((id) => left.has(id));
      const best = shared.filter(
        (id) => !shared.some((later) => later !== id && ancestorsByForce(history, later).has(id)),
      );
      expect(bestCommonAncestors(one, other, (id) => history.get(id) ?? [])).toEqual(best.sort());
    }),
  );
});

interface Version {
  readonly parents: readonly string[];
  readonly regions: readonly Region[];
  readonly color?: string;
}

/** A history of one page, and the merge of two of its versions. */
function mergeIn(history: Readonly<Record<string, Version>>, one: string, other: string) {
  const writer = anObjectStore();
  const nothing = { root: emptyTree(writer), provenance: emptyTree(writer) };
  const pageSize = () => undefined;
  const contentOf = (id: string) => {
    const { regions, color } = history[id]!;
    const root = writeDataset(writer, { '0a': { pages: [aPage(regions)] } });
    const schema = { classes: [{ id: 'c', name: 'Text', ...(color !== undefined && { color }) }] };
    return { roots: { root, provenance: nothing.provenance }, schema };
  };
  const parentsOf = (id: string) => history[id]?.parents ?? [];
  const base = findMergeBase({ writer, parentsOf, contentOf, nothing, pageSize }, one, other);
  const [ours, theirs] = [contentOf(one), contentOf(other)];
  const { noBase } = base;
  const merged = mergeDatasets({
    writer,
    base: base.roots,
    ours: ours.roots,
    theirs: theirs.roots,
    noBase,
    pageSize,
  });
  const schema = mergeSchemas({ base: base.schema, ours: ours.schema, theirs: theirs.schema, noBase });
  return { ...merged, base, schema, page: readDataset(writer, merged.roots.root)['0a']?.pages[0] };
}

const [a, b] = ['a', 'b'].map((id, index) =>
  aRegion({ id, parts: [{ box: [index * 99, 0, index * 99 + 50, 50] }] }),
) as [Region, Region];

describe('two lines that were merged into each other', () => {
  const crossed = (
    left: readonly Region[],
    right: readonly Region[],
    ours: readonly Region[],
    theirs: readonly Region[],
  ) => ({
    root: { parents: [], regions: [a, b] },
    left: { parents: ['root'], regions: left, color: '#111111' },
    right: { parents: ['root'], regions: right, color: '#222222' },
    ours: { parents: ['left', 'right'], regions: ours, color: '#111111' },
    theirs: { parents: ['right', 'left'], regions: theirs, color: '#222222' },
  });

  test('start from the merge of both, where what is clean there is a base', () => {
    const [x, y] = [
      { ...a, text: 'x' },
      { ...b, text: 'y' },
    ];
    const history = crossed([x, b], [a, y], [x, y], [x, { ...y, text: 'z' }]);
    const { base, open, page } = mergeIn(history, 'ours', 'theirs');
    expect(base.ancestors).toEqual(['left', 'right']);
    expect(open).toEqual([]);
    expect(page?.regions).toEqual([x, { ...y, text: 'z' }]);
  });

  test('have no base for a field that both had changed, and so no side that left it alone', () => {
    const [one, other] = [
      { ...a, class: 'one' },
      { ...a, class: 'two' },
    ];
    const { open, schema } = mergeIn(crossed([one, b], [other, b], [one, b], [other, b]), 'ours', 'theirs');
    expect(open).toMatchObject([{ field: 'class', hasBase: false, base: null, ours: 'one', theirs: 'two' }]);
    expect(schema.open).toMatchObject([
      { field: 'color', hasBase: false, ours: '#111111', theirs: '#222222' },
    ]);
  });

  test('agree on it where both merges decided alike', () => {
    const [one, other] = [
      { ...a, class: 'one' },
      { ...a, class: 'two' },
    ];
    const { open, page } = mergeIn(
      crossed([one, b], [other, b], [one, b], [one, { ...b, text: 'x' }]),
      'ours',
      'theirs',
    );
    expect(open).toEqual([]);
    expect(page?.regions).toEqual([one, { ...b, text: 'x' }]);
  });

  test('and again start from the merge of those merges', () => {
    const [x, y] = [
      { ...a, text: 'x' },
      { ...b, text: 'y' },
    ];
    const history = {
      ...crossed([x, b], [a, y], [x, y], [x, { ...y, text: 'z' }]),
      ours2: { parents: ['ours', 'theirs'], regions: [x, { ...y, text: 'z' }] },
      theirs2: {
        parents: ['theirs', 'ours'],
        regions: [
          { ...x, class: 'two' },
          { ...y, text: 'z' },
        ],
      },
    };
    const { open, page } = mergeIn(history, 'ours2', 'theirs2');
    expect(open).toEqual([]);
    expect(page?.regions).toEqual([
      { ...x, class: 'two' },
      { ...y, text: 'z' },
    ]);
  });
});

test('what two of three common ancestors do not agree on has no base, though the third left it alone', () => {
  const [one, other] = [
    { ...a, class: 'one' },
    { ...a, class: 'two' },
  ];
  const history = {
    root: { parents: [], regions: [a, b] },
    l: { parents: ['root'], regions: [one, b] },
    m: { parents: ['root'], regions: [other, b] },
    n: { parents: ['root'], regions: [a, { ...b, text: 'n' }] },
    ours: { parents: ['l', 'm', 'n'], regions: [one, { ...b, text: 'n' }] },
    theirs: { parents: ['l', 'm', 'n'], regions: [other, { ...b, text: 'n' }] },
  };
  const { base, open } = mergeIn(history, 'ours', 'theirs');
  expect(base.ancestors).toEqual(['l', 'm', 'n']);
  expect(open).toMatchObject([{ field: 'class', hasBase: false, ours: 'one', theirs: 'two' }]);
});

test('what the ancestors of ancestors do not agree on has no base either', () => {
  const [one, other] = [
    { ...a, class: 'one' },
    { ...a, class: 'two' },
  ];
  const history = {
    root: { parents: [], regions: [a, b] },
    left: { parents: ['root'], regions: [one, b] },
    right: { parents: ['root'], regions: [other, b] },
    ours: { parents: ['left', 'right'], regions: [one, b] },
    theirs: { parents: ['right', 'left'], regions: [other, b] },
    ours2: { parents: ['ours', 'theirs'], regions: [one, b] },
    theirs2: { parents: ['theirs', 'ours'], regions: [other, b] },
  };
  const { base, open } = mergeIn(history, 'ours2', 'theirs2');
  expect(base.ancestors).toEqual(['ours', 'theirs']);
  expect(open).toMatchObject([{ field: 'class', hasBase: false, ours: 'one', theirs: 'two' }]);
});

test('lines without a common ancestor start from nothing: what both have alike is no conflict', () => {
  const history = {
    one: { parents: [], regions: [a] },
    other: { parents: [], regions: [a, b] },
  };
  const { base, open, page } = mergeIn(history, 'one', 'other');
  expect(base.ancestors).toEqual([]);
  expect(open).toEqual([]);
  expect(page?.regions).toEqual([a, b]);
});
