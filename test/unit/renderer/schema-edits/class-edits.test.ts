import { expect, test } from 'vitest';
import { addClass, changeClass, classNamed } from '../../../../src-renderer/schema-edits/class-edits';

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
  const change = {
    guideline: '',
    hotkey: null,
    deprecated: false,
    allowedParents: [],
    attributes: [],
    examples: [],
    geometry: ['polygon', 'box', 'quad'] as const,
  };
  expect(changeClass(schema, 'a', change).classes[0]).toEqual({ id: 'a', name: 'Title' });
});

test('sets are kept in one order, whatever the order of choosing', () => {
  const changed = changeClass(schema, 'a', { geometry: ['polygon', 'box'], allowedParents: ['b', 'a', 'b'] });
  expect(changed.classes[0]).toMatchObject({ geometry: ['box', 'polygon'], allowedParents: ['a', 'b'] });
});

test('everything else of the schema stays as it was', () => {
  const changed = changeClass(schema, 'a', { name: 'Heading' });
  expect(changed.readingOrder).toBe(true);
  expect(changed.classes[1]).toBe(schema.classes[1]);
});

test('a new class gets the first free digit and stands last among siblings that are in an order', () => {
  const ordered = { classes: schema.classes.map((each, order) => ({ ...each, order })) };
  const made = addClass(ordered, { id: 'c', name: ' Cafe\u0301 ', parent: null });
  expect(made.classes[2]).toEqual({ id: 'c', name: 'Café', hotkey: '3', order: 2 });
  expect(classNamed(made, 'Cafe\u0301')?.id).toBe('c');
  expect(addClass(schema, { id: 'c', name: 'C', parent: 'a' }).classes[2]).toEqual({
    id: 'c',
    name: 'C',
    parent: 'a',
    hotkey: '3',
  });
});
