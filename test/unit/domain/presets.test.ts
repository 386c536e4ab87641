import { createHash } from 'node:crypto';

import { describe, expect, test } from 'vitest';

import { classId } from '../../../src-main/domain/identity/derived-ids';
import { createValidator } from '../../../src-main/domain/label-schema/validate-region';
import { listPresets } from '../../../src-main/domain/label-schema/presets';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { aPage, aRegion } from '../../builders/regions';

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');
const presets = listPresets({
  classId: (name) => classId(sha256, name),
  attributeId: (className, name) => `${className}.${name}`,
  relationTypeId: (name) => name,
});
const preset = (id: string): LabelSchema => presets.find((one) => one.id === id)!.schema;
const namesOf = (schema: LabelSchema): string[] => schema.classes.map(({ name }) => name).sort();

describe('the presets', () => {
  test('are those of the data sets, with the names they use', () => {
    expect(presets.map(({ id }) => id)).toEqual(['doclaynet', 'publaynet', 'funsd', 'invoice']);
    expect(namesOf(preset('publaynet'))).toEqual(['figure', 'list', 'table', 'text', 'title']);
    expect(namesOf(preset('funsd'))).toEqual(['answer', 'header', 'other', 'question']);
    expect(namesOf(preset('doclaynet'))).toEqual([
      'Caption',
      'Footnote',
      'Formula',
      'List-item',
      'Page-footer',
      'Page-header',
      'Picture',
      'Section-header',
      'Table',
      'Text',
      'Title',
    ]);
  });

  test('have the class ids that an import of the same names has', () => {
    const text = preset('publaynet').classes.find(({ name }) => name === 'text');
    expect(text?.id).toBe(classId(sha256, 'text'));
  });

  test.each(presets.map((one) => [one.name, one.schema] as const))(
    '%s: every class has a guideline, a place and a colour of its own',
    (_name, { classes }) => {
      for (const { guideline, color, order } of classes) {
        expect(guideline?.length).toBeGreaterThan(10);
        expect(color).toMatch(/^#/);
        expect(order).toBeTypeOf('number');
      }
      expect(new Set(classes.map(({ color }) => color)).size).toBe(classes.length);
      expect(new Set(classes.map(({ order }) => order)).size).toBe(classes.length);
      expect(classes.filter(({ hotkey }) => hotkey !== undefined).length).toBe(Math.min(10, classes.length));
    },
  );

  test('FUNSD links a question to its answer, and no answer to anything', () => {
    const schema = preset('funsd');
    const idOf = (name: string): string => classId(sha256, name);
    const regions = ['question', 'answer'].map((name) => aRegion({ id: name, class: idOf(name) }));
    const findRegion = (id: string) => regions.find((region) => region.id === id);
    const problems = (from: string, to: string) =>
      createValidator(schema).validatePage(aPage(regions), {
        relations: [{ id: 'r', type: 'linking', from, to }],
        findRegion,
      }).size;
    expect(problems('question', 'answer')).toBe(0);
    expect(problems('answer', 'question')).toBe(1);
  });

  test('an invoice has typed values', () => {
    const attributeOf = (name: string) =>
      preset('invoice').classes.find((item) => item.name === name)?.attributes?.[0];
    expect(attributeOf('VAT rate')).toMatchObject({ type: 'number', min: 0, max: 100, unit: '%' });
    expect(attributeOf('Invoice date')?.pattern).toBeDefined();
  });
});
