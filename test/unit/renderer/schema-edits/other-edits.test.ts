import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { classId } from '../../../../src-main/domain/identity/derived-ids';
import type { ClassExample, LabelSchema } from '../../../../src-main/domain/label-schema/label-schema';
import { isFaint, lookalike } from '../../../../src-renderer/schema-edits/colors';
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

test('colours that are hard to see or to tell apart are found', () => {
  expect(isFaint('#ffe066')).toBe(true);
  expect(isFaint('#1864ab')).toBe(false);
  const table = { name: 'Table', color: '#1864ab' };
  expect(lookalike('#1a66ad', [{ name: 'Title', color: '#c92a2a' }, table])).toBe(table);
  expect(lookalike('#2b8a3e', [table])).toBeUndefined();
});
