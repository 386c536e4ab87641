import { describe, expect, test } from 'vitest';

import { CallFailed } from '../../../src-renderer/api/call-failed';
import type { MergeCalls } from '../../../src-renderer/merge/desk/merge-calls';
import { createMergeDesk } from '../../../src-renderer/merge/desk/merge-desk';
import type {
  Decision,
  MergeConflict,
  MergeCounts,
  MergeState,
} from '../../../src-renderer/merge/desk/merge-types';

const conflict = (key: string, pageIndex: number): MergeConflict => ({
  key,
  kind: 'values',
  what: 'region',
  document: 'd',
  name: 'd.pdf',
  file: null,
  pageIndex,
  region: key,
  class: null,
  item: null,
  field: 'text',
  fieldName: 'text',
  base: 'base',
  ours: 'ours',
  theirs: 'theirs',
  hasBase: true,
  choices: ['base', 'ours', 'theirs'],
  takesValue: true,
  decision: null,
  acts: { ours: null, theirs: null },
});

/** A merge of three conflicts: `a` and `b` on the first page, `c` on the third. */
function openMerge() {
  let all = [conflict('a', 0), conflict('b', 0), conflict('c', 2)];
  const given: Decision[][] = [];
  const counts = (): MergeCounts => {
    const open = all.filter(({ decision }) => decision === null).length;
    return { conflicts: all.length, open, decided: all.length - open, documents: 1, droppedLinks: 0 };
  };
  const decide = (decisions: readonly Decision[]): void => {
    all = all.map((each) => {
      const found = decisions.find(({ key }) => key === each.key);
      if (found === undefined) return each;
      const { choice, value } = found;
      const isOpen = choice === undefined && value === undefined;
      return { ...each, decision: isOpen ? null : { choice, value, by: 'Kim', at: '2026-01-01T00:00:00Z' } };
    });
  };
  const calls: MergeCalls = {
    state: async () => ({ dataset: 'letters', ...counts() }) as MergeState,
    places: async () =>
      [0, 2].map((pageIndex) => {
        const here = all.filter((each) => each.pageIndex === pageIndex);
        const open = here.filter(({ decision }) => decision === null).length;
        return { document: 'd', name: 'd.pdf', file: null, pageIndex, conflicts: here.length, open };
      }),
    conflicts: async (show, offset, limit) =>
      all
        .filter(({ decision }) => show === 'all' || (decision === null) === (show === 'open'))
        .slice(offset, offset + limit),
    decide: async (decisions) => {
      if (decisions.some(({ value }) => value === 'impossible'))
        throw new CallFailed('input-invalid', { what: 'Nothing was decided.', why: '', next: '' });
      given.push([...decisions]);
      decide(decisions);
      return counts();
    },
    decideByRule: async (_rules, keys) => {
      const open = all.filter(({ key, decision }) => decision === null && (keys?.includes(key) ?? true));
      decide(open.map(({ key }) => ({ key, choice: 'ours' })));
      return counts();
    },
  };
  const desk = createMergeDesk(calls);
  const now = desk.store.getState;
  return {
    desk,
    calls,
    given,
    current: () => now().current?.key,
    open: () => now().merge?.open,
    refused: () => now().refused,
    decisionOf: (key: string) => all.find((each) => each.key === key)?.decision ?? null,
  };
}

describe('the desk of a merge', () => {
  test('keys that come faster than decisions are kept are for one conflict each', async () => {
    const { desk, given, open, current } = openMerge();
    await desk.refresh();
    await Promise.all([
      desk.decide({ choice: 'ours' }),
      desk.decide({ choice: 'theirs' }),
      desk.decide({ choice: 'base' }),
    ]);
    expect(given.flat().map(({ key, choice }) => `${key} ${choice}`)).toEqual([
      'a ours',
      'b theirs',
      'c base',
    ]);
    expect([open(), current()]).toEqual([0, 'a']);
  });

  test('next and previous pass what is decided and go on to the next page, round and round', async () => {
    const { desk, current } = openMerge();
    await desk.refresh();
    await desk.step(1);
    expect(current()).toBe('b');
    await desk.decide({ choice: 'ours' });
    expect(current()).toBe('c');
    await desk.step(1);
    expect(current()).toBe('a');
    await desk.step(-1);
    expect(current()).toBe('c');
  });

  test('each act is taken back by itself, in the place where it was done, also one of a rule', async () => {
    const { desk, current, decisionOf, open } = openMerge();
    await desk.refresh();
    await desk.decide({ choice: 'theirs' });
    await desk.goTo(desk.store.getState().places[0]!, 'a');
    await desk.decide({ value: 'mine' });
    expect(await desk.decideByRule('ours', 'all')).toBe(2);
    await desk.takeBack();
    expect(open()).toBe(2);
    await desk.takeBack();
    expect(decisionOf('a')).toMatchObject({ choice: 'theirs' });
    expect(current()).toBe('a');
    await desk.takeBack();
    expect(open()).toBe(3);
    await desk.takeBack();
    expect(open()).toBe(3);
  });

  test('a rule for the place leaves other pages open', async () => {
    const { desk, current, decisionOf } = openMerge();
    await desk.refresh();
    expect(await desk.decideByRule('ours', 'place')).toBe(2);
    expect([current(), decisionOf('c')]).toEqual(['c', null]);
  });

  test('with no act to take back, the current conflict is opened again', async () => {
    const first = openMerge();
    await first.desk.refresh();
    await first.desk.decide({ choice: 'ours' });
    await first.desk.takeBack();
    expect(first.open()).toBe(3);
    await first.calls.decide([{ key: 'a', choice: 'ours' }]);
    await first.desk.refresh();
    await first.desk.takeBack();
    expect(first.decisionOf('a')).toBeNull();
  });

  test('a side that cannot be taken is passed over; a refused value is told and changes nothing', async () => {
    const { desk, given, refused, current } = openMerge();
    await desk.refresh();
    await desk.decide({ choice: 'both' });
    expect(given).toEqual([]);
    await desk.decide({ value: 'impossible' });
    expect(refused()?.code).toBe('input-invalid');
    expect(current()).toBe('a');
    await desk.decide({ choice: 'ours' });
    expect(refused()).toBeUndefined();
  });
});
