import { describe, expect, test } from 'vitest';
import { importSchema, refusalOf } from './schema-helpers';

const LABELS = [
  {
    name: 'Figure',
    id: 12,
    color: '#AABBCC',
    type: 'rectangle',
    attributes: [
      {
        id: 3,
        name: 'kind',
        input_type: 'select',
        mutable: false,
        values: ['photo', 'chart'],
        default_value: 'photo',
      },
      { name: 'level', input_type: 'number', mutable: true, values: ['1', '10', '0.5'], default_value: '2' },
      { name: 'colour', input_type: 'checkbox', mutable: true, values: ['false'], default_value: 'true' },
      { name: 'caption', input_type: 'text', mutable: false, values: [''], default_value: '' },
      {
        name: 'side',
        input_type: 'radio',
        mutable: false,
        values: ['left', 'right', 'left', ''],
        default_value: 'top',
      },
    ],
  },
  { name: 'Outline', type: 'polygon', color: 'tomato', attributes: [] },
  { name: 'Blob', type: 'mask', color: '???' },
  {
    name: 'Person',
    type: 'skeleton',
    sublabels: [{ name: 'nose' }, { name: 'ear' }],
    svg: '<line/>',
    attributes: [],
  },
  { name: 'Any', type: 'any', parent_id: null },
];

