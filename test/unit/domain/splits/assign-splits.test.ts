import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { assignSplits } from '../../../../src-main/domain/splits/assign-splits';
import {
  DEFAULT_RATIO,
  SPLITS,
  targetsOf,
  type SplitDocument,
  type SplitRule,
} from '../../../../src-main/domain/splits/split-rule';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const RULE: SplitRule = { ratio: DEFAULT_RATIO, seed: '', of: 'documents', keep: true };

const aDocument = (number: number, fields: Partial<SplitDocument> = {}): SplitDocument => ({
  entry: sha256(String(number)).slice(0, 32),
  pages: 1,
  split: null,
  strata: new Map(),
  groups: [],
  ...fields,
});

const document = (number: number) =>
  fc
    .record({
      pages: fc.integer({ min: 0, max: 30 }),
      split: fc.option(fc.constantFrom(...SPLITS), { nil: null, freq: 3 }),
      strata: fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), fc.integer({ min: 1, max: 20 })),
      groups: fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6'), { maxLength: 2 }),
    })
    .map(({ strata, ...rest }) => aDocument(number, { ...rest, strata: new Map(Object.entries(strata)) }));

const documents = fc
  .integer({ min: 1, max: 60 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, number) => document(number))));

const rule = fc.record({
  ratio: fc
    .record({ train: fc.nat(100), validation: fc.nat(100), test: fc.nat(100) })
    .filter(({ train, validation, test: part }) => train + validation + part > 0),
  seed: fc.string({ maxLength: 5 }),
  of: fc.constantFrom('documents' as const, 'pages' as const),
  keep: fc.boolean(),
});

const weightOf = ({ pages }: SplitDocument, { of }: SplitRule): number => (of === 'pages' ? pages : 1);

/** Groups as sets of entry ids, joined by what they share; written apart from the code under test. */
function groupsOf(all: readonly SplitDocument[]): SplitDocument[][] {
  let groups = all.map((each) => [each]);
  for (const key of new Set(all.flatMap((each) => each.groups))) {
    const [having, others] = [true, false].map((has) =>
      groups.filter((group) => group.some((each) => each.groups.includes(key)) === has),
    );
    groups = [...(others ?? []), (having ?? []).flat()];
  }
  return groups;
}

describe('dealing documents out', () => {
  test('gives every document one split, and none to a split whose part is zero', () => {
    fc.assert(
      fc.property(documents, rule, (all, given) => {
        const { splits } = assignSplits(sha256, all, { ...given, keep: false });
        expect([...splits.keys()].sort()).toEqual(all.map(({ entry }) => entry).sort());
        for (const split of splits.values()) expect(given.ratio[split]).toBeGreaterThan(0);
      }),
    );
  });

  test('does not depend on the order of the documents', () => {
    fc.assert(
      fc.property(
        documents.chain((all) =>
          fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length })),
        ),
        rule,
        ([all, shuffled], given) => {
          const sorted = (of: readonly SplitDocument[]) => [...assignSplits(sha256, of, given).splits].sort();
          expect(sorted(shuffled)).toEqual(sorted(all));
        },
      ),
    );
  });

  test('never tears a group apart', () => {
    fc.assert(
      fc.property(documents, rule, (all, given) => {
        const { splits, torn } = assignSplits(sha256, all, { ...given, keep: false });
        for (const group of groupsOf(all))
          expect(new Set(group.map(({ entry }) => splits.get(entry))).size).toBe(1);
        expect(torn).toBe(0);
      }),
    );
  });

  test('leaves documents in the split that they have, and lets their group follow', () => {
    fc.assert(
      fc.property(documents, rule, (all, given) => {
        const { splits, torn } = assignSplits(sha256, all, { ...given, keep: true });
        for (const { entry, split } of all) if (split !== null) expect(splits.get(entry)).toBe(split);
        const groups = groupsOf(all);
        const tornBefore = groups.filter(
          (group) => new Set(group.flatMap(({ split }) => split ?? [])).size > 1,
        );
        expect(torn).toBe(tornBefore.length);
        for (const group of groups.filter((each) => !tornBefore.includes(each)))
          expect(new Set(group.map(({ entry }) => splits.get(entry))).size).toBe(1);
      }),
    );
  });

  test('exceeds no target by more than the largest group, and meets them with single documents', () => {
    fc.assert(
      fc.property(documents, rule, (all, given) => {
        const free = { ...given, keep: false };
        const { splits } = assignSplits(sha256, all, free);
        const total = all.reduce((sum, each) => sum + weightOf(each, free), 0);
        const targets = targetsOf(total, free.ratio);
        const largest = Math.max(
          ...groupsOf(all).map((group) => group.reduce((sum, each) => sum + weightOf(each, free), 0)),
        );
        for (const split of SPLITS) {
          const load = all
            .filter(({ entry }) => splits.get(entry) === split)
            .reduce((sum, each) => sum + weightOf(each, free), 0);
          expect(load).toBeLessThanOrEqual(targets[split] + Math.max(0, largest - 1));
          if (largest <= 1) expect(load).toBe(targets[split]);
        }
      }),
    );
  });

  test('dealt out again with new documents, the test set only grows', () => {
    fc.assert(
      fc.property(documents, rule, fc.nat(59), (all, given, cut) => {
        const first = all.slice(0, cut + 1).map((each) => ({ ...each, split: null }));
        const { splits } = assignSplits(sha256, first, { ...given, keep: true });
        const later = all.map((each) => ({ ...each, split: splits.get(each.entry) ?? null }));
        const again = assignSplits(sha256, later, { ...given, keep: true }).splits;
        for (const [entry, split] of splits) expect(again.get(entry)).toBe(split);
      }),
    );
  });

  test('another seed gives another answer', () => {
    const all = Array.from({ length: 100 }, (_, number) => aDocument(number));
    const testSet = (seed: string): string[] =>
      [...assignSplits(sha256, all, { ...RULE, seed }).splits]
        .filter(([, split]) => split === 'test')
        .map(([entry]) => entry)
        .sort();
    expect(testSet('a')).toEqual(testSet('a'));
    expect(testSet('a')).not.toEqual(testSet('b'));
    expect(testSet('a')).toHaveLength(10);
  });
});

