import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { classId } from '../../../../src-main/domain/identity/derived-ids';
import type { ClassExample, LabelSchema } from '../../../../src-main/domain/label-schema/label-schema';
import { colorCautions, parseColor } from '../../../../src-renderer/schema-edits/colors';
import {
  addExample,
  changeExample,
  removeExample,
} from '../../../../src-renderer/schema-edits/example-edits';
import { newClassId } from '../../../../src-renderer/schema-edits/new-ids';
import {
  changeWhole,
  putRelationType,
  removeRelationType,
} from '../../../../src-renderer/schema-edits/relation-edits';

const schema: LabelSchema = { classes: [{ id: 'a', name: 'Title' }] };
const example: ClassExample = { file: 'f'.repeat(64), pageIndex: 2, box: [0, 0, 10, 10] };

test('the same place is one example: what is said of it last counts', () => {
  const twice = addExample(addExample(schema, 'a', example), 'a', { ...example, isNegative: true });
  expect(twice.classes[0]?.examples).toEqual([{ ...example, isNegative: true }]);
  const noted = changeExample(twice, 'a', example, { note: ' too small ', isNegative: false });
  expect(noted.classes[0]?.examples).toEqual([{ ...example, note: 'too small' }]);
  expect(removeExample(noted, 'a', example)).toEqual(schema);
});

test('relation types are put and removed; default fields are left out', () => {
  const made = putRelationType(schema, { id: 'r', name: ' of ', from: ['b', 'a', 'a'], to: [] });
  expect(made.relationTypes).toEqual([{ id: 'r', name: 'of', from: ['a', 'b'] }]);
  const changed = putRelationType(made, { id: 'r', name: 'in', undirected: true });
  expect(changed.relationTypes).toEqual([{ id: 'r', name: 'in', undirected: true }]);
  expect(removeRelationType(changed, 'r')).toEqual(schema);
});

test('guidelines and reading order are left out when empty or off', () => {
  const on = changeWhole(schema, { guidelines: 'All.', readingOrder: true });
  expect(on).toEqual({ ...schema, guidelines: 'All.', readingOrder: true });
  expect(changeWhole(on, { guidelines: '', readingOrder: false })).toEqual(schema);
});

test('a new class has the id that the core gives its name, or the next one', async () => {
  const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
  const first = await newClassId('Café', new Set());
  expect(first).toBe(classId(sha256, 'Cafe\u0301'));
  expect(await newClassId('Café', new Set([first]))).toBe(classId(sha256, 'Café', 1));
});

test('a chosen colour that is hard to see or to tell apart is found', () => {
  const cautionsOf = (color: string | undefined) => {
    const own = { id: 'a', name: 'A', ...(color !== undefined && { color }) };
    return colorCautions({ classes: [own, title, table, open] }, own);
  };
  const title = { id: 'title', name: 'Title', color: '#c92a2a' };
  const table = { id: 'table', name: 'Table', color: '#1864ab' };
  const open = { id: 'open', name: 'Open' };
  expect(cautionsOf('#ffe066')).toEqual({ isFaint: true, like: undefined });
  expect(cautionsOf('#1a66ad')).toEqual({ isFaint: false, like: table });
  expect(cautionsOf('#2b8a3e')).toEqual({ isFaint: false, like: undefined });
  expect(cautionsOf(undefined)).toEqual({ isFaint: false, like: undefined });
});

test('the editor has nothing to say of a colour that nobody chose, with 300 classes either', () => {
  const classes = Array.from({ length: 300 }, (_, at) => ({ id: `${at}`, name: `${at}` }));
  const chosen = { id: 'chosen', name: 'chosen', color: '#2361c2' };
  const coloured = { classes: [...classes, chosen] };
  for (const each of coloured.classes)
    expect(colorCautions(coloured, each)).toEqual({ isFaint: false, like: undefined });
});

test.each([
  ['red', '#ff0000'],
  [' Teal ', '#008080'],
  ['rgb(1, 2, 3)', '#010203'],
  ['#C92', '#cc9922'],
  ['reddish', null],
])('%j typed as a colour is %j', (typed, color) => {
  expect(parseColor(typed)).toBe(color);
});
