import { describe, expect, test } from 'vitest';
import { edit } from '../../../src-main/contract/label-contract';
import { migrationTarget } from '../../../src-main/contract/migration-contract';
import { EDIT_EXAMPLES } from '../../../src-main/hosts/cli/edit-help';

/** What is wrong with an edit, place by place. */
const told = (value: unknown): string[] =>
  edit.safeParse(value).error?.issues.map(({ path, message }) => `${path.join('/')}: ${message}`) ?? [];

const move = { op: 'move', region: 'r1', box: [1, 2, 3, 4] };
const setValue = { op: 'set-attribute', region: 'r1', name: 'kind' };

describe('a value that a call does not take is told in plain words', () => {
  test.each([
    ['of another kind', { ...move, box: [1, '2', 3, 4] }, 'box/1: "2" is not a number'],
    ['no list', { ...move, box: 7 }, 'box: 7 is not a list in brackets [ ]'],
    ['too short a list', { ...move, box: [1, 2] }, 'box: has 2 entries and needs 4'],
    ['too large', { ...move, box: [1, 2, 3, 1e9] }, 'box/3: 1000000000 is not a number of at most 10000000'],
    ['missing', { op: 'delete' }, 'region: is missing; it is text in quotes'],
    ['empty', { op: 'delete', region: '' }, 'region: is empty'],
    ['too long', { op: 'delete', region: 'r'.repeat(65) }, 'region: has 65 characters and needs at most 64'],
    ['no whole number', { ...move, pageIndex: 0.5 }, 'pageIndex: 0.5 is not a whole number'],
    ['negative', { ...move, pageIndex: -1 }, 'pageIndex: -1 is not a number of at least 0'],
    [
      'none of the words',
      { op: 'set-status', region: 'r1', status: 'done' },
      'status: "done" is not one of proposed, accepted, rejected',
    ],
    [
      'of none of the kinds',
      { ...setValue, value: {} },
      'value: {…} is not true or false, or a number, or text in quotes, or a list in brackets [ ]',
    ],
    ['wrong inside a list', { ...setValue, value: ['a', 1] }, 'value: at [1], 1 is not text in quotes'],
    [
      'of another form',
      { op: 'add', document: 'a', pageIndex: 0, class: 'Text', box: [1, 2, 3, 4], id: 'r1' },
      'id: is not an id such as 0190b2d0-7c1e-7c3a-9d52-3f0c5a1b2c3d',
    ],
    ['not an object', 7, ': 7 is not an object in braces { }'],
  ])('%s', (_name, value, words) => expect(told(value)).toEqual([words]));

  test('a key that no form has, with those that this one has', () => {
    expect(told({ op: 'delete', region: 'r1', colour: 'red' })).toEqual([
      ': has the unknown key "colour"; known are op, region, document, pageIndex',
    ]);
  });

  test('the key that tells the forms apart, with all of them', () => {
    const all = Object.keys(EDIT_EXAMPLES).join(', ');
    expect(told({ op: 'paint' })).toEqual([`op: "paint" is not one of ${all}`]);
    expect(told({})).toEqual([`op: is missing; it is one of ${all}`]);
  });

  test('a form that fits none of several', () => {
    const [issue] = migrationTarget.safeParse('papers').error?.issues ?? [];
    expect(issue?.message).toBe('"papers" is not an object in braces { }');
  });
});

test.each(Object.entries(EDIT_EXAMPLES))('the example of %s is a right form of it', (op, example) => {
  expect(edit.parse(JSON.parse(example))).toMatchObject({ op });
});
