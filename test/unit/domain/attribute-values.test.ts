import { describe, expect, test } from 'vitest';

import { fitsDefinition } from '../../../src-main/domain/label-schema/attribute-check';
import type { AttributeDefinition } from '../../../src-main/domain/label-schema/label-schema';
import { convertValue } from '../../../src-main/domain/migration/attribute-values';
import type { AttributeValue } from '../../../src-main/domain/regions/region';

const of = (
  type: AttributeDefinition['type'],
  more: Partial<AttributeDefinition> = {},
): AttributeDefinition => ({
  id: 'x',
  name: 'x',
  type,
  ...more,
});
const CHOICES = { choices: ['Chart', 'Photo'] };

describe('a value written in the type of another definition', () => {
  test.each<[AttributeValue, AttributeDefinition, AttributeValue | undefined]>([
    ['12', of('number'), 12],
    ['12', of('number', { max: 10 }), undefined],
    ['twelve', of('number'), undefined],
    [' Yes ', of('boolean'), true],
    [true, of('string'), 'true'],
    [true, of('number'), undefined],
    ['photo', of('choice', CHOICES), 'Photo'],
    ['photo', of('multi-choice', CHOICES), ['Photo']],
    [['Photo', 'Logo'], of('multi-choice', CHOICES), undefined],
    [['Photo', 'Photo'], of('multi-choice', CHOICES), ['Photo']],
    ['AB-1', of('string', { pattern: '[A-Z]+-\\d' }), 'AB-1'],
    ['AB-12', of('string', { pattern: '[A-Z]+-\\d' }), undefined],
  ])('%j as %j is %j', (value, definition, written) => {
    expect(convertValue(value, definition)).toEqual(written);
  });

  test('fits where a region that has it has no problem: no value of a list is there twice', () => {
    expect(fitsDefinition(['Photo', 'Photo'], of('multi-choice', CHOICES))).toBe(false);
    expect(fitsDefinition(['Photo'], of('multi-choice', CHOICES))).toBe(true);
  });
});
