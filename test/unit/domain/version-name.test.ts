import { expect, test } from 'vitest';

import { checkedVersionName } from '../../../src-main/domain/identity/version-name';

test.each(['release-2026', 'v1', 'ada', 'May, corrected', '1.0', 'ABCDEF', 'face', 'draft 2'])(
  '%j can name a version',
  (name) => {
    expect(checkedVersionName(name, 'tag')).toBe(name);
  },
);

test.each([
  ['3', 'is a number'],
  ['2026', 'is a number'],
  ['1.2.0', 'three numbers'],
  ['draft', 'not committed'],
  ['Draft', 'not committed'],
  ['abc123', 'digits of an id'],
  ['0'.repeat(64), 'is a number'],
  ['a@b', 'holds @'],
  ['ada/fix', 'slash'],
  ['-x', 'hyphen'],
  [' x', 'blank'],
  ['', 'empty'],
  ['a\u202eb', 'cannot be seen'],
  ['x'.repeat(201), 'longer'],
])('%j cannot, since it %s', (name, why) => {
  expect(() => checkedVersionName(name, 'branch')).toThrow(why);
});

test('names are kept in normal form C, so that they are found however they are typed', () => {
  expect(checkedVersionName('Zoe\u0308', 'branch')).toBe('Zo\u00eb');
});