describe('stratifying', () => {
  const classes = (of: Readonly<Record<string, number>>) => new Map(Object.entries(of));
  /** 400 documents: text on all, tables on one in five, stamps on ten of them. */
  const all = Array.from({ length: 400 }, (_, number) =>
    aDocument(number, {
      strata: classes({
        text: 1 + (number % 7),
        ...(number % 5 === 0 && { table: 1 + (number % 3) }),
        ...(number % 40 === 1 && { stamp: 1 }),
      }),
    }),
  );
  const sharesOf = (given: SplitRule) => {
    const { splits } = assignSplits(sha256, all, given);
    const amount = (name: string, split: string | null): number =>
      all
        .filter(({ entry }) => split === null || splits.get(entry) === split)
        .reduce((sum, { strata }) => sum + (strata.get(name) ?? 0), 0);
    return (name: string, split: string): number => amount(name, split) / amount(name, null);
  };

  test('gives each split its part of every class, the rare ones included', () => {
    const share = sharesOf(RULE);
    for (const name of ['text', 'table', 'stamp']) {
      expect(share(name, 'train')).toBeCloseTo(0.8, 1);
      expect(share(name, 'validation')).toBeCloseTo(0.1, 1);
      expect(share(name, 'test')).toBeCloseTo(0.1, 1);
    }
    expect(share('stamp', 'test')).toBe(0.1);
  });

  test('comes nearer to it than chance does', () => {
    const plain = all.map((each) => ({ ...each, strata: new Map<string, number>() }));
    let chance = 0;
    let stratified = 0;
    for (let seed = 0; seed < 20; seed++) {
      const given = { ...RULE, seed: String(seed) };
      const { splits } = assignSplits(sha256, plain, given);
      const stamps = all.filter(
        ({ entry, strata }) => strata.has('stamp') && splits.get(entry) === 'test',
      ).length;
      chance += Math.abs(stamps - 1);
      stratified += Math.abs(sharesOf(given)('stamp', 'test') * 10 - 1);
    }
    expect(stratified).toBe(0);
    expect(chance).toBeGreaterThan(0);
  });
});

describe('targets', () => {
  test('sum up to the whole, and are within one of the exact share', () => {
    fc.assert(
      fc.property(fc.nat(100_000), rule, (total, { ratio }) => {
        const targets = targetsOf(total, ratio);
        const sum = ratio.train + ratio.validation + ratio.test;
        expect(targets.train + targets.validation + targets.test).toBe(total);
        for (const split of SPLITS)
          expect(Math.abs(targets[split] - (total * ratio[split]) / sum)).toBeLessThan(1);
      }),
    );
  });
});
