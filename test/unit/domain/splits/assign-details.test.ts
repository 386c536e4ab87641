import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';

import type { Split } from '../../../../src-main/domain/regions/region';
import { assignSplits } from '../../../../src-main/domain/splits/assign-splits';
import type { SplitDocument, SplitRule } from '../../../../src-main/domain/splits/split-rule';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const HALVES = { train: 50, validation: 0, test: 50 };

type Given = Partial<Omit<SplitDocument, 'strata'>> & { readonly strata?: Readonly<Record<string, number>> };

/** Documents by a name; what every seed agrees on is no chance. */
function splitsBySeed(
  documents: Readonly<Record<string, Given>>,
  rule: Partial<SplitRule> = {},
): Readonly<Record<string, Split>>[] {
  const list = Object.entries(documents).map(([entry, { strata = {}, ...fields }]): SplitDocument => ({
    entry,
    pages: 1,
    split: null,
    groups: [],
    ...fields,
    strata: new Map(Object.entries(strata)),
  }));
  return Array.from({ length: 24 }, (_, seed) => {
    const given: SplitRule = { ratio: HALVES, of: 'documents', keep: true, ...rule, seed: String(seed) };
    return Object.fromEntries(assignSplits(sha256, list, given).splits) as Record<string, Split>;
  });
}

describe('with whatever seed', () => {
  test('what stays in a split counts to its size', () => {
    const kept = Object.fromEntries(
      Array.from({ length: 8 }, (_, at) => [`kept-${at}`, { split: 'train' as const }]),
    );
    const ratio = { train: 80, validation: 10, test: 10 };
    for (const { one, other } of splitsBySeed({ ...kept, one: {}, other: {} }, { ratio }))
      expect([one, other].sort()).toEqual(['test', 'validation']);
  });

  test('what stays in a split counts to its strata, also where the last place is filled exactly', () => {
    const documents = {
      plain: { split: 'train' as const },
      tables: { split: 'test' as const, strata: { table: 10 } },
      more: { strata: { table: 10 } },
      rest: {},
    };
    for (const splits of splitsBySeed(documents))
      expect([splits['more'], splits['rest']]).toEqual(['train', 'test']);
  });

  test('the rarest stratum comes next also when it became the rarest only now', () => {
    const documents = {
      one: { strata: { rare: 1, common: 10 } },
      two: { strata: { rare: 1, common: 1 } },
      three: { strata: { common: 9 } },
      four: {},
    };
    for (const splits of splitsBySeed(documents)) expect(splits['three']).toBe(splits['two']);
  });

  test('nothing goes into a split that is to have nothing, not even what weighs nothing', () => {
    const documents = { one: { pages: 3 }, two: { pages: 3 }, empty: { pages: 0 } };
    for (const splits of splitsBySeed(documents, { of: 'pages' }))
      expect(['train', 'test']).toEqual(expect.arrayContaining(Object.values(splits)));
  });

  test('the rest of a group follows where most of it is, and where it is torn evenly the first split', () => {
    const groups = ['g'];
    const torn = {
      a: { split: 'test' as const, groups },
      b: { split: 'train' as const, groups },
      c: { groups },
    };
    for (const splits of splitsBySeed(torn)) expect(splits['c']).toBe('train');
    for (const splits of splitsBySeed({ ...torn, d: { split: 'test' as const, groups } }))
      expect(splits['c']).toBe('test');
  });
});