describe('CVAT labels', () => {
  test('become classes with shapes, colours and typed attributes, in the order of the file', () => {
    const { format, schema, classNamed } = importSchema(LABELS);
    expect(format).toBe('cvat');
    expect(schema.classes.toSorted((a, b) => a.order! - b.order!).map(({ name }) => name)).toEqual(
      LABELS.map(({ name }) => name),
    );
    const { attributes, ...figure } = classNamed('Figure');
    expect(figure).toMatchObject({
      color: '#aabbcc',
      geometry: ['box', 'quad'],
      source: { cvat: { id: 12 } },
    });
    const read = attributes!
      .toSorted((a, b) => a.order! - b.order!)
      .map(({ id: _i, order: _o, ...rest }) => rest);
    expect(read).toEqual([
      { name: 'kind', type: 'choice', choices: ['photo', 'chart'], default: 'photo' },
      { name: 'level', type: 'number', min: 1, max: 10, default: 2 },
      { name: 'colour', type: 'boolean', default: true },
      { name: 'caption', type: 'string' },
      { name: 'side', type: 'choice', choices: ['left', 'right'] },
    ]);
    expect(classNamed('Outline')).toMatchObject({ geometry: ['polygon'], color: '#ff6347' });
    expect(classNamed('Any').geometry).toBeUndefined();
  });

  test('lose nothing without a word', () => {
    expect(importSchema(LABELS).warnings).toEqual([
      '[0].attributes[1].values[2]: steps of 0.5 are not checked here',
      '[0].attributes[4].values: values that are empty or stand twice were left out',
      '[0].attributes[4].default_value: "top" is not one of the values and was left out',
      '[2].color: "???" is not a colour; the class gets one of its own',
      '[2].type: masks cannot be drawn here; outlines can',
      '[3].type: skeletons cannot be drawn here; boxes and polygons can',
      '[3].sublabels: 2 parts of a skeleton cannot be drawn here and were left out',
      '[3].svg: the drawing of a skeleton was left out',
      '[0].attributes[1] and 1 more: “mutable” says that a value changes from frame to frame; pages have no frames',
    ]);
  });

  test('lose the transparency of their colours, and say so', () => {
    const { classNamed, warnings } = importSchema([{ name: 'A', color: '#ff000080' }]);
    expect(classNamed('A').color).toBe('#ff0000');
    expect(warnings).toEqual(['[0].color: "#ff000080" is transparent; the colour was taken without that']);
  });

  test('of one name become one class with the attributes of both', () => {
    const select = (values: string[]) => ({
      name: 'k',
      input_type: 'select',
      values,
      default_value: values[0],
    });
    const { schema, warnings, classNamed } = importSchema({
      labels: [
        { name: 'A', type: 'rectangle', color: 'red', attributes: [select(['a', 'b'])] },
        {
          name: 'A',
          type: 'polygon',
          color: 'blue',
          attributes: [select(['b', 'c']), { name: 'n', input_type: 'text' }],
        },
        { name: 'A', type: 'any', attributes: [{ name: 'n', input_type: 'number' }] },
      ],
    });
    expect(schema.classes).toHaveLength(1);
    expect(classNamed('A')).toMatchObject({ color: '#ff0000' });
    expect(classNamed('A').geometry).toBeUndefined();
    expect(classNamed('A').attributes!.find(({ name }) => name === 'k')?.choices).toEqual(['a', 'b', 'c']);
    expect(warnings).toHaveLength(5);
    expect(warnings.at(-1)).toBe(
      'labels[2].attributes[0]: the attribute "n" of "A" stands twice and differs; the first was taken',
    );
  });

  test('with ranges that hold nothing, and numbers that are none, keep what can be kept', () => {
    const number = (values: unknown, default_value: unknown = '') => ({
      name: 'A',
      attributes: [{ name: 'n', input_type: 'number', values, default_value }],
    });
    const read = (label: object) => {
      const { classNamed, warnings } = importSchema([label]);
      const { min, max, default: preset } = classNamed('A').attributes![0]!;
      return [min, max, preset, warnings.length];
    };
    expect(read(number(['9', '1']))).toEqual([undefined, undefined, undefined, 1]);
    expect(read(number(['a', '5'], '7'))).toEqual([undefined, 5, undefined, 2]);
    expect(read(number([0, 5], 3))).toEqual([0, 5, 3, 0]);
    expect(read(number([]))).toEqual([undefined, undefined, undefined, 0]);
  });

  test('of wrong types are refused, every place at once', () => {
    const { code, message } = refusalOf([
      { name: 'A', color: 5, attributes: { a: 1 } },
      { name: '' },
      7,
      { name: 'B', attributes: [{ name: 'x', input_type: 'slider' }, { input_type: 'text' }, 'y'] },
      { name: 'C', attributes: [{ name: 'x', input_type: 'select', values: [] }] },
      { name: 'D', attributes: [{ name: 'x', input_type: 'select', values: [{}], default_value: [] }] },
    ]);
    expect(code).toBe('format-invalid');
    const said = [
      '[0].color: 5 is not text in quotes',
      '[0].attributes: is not a list in brackets',
      '[1].name: "" is not a name',
      '[2]: is not an object',
      '[3].attributes[0].input_type: "slider" is not one of select, radio, checkbox, number, text',
      '[3].attributes[1].name: is missing',
      '[3].attributes[2]: is not an object',
      '[4].attributes[0].values: is empty',
      '[5].attributes[0].values[0]: {',
      '[5].attributes[0].default_value: [',
    ];
    expect(said.filter((part) => !message.includes(part))).toEqual([]);
    expect(refusalOf({ labels: 'all' }).message).toContain('labels: is not a list');
  });
});

test('the labels in the head of an annotation file are read', () => {
  const { format, classNamed, warnings } = importSchema(`<?xml version="1.0" encoding="utf-8"?>
<annotations><version>1.1</version><meta><task><labels>
  <label><name>list_item</name><color>#9999FF</color><type>rectangle</type><attributes><attribute>
    <name>level</name><mutable>True</mutable><input_type>number</input_type><default_value>1</default_value><values>1
10
1</values></attribute></attributes></label>
  <label><name>old</name><attributes></attributes></label>
</labels></task></meta><image id="0" name="a.png" width="1" height="1"/></annotations>`);
  expect(format).toBe('cvat');
  expect(classNamed('list_item')).toMatchObject({ color: '#9999ff', geometry: ['box', 'quad'] });
  expect(classNamed('list_item').attributes).toMatchObject([{ name: 'level', min: 1, max: 10, default: 1 }]);
  expect(classNamed('old').attributes).toBeUndefined();
  expect(warnings).toHaveLength(2);
  expect(refusalOf('<annotations><meta/></annotations>').message).toContain('holds no labels');
});
