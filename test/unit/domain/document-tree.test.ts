import { createHash } from 'node:crypto';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import {
  countEntries,
  diffTrees,
  emptyTree,
  findEntry,
  LEAF_LIMIT,
  listEntries,
  listNodes,
  updateTree,
} from '../../../src-main/domain/dataset-versions/document-tree';
import { anObjectStore } from '../../builders/object-store';

const hash = (text: string): string => createHash('sha256').update(text).digest('hex');
const key = (number: number): string => hash(`entry ${number}`).slice(0, 32);
const value = (number: number): string => hash(`value ${number}`);

/** One step of a history: entries set or taken out together. */
const anyStep = fc.array(fc.tuple(fc.nat(89), fc.option(fc.nat(3))), { maxLength: 60 });
const anyHistory = fc.array(anyStep, { maxLength: 5 });
type Step = readonly (readonly [number: number, value: number | null])[];

const asChanges = (step: Step): Map<string, string | null> =>
  new Map(step.map(([number, version]) => [key(number), version === null ? null : value(version)]));

function replay(store: ReturnType<typeof anObjectStore>, history: readonly Step[]) {
  const model = new Map<string, string>();
  let root = emptyTree(store);
  for (const step of history) {
    const changes = asChanges(step);
    for (const [entry, next] of changes) {
      if (next === null) model.delete(entry);
      else model.set(entry, next);
    }
    root = updateTree(store, root, changes);
  }
  return { root, model };
}

const sorted = (model: ReadonlyMap<string, string>): [string, string][] =>
  [...model].sort(([a], [b]) => (a < b ? -1 : 1));

const fromScratch = (store: ReturnType<typeof anObjectStore>, model: ReadonlyMap<string, string>): string =>
  updateTree(store, emptyTree(store), model);

describe('the tree of documents', () => {
  test('has the same root whatever happened before', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const store = anObjectStore();
        const { root, model } = replay(store, history);
        expect(root).toBe(fromScratch(anObjectStore(), model));
      }),
      { numRuns: 150 },
    );
  });

  test('lists, finds and counts what a map would', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const store = anObjectStore();
        const { root, model } = replay(store, history);
        expect([...listEntries(store, root)]).toEqual(sorted(model));
        expect(countEntries(store, root)).toBe(model.size);
        for (let number = 0; number < 90; number += 7) {
          expect(findEntry(store, root, key(number))).toBe(model.get(key(number)));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('differs from another exactly where the maps differ', () => {
    fc.assert(
      fc.property(anyHistory, anyHistory, (one, other) => {
        const store = anObjectStore();
        const before = replay(store, one);
        const after = replay(store, other);
        const expected = [...new Set([...before.model.keys(), ...after.model.keys()])]
          .sort()
          .map((entry) => ({ key: entry, before: before.model.get(entry), after: after.model.get(entry) }))
          .filter((change) => change.before !== change.after);
        expect([...diffTrees(store, before.root, after.root)]).toEqual(expected);
      }),
      { numRuns: 100 },
    );
  });

  test('leaves the tree it was made of as it was', () => {
    const store = anObjectStore();
    const { root } = replay(store, [Array.from({ length: 80 }, (_, number) => [number, 0] as const)]);
    const before = [...listEntries(store, root)];
    updateTree(
      store,
      root,
      new Map([
        [key(3), null],
        [key(1000), value(1)],
      ]),
    );
    expect([...listEntries(store, root)]).toEqual(before);
  });

  test.each([0, 1, LEAF_LIMIT - 1, LEAF_LIMIT, LEAF_LIMIT + 1, 16 * LEAF_LIMIT, 1000])(
    'of %i entries is the same grown one by one, shrunk from more, and built at once',
    (size) => {
      const store = anObjectStore();
      const model = new Map(Array.from({ length: size }, (_, number) => [key(number), value(number)]));
      let grown = emptyTree(store);
      for (const entry of model) grown = updateTree(store, grown, new Map([entry]));
      const extra = Array.from({ length: 70 }, (_, number) => key(5000 + number));
      let shrunk = updateTree(store, grown, new Map(extra.map((entry) => [entry, value(0)])));
      for (const entry of extra) shrunk = updateTree(store, shrunk, new Map([[entry, null]]));
      const built = fromScratch(store, model);
      expect([grown, shrunk]).toEqual([built, built]);
      expect([...listNodes(store, built)].length === 1).toBe(size <= LEAF_LIMIT);
    },
  );

  test('splits as far as keys agree', () => {
    const store = anObjectStore();
    const crowded = Array.from(
      { length: LEAF_LIMIT + 1 },
      (_, number) => `abcdef${number.toString(16).padStart(26, '0')}`,
    );
    const root = fromScratch(store, new Map(crowded.map((entry) => [entry, value(0)])));
    expect([...listEntries(store, root)].map(([entry]) => entry)).toEqual(crowded);
    const shorter = updateTree(store, root, new Map([[crowded[0]!, null]]));
    expect([...listNodes(store, shorter)]).toEqual([shorter]);
  });

  test('costs what changed, not what is there', () => {
    const store = anObjectStore();
    const root = fromScratch(
      store,
      new Map(Array.from({ length: 20_000 }, (_, number) => [key(number), value(0)])),
    );
    const nodes = [...listNodes(store, root)].length;
    const size = store.size;
    store.reads = 0;
    const changed = updateTree(store, root, new Map([[key(77), value(1)]]));
    expect(store.reads).toBeLessThanOrEqual(6);
    expect(store.size - size).toBeLessThanOrEqual(6);
    store.reads = 0;
    expect([...diffTrees(store, root, changed)]).toEqual([
      { key: key(77), before: value(0), after: value(1) },
    ]);
    expect(store.reads).toBeLessThanOrEqual(12);
    expect(nodes).toBeGreaterThan(600);
    store.reads = 0;
    expect([...diffTrees(store, root, root)]).toEqual([]);
    expect(findEntry(store, root, key(5))).toBe(value(0));
    expect(countEntries(store, root)).toBe(20_000);
    expect(store.reads).toBeLessThanOrEqual(7);
  });

  test('a change that changes nothing gives the same root', () => {
    const store = anObjectStore();
    const root = fromScratch(store, new Map([[key(1), value(1)]]));
    expect(
      updateTree(
        store,
        root,
        new Map([
          [key(1), value(1)],
          [key(2), null],
        ]),
      ),
    ).toBe(root);
  });
});
