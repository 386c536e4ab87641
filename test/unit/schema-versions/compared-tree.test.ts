import { expect, test } from 'vitest';
import { comparedTree, isAbout } from '../../../src-renderer/schema-versions/comparison/compared-tree';

test('one tree of both sides: what is gone stands where it was, with its mark', () => {
  const from = {
    classes: [
      { id: 'a', name: 'Block' },
      { id: 'b', name: 'List', parent: 'a' },
      { id: 'c', name: 'Note' },
    ],
  };
  const to = {
    classes: [
      { id: 'a', name: 'Section' },
      { id: 'c', name: 'Note' },
      { id: 'd', name: 'Stamp' },
    ],
  };
  expect(comparedTree(from, to).map(({ name, mark, depth, was }) => [name, mark, depth, was])).toEqual([
    ['Note', null, 0, null],
    ['Section', 'changed', 0, 'Block'],
    ['List', 'removed', 1, null],
    ['Stamp', 'added', 0, null],
  ]);
});

test('a change is found under the names of its class, whatever they hold', () => {
  expect(isAbout('classes/a/b/color', ['a/b'])).toBe(true);
  expect(isAbout('classes/ab/color', ['a'])).toBe(false);
});
