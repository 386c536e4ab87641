import { describe, expect, test } from 'vitest';
import { importSchema, processorMs, refusalOf } from './schema-helpers';

const FIELDS = {
  $schema: 'https://schema.cognitiveservices.azure.com/formrecognizer/2021-03-01/fields.json',
  fields: [
    { fieldKey: 'Name', fieldType: 'string', fieldFormat: 'not-specified', documentCount: 5 },
    { fieldKey: 'Total', fieldType: 'number', fieldFormat: 'currency' },
    { fieldKey: 'Pages', fieldType: 'integer', fieldFormat: 'not-specified' },
    { fieldKey: 'Due', fieldType: 'date', fieldFormat: 'dmy' },
    { fieldKey: 'Paid', fieldType: 'selectionMark', fieldFormat: 'not-specified' },
    {
      fieldKey: 'Items',
      fieldType: 'array',
      itemType: 'Items_object',
      fieldFormat: 'not-specified',
      fields: null,
    },
    {
      fieldKey: 'Address',
      fieldType: 'object',
      fields: [
        { fieldKey: 'row1', fieldType: 'Address_object' },
        { fieldKey: 'row2', fieldType: '#/definitions/Address_object' },
      ],
    },
    { fieldKey: 'Signed', fieldType: 'signature' },
  ],
  definitions: {
    Items_object: {
      fieldKey: 'Items_object',
      fieldType: 'object',
      fields: [
        { fieldKey: 'Amount', fieldType: 'number', fieldFormat: 'currency' },
        { fieldKey: 'What', fieldType: 'string' },
      ],
    },
    Address_object: { fieldType: 'object', fields: [{ fieldKey: 'Street', fieldType: 'string' }] },
  },
};

describe('fields.json', () => {
  test('gives a class for each field, with a value of its type where the text is not all', () => {
    const { format, schema, classNamed } = importSchema(FIELDS);
    expect(format).toBe('fott');
    expect(schema.classes.toSorted((a, b) => a.order! - b.order!).map(({ name }) => name)).toEqual([
      'Name',
      'Total',
      'Pages',
      'Due',
      'Paid',
      'Items',
      'Items/Amount',
      'Items/What',
      'Address',
      'Address/row1',
      'Address/row1/Street',
      'Address/row2',
      'Address/row2/Street',
      'Signed',
    ]);
    expect(classNamed('Name').attributes).toBeUndefined();
    expect(classNamed('Name').source).toEqual({ fott: { fieldType: 'string', documentCount: 5 } });
    expect(classNamed('Total')).toMatchObject({
      attributes: [{ name: 'value', type: 'number' }],
      source: { fott: { fieldType: 'number', fieldFormat: 'currency' } },
    });
    expect(classNamed('Due').attributes).toMatchObject([{ name: 'value', type: 'string' }]);
    expect(classNamed('Paid').attributes).toMatchObject([
      { type: 'choice', choices: ['selected', 'unselected'] },
    ]);
    expect(classNamed('Signed').attributes).toMatchObject([
      { type: 'choice', choices: ['signed', 'unsigned'] },
    ]);
  });

  test('puts the columns and rows of a table below it, named as in the files of labels', () => {
    const { classNamed } = importSchema(FIELDS);
    expect(classNamed('Items/Amount')).toMatchObject({
      parent: classNamed('Items').id,
      attributes: [{ name: 'value', type: 'number' }],
    });
    expect(classNamed('Address/row2/Street').parent).toBe(classNamed('Address/row2').id);
  });

  test('says what is not checked, not known, or stands twice', () => {
    const { warnings, schema } = importSchema({
      fields: [
        ...FIELDS.fields.slice(2, 4),
        { fieldKey: 'Due', fieldType: 'number' },
        { fieldKey: 'Odd', fieldType: 'hologram' },
        { fieldKey: 'Empty', fieldType: 'array' },
      ],
    });
    expect(schema.classes).toHaveLength(4);
    expect(warnings).toEqual([
      'fields[0].fieldType: that a number is whole is not checked here',
      'fields[1].fieldType: dates are text here and are not checked',
      'fields[2]: the field "Due" stands twice; the first was taken',
      'fields[3].fieldType: "hologram" is neither a type that is known here nor a definition; any text is taken',
      'fields[4]: the columns of the table are not given',
    ]);
  });

  test('of wrong types is refused, every place at once', () => {
    const { code, message } = refusalOf({
      fields: ['a', { fieldType: 'string' }, { fieldKey: 4 }, { fieldKey: 'x', fieldType: 7 }],
      definitions: [],
    });
    expect(code).toBe('format-invalid');
    const said = [
      'definitions: is not an object',
      'fields[0]: is not an object',
      'fields[1].fieldKey: is missing',
      'fields[2].fieldKey: 4 is not a name',
      'fields[3].fieldType: 7 is not text',
    ];
    expect(said.filter((part) => !message.includes(part))).toEqual([]);
    expect(refusalOf({ fields: { Name: {} } }).message).toContain('fields: is not a list');
  });

  test('whose definitions point in a circle is refused', () => {
    const fields = [{ fieldKey: 'next', fieldType: 'a' }];
    expect(refusalOf({ fields, definitions: { a: { fields } } }).message).toContain('may point in a circle');
  });

  test('whose definitions multiply is refused, and takes no time', () => {
    const definitions = Object.fromEntries(
      Array.from({ length: 8 }, (_, level) => [
        `d${level}`,
        {
          fields: Array.from({ length: 20 }, (_item, index) => ({
            fieldKey: `f${index}`,
            fieldType: `d${level + 1}`,
          })),
        },
      ]),
    );
    const file = { fields: [{ fieldKey: 'a', fieldType: 'd0' }], definitions };
    const milliseconds = processorMs(() =>
      expect(refusalOf(file).message).toContain('more than 10000 classes'),
    );
    expect(milliseconds).toBeLessThan(3000);
  });
});
