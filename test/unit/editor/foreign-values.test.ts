import { expect, test } from 'vitest';

import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { foreignValues } from '../../../src-renderer/editor/edits/foreign-values';
import { aRegion } from '../../builders/regions';

const SHADE = '22cf0752a7f84c1f9d3c5e6b7a8f9012';
const GONE = '0198c0de-0000-7000-8000-000000000001';
const schema: LabelSchema = {
  classes: [
    { id: 'text', name: 'Text', attributes: [{ id: 'lang', name: 'language', type: 'string' }] },
    { id: 'figure', name: 'Figure', attributes: [{ id: SHADE, name: 'shade', type: 'string' }] },
  ],
};

test('values that the class has no attribute for are known by name, where the schema has one', () => {
  const attributes = { lang: 'de', [SHADE]: 'chart', [GONE]: true, iscrowd: 0 };
  expect(foreignValues(aRegion({ class: 'text', attributes }), schema)).toEqual([
    { key: SHADE, name: 'shade', value: 'chart' },
    { key: GONE, name: null, value: true },
    { key: 'iscrowd', name: 'iscrowd', value: 0 },
  ]);
});

test('a value under the name of an attribute of the class is its own', () => {
  expect(foreignValues(aRegion({ class: 'text', attributes: { language: 'de' } }), schema)).toEqual([]);
});
