import { expect, test } from 'vitest';
import { changeClass, removeClass } from '../../../src-renderer/label-schema/class-edits';

const schema = {
  classes: [
    { id: 'a', name: 'Title', hotkey: '1', guideline: 'Big.' },
    { id: 'b', name: 'Table', hotkey: '2' },
  ],
  readingOrder: true,
} as const;

test('a hotkey goes over from the class that had it', () => {
  expect(changeClass(schema, 'b', { hotkey: '1' }).classes).toEqual([
    { id: 'a', name: 'Title', guideline: 'Big.' },
    { id: 'b', name: 'Table', hotkey: '1' },
  ]);
});

test('what is default or empty is left out', () => {
  expect(changeClass(schema, 'a', { guideline: '', hotkey: null, deprecated: false }).classes[0]).toEqual({
    id: 'a',
    name: 'Title',
  });
});

test('everything else of the schema stays as it was', () => {
  expect(removeClass(schema, 'a')).toEqual({ classes: [schema.classes[1]], readingOrder: true });
  expect(changeClass(schema, 'a', { name: 'Heading' }).classes[1]).toBe(schema.classes[1]);
});
