import { describe, expect, test } from 'vitest';

import { countChangedTwice, listChanges } from '../../../src-main/domain/diff/list-changes';
import { diffRegions } from '../../../src-main/domain/diff/region-diff';
import type { PageContent } from '../../../src-main/domain/regions/region';
import { aPage, aRegion } from '../../builders/regions';

const region = (id: string, fields = {}) => aRegion({ id, class: 'table', ...fields });

/** A migration makes tables floats and removes notes; people move `both`, delete `gone` and bring `back` back. */
const old = aPage([
  region('both'),
  region('rewritten'),
  region('corrected', { class: 'text' }),
  region('gone'),
  region('back', { class: 'note' }),
]);
const float = { class: 'float' };
const expected = aPage([
  region('both', float),
  region('rewritten', float),
  region('corrected', { class: 'text' }),
  region('gone', float),
]);
const moved = [{ box: [0, 0, 5, 5] as const }];
const now = aPage([
  region('both', { ...float, parts: moved }),
  region('rewritten', float),
  region('corrected', { class: 'text', text: 'x' }),
  region('back', { class: 'note' }),
  region('new'),
]);

/** The difference of a page, seen from the older state or, as an inverse is, from the newer one. */
const difference = (from: PageContent, to: PageContent, isBackwards = false) =>
  isBackwards
    ? { rewritten: diffRegions(expected, to), regions: diffRegions(from, expected) }
    : { rewritten: diffRegions(from, expected), regions: diffRegions(expected, to) };

describe('changes by migrations and by people', () => {
  const forward = difference(old, now);
  const found = listChanges(forward, 'both', false);

  test('stand in one list with each region once', () => {
    const ids = found.map(({ id }) => id);
    expect(ids.toSorted()).toEqual(['back', 'both', 'corrected', 'gone', 'new', 'rewritten']);
    expect(countChangedTwice(forward, false)).toBe(
      forward.rewritten.length + forward.regions.length - found.length,
    );
    expect(found.map(({ cause, change }) => [cause, change])).toEqual([
      ['both', 'changed'],
      ['both', 'changed'],
      ['both', 'removed'],
      ['schema', 'changed'],
      ['labels', 'changed'],
      ['labels', 'added'],
    ]);
  });

  test('say of each what it did, one after the other', () => {
    expect(found.find(({ id }) => id === 'both')).toMatchObject({
      kinds: ['geometry', 'class'],
      before: { class: 'table' },
      after: { class: 'float', parts: moved },
      acts: [
        { cause: 'schema', kinds: ['class'] },
        { cause: 'labels', kinds: ['geometry'] },
      ],
    });
    expect(found.find(({ id }) => id === 'back')?.acts).toMatchObject([
      { cause: 'schema', change: 'removed', after: null },
      { cause: 'labels', change: 'added', before: null },
    ]);
  });

  test('backwards are taken back in the other order', () => {
    const back = listChanges(difference(now, old, true), 'both', true);
    expect(back.map(({ id }) => id).toSorted()).toEqual(found.map(({ id }) => id).toSorted());
    expect(back.find(({ id }) => id === 'both')).toMatchObject({
      before: { class: 'float', parts: moved },
      after: { class: 'table' },
      acts: [{ cause: 'labels' }, { cause: 'schema' }],
    });
    expect(back.find(({ id }) => id === 'gone')).toMatchObject({ change: 'added', before: null });
  });

  test('are told apart where one of them is asked for', () => {
    expect(listChanges(forward, 'schema', false)).toHaveLength(forward.rewritten.length);
    expect(listChanges(forward, 'labels', false).every(({ cause }) => cause === 'labels')).toBe(true);
  });
});
