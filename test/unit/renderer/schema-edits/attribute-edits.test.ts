import { expect, test } from 'vitest';
import type { AttributeDefinition } from '../../../../src-main/domain/label-schema/label-schema';
import {
  attributesInOrder,
  moveAttribute,
  problemOf,
  putAttribute,
} from '../../../../src-renderer/schema-edits/attribute-edits';
import { mayTouchRegions } from '../../../../src-renderer/schema-edits/what-is-touched';

const kind: AttributeDefinition = { id: 'k', name: 'kind', type: 'choice', choices: ['chart', 'photo'] };
const pages: AttributeDefinition = { id: 'p', name: 'pages', type: 'number', min: 1, max: 9 };

test('fields of another type go with the type', () => {
  const text = { ...pages, type: 'string', choices: ['a'], default: 3, unit: 'mm' } as AttributeDefinition;
  expect(putAttribute([], text)).toEqual([{ id: 'p', name: 'pages', type: 'string', order: 0 }]);
  const choice = { ...kind, pattern: 'x', default: 'map', required: false };
  expect(putAttribute([kind], choice)).toEqual([kind]);
});

test('new attributes come last; moving numbers them', () => {
  const both = putAttribute(putAttribute([], kind), pages);
  expect(attributesInOrder({ id: 'c', name: 'C', attributes: both }).map(({ id }) => id)).toEqual(['k', 'p']);
  const moved = moveAttribute(both, 'p', -1);
  expect(attributesInOrder({ id: 'c', name: 'C', attributes: moved }).map(({ id }) => id)).toEqual([
    'p',
    'k',
  ]);
  expect(moveAttribute(moved, 'p', -1)).toBe(moved);
});

test.each<[AttributeDefinition, string | null]>([
  [{ ...kind, name: ' ' }, 'no-name'],
  [{ ...kind, name: 'pages' }, 'name-taken'],
  [{ ...kind, choices: [] }, 'no-choices'],
  [{ ...kind, default: 'map' }, 'default'],
  [{ id: 'n', name: 'n', type: 'number', min: 2, max: 1 }, 'range'],
  [{ id: 'n', name: 'n', type: 'number', min: 2, default: 1 }, 'default'],
  [{ id: 's', name: 's', type: 'string', pattern: '(a' }, 'pattern'],
  [{ id: 's', name: 's', type: 'string', pattern: '(?=a)' }, 'pattern'],
  [{ id: 's', name: 's', type: 'string', pattern: '[0-9]+', default: '1a' }, 'default'],
  [{ id: 's', name: 's', type: 'string', pattern: '[0-9]+', default: '12' }, null],
  [{ ...kind, default: 'chart' }, null],
  [pages, null],
])('%o is refused for %s', (attribute, problem) => {
  expect(problemOf(attribute, [kind, pages])).toBe(problem);
});

test('regions may be touched only by what takes a value, a type or a shape away, or demands one', () => {
  const before = { id: 'c', name: 'C', attributes: [kind] };
  const withKind = (changes: Partial<AttributeDefinition>) => ({
    ...before,
    attributes: [{ ...kind, ...changes }],
  });
  expect(mayTouchRegions(before, { ...before, name: 'D' })).toBe(false);
  expect(mayTouchRegions(before, withKind({ name: 'sort', choices: ['chart', 'photo', 'map'] }))).toBe(false);
  expect(mayTouchRegions(before, { ...before, attributes: [kind, pages] })).toBe(false);
  expect(mayTouchRegions(before, withKind({ type: 'string' }))).toBe(true);
  expect(mayTouchRegions(before, withKind({ choices: ['chart'] }))).toBe(true);
  expect(mayTouchRegions(before, withKind({ required: true }))).toBe(true);
  expect(mayTouchRegions(before, { id: 'c', name: 'C' })).toBe(true);
  expect(mayTouchRegions(before, { ...before, geometry: ['box'] })).toBe(true);
  expect(mayTouchRegions({ ...before, geometry: ['box'] }, before)).toBe(false);
});
