import { describe, expect, test } from 'vitest';
import { describeChange } from '../../../src-renderer/compare/changes/change-description';
import { showValue } from '../../../src-renderer/sides/show-value';
import { added, aRegion, boxPart, changed, looks, removed } from './builders';

const fieldsOf = (change: Parameters<typeof describeChange>[0]) =>
  Object.fromEntries(describeChange(change, looks).map((field) => [field.field, field]));

describe('describeChange', () => {
  test('a moved region shows its edges in points before and after, and nothing that stayed but its class', () => {
    const fields = fieldsOf(changed(['geometry'], { parts: [boxPart([12.5, 20, 112.5, 40])] }));
    expect(Object.keys(fields)).toEqual(['class', 'geometry']);
    expect(fields['geometry']).toMatchObject({
      parts: [
        {
          rows: [
            { name: 'x', before: 10, after: 12.5 },
            { name: 'y', before: 20, after: 20 },
            { name: 'width', before: 100, after: 100 },
            { name: 'height', before: 20, after: 20 },
          ],
        },
      ],
    });
  });

  test('a relabelled region names its class as either side called it', () => {
    const { class: field } = fieldsOf(changed(['class'], { class: 'title' }));
    expect(field).toMatchObject({ before: { name: 'Text' }, after: { name: 'Title' } });
  });

  test('a text is compared word by word', () => {
    const { text } = fieldsOf(changed(['text'], { text: 'two words' }, { text: 'two birds' }));
    expect(text).toMatchObject({
      runs: [
        { kind: 'same', text: 'two ' },
        { kind: 'removed', text: 'birds' },
        { kind: 'added', text: 'words' },
      ],
    });
  });

  test('attributes are listed with both values', () => {
    const change = changed(
      ['attributes'],
      { attributes: { rotated: true, '1ab62f975d': 'a' } },
      { attributes: { '1ab62f975d': 'a' } },
    );
    expect(fieldsOf(change)['attributes']).toEqual({
      field: 'attributes',
      rows: [
        { name: 'kind', before: 'a', after: 'a' },
        { name: 'rotated', before: null, after: 'yes' },
      ],
    });
  });

  test('of source fields only those that differ are shown', () => {
    const change = changed(['source'], { source: { id: 1, area: 5 } }, { source: { id: 1, area: 4 } });
    expect(fieldsOf(change)['source']).toMatchObject({ rows: [{ name: 'area', before: '4', after: '5' }] });
  });

  test('status and origin are words', () => {
    const origin = { kind: 'model', model: { name: 'layout', version: '2', confidence: 0.9 } };
    const { status } = fieldsOf(changed(['status'], { status: 'accepted' }, { status: 'proposed', origin }));
    expect(status).toMatchObject({
      rows: [
        { name: 'origin', before: 'model layout 2, confidence 0.9', after: 'model layout 2, confidence 0.9' },
        { name: 'status', before: 'proposed', after: 'accepted' },
      ],
    });
  });

  test('what was added or removed is described whole, on its own side', () => {
    const region = aRegion({ text: 'Total', parent: 'r0' });
    expect(Object.keys(fieldsOf(added(region)))).toEqual(['class', 'geometry', 'text', 'status', 'parent']);
    expect(fieldsOf(added(region))['class']).toMatchObject({ before: null, after: { name: 'Paragraph' } });
    expect(fieldsOf(removed(region))['class']).toMatchObject({ before: { name: 'Text' }, after: null });
  });

  test('a box that became a quad says so', () => {
    const quad = { quad: [0, 0, 100, 0, 100, 50, 0, 50] };
    const { geometry } = fieldsOf(changed(['geometry'], { parts: [quad] }));
    expect(geometry).toMatchObject({ parts: [{ shapeBefore: 'box', shapeAfter: 'quad' }] });
  });

  test('a part that came has no values before', () => {
    const after = [boxPart([10, 20, 110, 40]), boxPart([10, 20, 110, 40], 3)];
    const { geometry } = fieldsOf(changed(['geometry'], { parts: after }));
    expect(geometry).toMatchObject({ parts: [{ page: null }, { page: 3, shapeBefore: null }] });
  });

  test('differences without a value are named', () => {
    expect(Object.keys(fieldsOf(changed(['order', 'relations'], {})))).toEqual([
      'class',
      'order',
      'relations',
    ]);
  });
});

test.each([
  [undefined, null],
  [null, null],
  ['text', 'text'],
  [false, 'no'],
  [0, '0'],
  [['a', 'b'], 'a, b'],
  [{ a: [1] }, '{"a":[1]}'],
])('showValue(%j) is %j', (value, shown) => {
  expect(showValue(value)).toBe(shown);
});
