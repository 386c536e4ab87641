import { describe, expect, test } from 'vitest';
import { writeSchemaJson } from '../../../../src-main/formats/schema/write-schema-json';
import { listPresets } from '../../../../src-main/domain/label-schema/presets';
import { IDS, importSchema, RECORD, refusalOf } from './schema-helpers';

const FILE = {
  classes: [
    { name: 'Text', color: '#4f6d8f', hotkey: '1', guideline: 'A paragraph.', source: { id: 7 } },
    {
      name: 'Figure',
      id: 'fig',
      geometry: ['box', 'polygon'],
      attributes: [
        { name: 'kind', type: 'choice', choices: ['photo', 'chart'], default: 'chart', required: true },
        { name: 'caption', type: 'string' },
      ],
    },
    { name: 'Logo', parent: 'Figure' },
    { name: 'Stamp', deprecated: true },
  ],
  relationTypes: [{ name: 'explains', from: ['Text'], to: ['Figure', 'Logo'] }],
  guidelines: 'Boxes touch the ink.',
  readingOrder: true,
};

describe('our schema file', () => {
  test('what is written reads back as the same schema, ids included', () => {
    const { schema } = importSchema(FILE);
    const again = importSchema(writeSchemaJson(schema, RECORD));
    expect(again.format).toBe('colophon');
    expect(again.warnings).toEqual([]);
    expect(again.schema).toEqual(schema);
    expect(writeSchemaJson(again.schema, RECORD)).toBe(writeSchemaJson(schema, RECORD));
  });

  test('so does everything else that a schema can say', () => {
    const { schema } = importSchema({
      classes: [
        {
          name: 'Row',
          id: 'row',
          order: 3,
          allowedParents: ['Table'],
          examples: [
            { file: 'ab'.repeat(32), pageIndex: 4, box: [0, 1, 20_000, 30_000], note: 'a row' },
            { file: 'cd'.repeat(32), pageIndex: 0, box: [5, 5, 9, 9], isNegative: true },
          ],
          attributes: [
            { name: 'width', type: 'number', min: 0, max: 20, unit: 'mm', default: 2.5, order: 1 },
            { name: 'code', type: 'string', pattern: '[A-Z]+', order: 0 },
            { name: 'tags', type: 'multi-choice', choices: ['b', 'a'], default: ['a'] },
          ],
        },
        { name: 'Table', order: 1 },
      ],
      relationTypes: [
        { name: 'next', from: ['Row'], to: ['Row'], cardinality: 'one-to-one', undirected: true },
      ],
    });
    expect(importSchema(writeSchemaJson(schema, RECORD)).schema).toEqual(schema);
  });

  test('so do the schemas to start from', () => {
    for (const { schema } of listPresets(IDS))
      expect(importSchema(writeSchemaJson(schema, RECORD)).schema).toEqual(schema);
  });

  test('the order of the file it was read from leaves no trace', () => {
    const turned = importSchema({ ...FILE, classes: FILE.classes.toReversed() });
    expect(writeSchemaJson(turned.schema, RECORD)).toBe(writeSchemaJson(importSchema(FILE).schema, RECORD));
  });

  test('it can be read by people: names before ids, parents and ends by name, one line a value', () => {
    const text = writeSchemaJson(importSchema(FILE).schema, RECORD);
    const { about, classes, relationTypes } = JSON.parse(text);
    expect(about).toEqual({
      name: 'invoices',
      number: '1.2.0',
      author: 'Ada',
      time: '2026-03-01T10:00:00.000Z',
      reason: 'Tables were split',
    });
    expect(classes.map((item: { name: string }) => item.name)).toEqual(['Figure', 'Logo', 'Stamp', 'Text']);
    expect(classes[1].parent).toBe('Figure');
    expect(relationTypes[0]).toMatchObject({ from: ['Text'], to: ['Figure', 'Logo'] });
    expect(text).toContain('\n      "name": "Figure",\n      "id": "fig",\n');
    expect(text.endsWith('}\n')).toBe(true);
  });

  test('a name that is the id of another class points to the right one', () => {
    const { schema } = importSchema({
      classes: [
        { name: 'Foo', id: 'n' },
        { name: 'n', id: 'y' },
        { name: 'same', id: 'same' },
        { name: 'child of n', parent: 'y', allowedParents: ['Foo', 'same'] },
      ],
    });
    expect(schema.classes.find(({ name }) => name === 'child of n')?.parent).toBe('y');
    expect(importSchema(writeSchemaJson(schema, RECORD)).schema).toEqual(schema);
  });
});

describe('files that are refused', () => {
  test.each([
    ['nothing', '', 'It is empty.'],
    ['prose', 'Dear team, here are the labels', 'It is neither JSON nor XML.'],
    [
      'JSON cut off',
      '{"classes": [{"name": "Te',
      'Line 1, byte 25: found the value ends, expected the rest of a text',
    ],
    ['an empty object', '{}', 'It is an empty object.'],
    ['other JSON', '{"type": "Topology", "objects": {}}', 'It is JSON with the keys type, objects.'],
    ['a list of numbers', '[1, 2]', 'It is a list, but not of labels or categories.'],
    ['a list under “labels” without names', '{"labels": [{"id": 1}]}', 'It is JSON with the keys labels.'],
    [
      'the labelled values of a document in FOTT',
      '{"document": "a.pdf", "labels": [{"label": "Date", "value": []}]}',
      'It holds the labelled values of one document, as FOTT writes them; the classes are in fields.json.',
    ],
    ['deep nesting', '['.repeat(100_000), 'Its parts are nested too deeply.'],
  ])('%s', (_name, content, why) => {
    const { code, userMessage } = refusalOf(content, 'folder/labels.txt');
    expect(code).toBe('format-invalid');
    expect(userMessage.what).toContain('“labels.txt” was not read');
    expect(userMessage.why).toContain(why);
  });

  test('what was tried is said', () => {
    expect(refusalOf('{}').userMessage.next).toMatch(/Colophon.*Label Studio.*CVAT.*COCO.*fields\.json/);
  });

  test('more than 16 MiB is not looked at', () => {
    const { userMessage } = refusalOf(`{"classes": ["${'x'.repeat(17 * 1024 * 1024)}"]}`);
    expect(userMessage.why).toBe('It has 17.0 MiB; a schema file may have 16.');
  });

  test('ten megabytes of text in one guideline are refused with the place', () => {
    const { code, message } = refusalOf({ classes: [{ name: 'A', guideline: 'x'.repeat(10_000_000) }] });
    expect(code).toBe('schema-invalid');
    expect(message).toContain('classes[0].guideline: has 10000000 characters; at most 100000 are allowed');
  });
});
