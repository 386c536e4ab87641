import { describe, expect, test } from 'vitest';

import type { LabelClass } from '../../../src-main/domain/label-schema/label-schema';
import { firstFreeHotkey, showClasses } from '../../../src-main/domain/label-schema/shown-class';

const shown = (classes: readonly Partial<LabelClass>[]) =>
  showClasses({ classes: classes.map((item) => ({ id: item.name as string, name: '', ...item })) });
const names = (classes: readonly Partial<LabelClass>[]): string[] => shown(classes).map(({ name }) => name);

describe('the order of classes', () => {
  test('is that of the names, where nobody gave them places', () => {
    expect(names([{ name: 'c' }, { name: 'a' }, { name: 'b' }])).toEqual(['a', 'b', 'c']);
  });

  test('is by place, then by name; those with a place come first', () => {
    expect(
      names([{ name: 'a' }, { name: 'b', order: 2 }, { name: 'd', order: 0 }, { name: 'c', order: 0 }]),
    ).toEqual(['c', 'd', 'b', 'a']);
  });

  test('is a tree: subclasses follow their class, places count among siblings', () => {
    expect(
      names([
        { name: 'a', parent: 'z' },
        { name: 'b', parent: 'z', order: 5 },
        { name: 'm', order: 1 },
        { name: 'z', order: 0 },
        { name: 'a1', parent: 'a', order: 0 },
        { name: 'x', parent: 'gone' },
      ]),
    ).toEqual(['z', 'b', 'a', 'a1', 'm', 'x']);
  });

  test('has every class once, in a circle too', () => {
    const circle = [{ name: 'a', parent: 'b' }, { name: 'b', parent: 'a' }, { name: 'c' }];
    expect(names(circle)).toEqual(['c', 'a', 'b']);
  });
});

describe('hotkeys', () => {
  test('are given in the order of names, past those a person set and past deprecated classes', () => {
    const classes = [
      { name: 'c', hotkey: '1' },
      { name: 'b', order: 0 },
      { name: 'a' },
      { name: 'aa', deprecated: true },
    ];
    expect(Object.fromEntries(shown(classes).map(({ name, hotkey }) => [name, hotkey]))).toEqual({
      a: '2',
      aa: null,
      b: '3',
      c: '1',
    });
    expect(firstFreeHotkey({ classes: [{ id: 'x', name: 'x' }] })).toBe('2');
  });
});
