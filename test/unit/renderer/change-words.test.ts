import { expect, test } from 'vitest';

import type { ChangeItem } from '../../../src-main/contract/changes-contract';
import { textOf, wordsOf } from '../../../src-renderer/compare/draft/change-words';
import { withPast } from '../../../src-renderer/versions/filters/past-choice';

const region: ChangeItem = {
  part: { kind: 'region', document: 'd', region: 'r' },
  document: 'd',
  name: 'letter.pdf',
  pageIndex: 0,
  change: 'changed',
  kinds: ['text'],
  cause: 'labels',
  classBefore: 'Text',
  classAfter: 'Text',
  before: 'old',
  after: 'new',
  by: 'Ada',
  at: null,
};

test('a row tells what it is of apart from what happened, and both texts of one that was rewritten', () => {
  expect(wordsOf(region)).toEqual({ thing: 'Text', what: 'text' });
  expect(textOf(region)).toBe('“old” → “new”');
  expect(textOf({ ...region, before: null })).toBe('none → “new”');
  expect(wordsOf({ ...region, kinds: ['class', 'geometry'], classAfter: 'Title' })).toEqual({
    thing: 'Text → Title',
    what: 'position and size',
  });
  expect(textOf({ ...region, kinds: ['geometry'], before: 'same', after: 'same' })).toBe('“same”');
  expect(textOf({ ...region, change: 'added', kinds: [], before: null, after: null })).toBe('');
});

test('a page or document says which of its fields differ, with values where there are any', () => {
  const state: ChangeItem = {
    ...region,
    part: { kind: 'page', document: 'd', pageIndex: 0, fields: ['state'] },
    kinds: ['state'],
    before: 'seen',
    after: 'reviewed',
  };
  expect(wordsOf(state)).toEqual({ thing: 'Page state', what: 'seen → reviewed' });
  const gone: ChangeItem = {
    ...region,
    part: { kind: 'document', document: 'd' },
    change: 'removed',
    kinds: [],
  };
  expect(wordsOf(gone)).toEqual({ thing: 'Document removed', what: '' });
});

test('what the draft has not is offered by its name, what it has only as such', () => {
  const known = [{ value: 'id', label: 'Letter.pdf' }];
  expect(withPast(known, '  ')).toEqual(known);
  expect(withPast(known, 'letter.pdf ')).toEqual(known);
  expect(withPast(known, ' gone.pdf')).toEqual([
    ...known,
    { value: 'gone.pdf', label: '“gone.pdf”, also of the past' },
  ]);
});
