import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { openLedger } from '../../../../src-main/domain/merge/ledger';
import { mergeOrder } from '../../../../src-main/domain/merge/merge-order';

const place = { target: { kind: 'page', document: '0a', pageIndex: 0 } } as const;

function merge(base: string, ours: string, theirs: string) {
  const ledger = openLedger();
  const order = mergeOrder(ledger, place, { base: [...base], ours: [...ours], theirs: [...theirs] });
  return { order: order.join(''), conflicts: ledger.entries.length };
}

const anyOrder = fc.uniqueArray(fc.constantFrom(...'abcdef'), { maxLength: 6 }).map((ids) => ids.join(''));

describe('a reading order', () => {
  test.each([
    ['insertions of both sides', 'abc', 'axbc', 'abyc', 'axbyc'],
    ['a move here and an insertion there', 'abc', 'cab', 'abxc', 'cabx'],
    ['a region gone here and a move there', 'abcd', 'acd', 'dabc', 'dac'],
    ['insertions in one place, whoever merges', 'ab', 'ayb', 'axb', 'axyb'],
    ['one that both put in at the same place', 'ab', 'axb', 'axby', 'axby'],
  ])('takes %s', (...[, base, ours, theirs, merged]) => {
    expect(merge(base, ours, theirs)).toEqual({ order: merged, conflicts: 0 });
    expect(merge(base, theirs, ours)).toEqual({ order: merged, conflicts: 0 });
  });

  test.each([
    ['moved what both have in different ways', 'abc', 'bac', 'acb'],
    ['put in the same one at different places', 'ab', 'axb', 'abx'],
  ])('is a conflict where both sides %s', (_what, base, ours, theirs) => {
    expect(merge(base, ours, theirs)).toEqual({ order: ours, conflicts: 1 });
  });

  test('is the changed one beside an unchanged one, and the same from both sides without a conflict', () => {
    fc.assert(
      fc.property(anyOrder, anyOrder, anyOrder, (base, ours, theirs) => {
        expect(merge(base, ours, base).order).toBe(ours);
        expect(merge(base, base, theirs).order).toBe(theirs);
        const [one, other] = [merge(base, ours, theirs), merge(base, theirs, ours)];
        expect(one.conflicts).toBe(other.conflicts);
        if (one.conflicts === 0) expect(one.order).toBe(other.order);
        expect(new Set(one.order).size).toBe(one.order.length);
      }),
      { numRuns: 1000 },
    );
  });

  test('has every region that a side put in, and none that a side took out', () => {
    fc.assert(
      fc.property(anyOrder, anyOrder, anyOrder, (base, ours, theirs) => {
        const expected = [...new Set(base + ours + theirs)].filter((id) =>
          base.includes(id) ? ours.includes(id) && theirs.includes(id) : true,
        );
        expect([...merge(base, ours, theirs).order].sort()).toEqual(expected.sort());
      }),
      { numRuns: 1000 },
    );
  });
});
