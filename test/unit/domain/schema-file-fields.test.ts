import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { objectJson, schemaObject } from '../../../src-main/domain/dataset-versions/object-forms';
import { SCHEMA_FILE_LIMITS } from '../../../src-main/domain/label-schema/schema-file-values';
import { anySchema } from '../../builders/random-schemas';
import { parse, whyRefused } from './schema-file-helpers';

const withClass = (fields: object) => ({ classes: [{ name: 'A', ...fields }, 'B'] });
const withAttribute = (fields: object) => withClass({ attributes: [{ name: 'x', ...fields }] });
const withRelation = (fields: object) => ({ classes: ['A'], relationTypes: [{ name: 'r', ...fields }] });
const example = { file: 'ab'.repeat(32), pageIndex: 0, box: [0, 0, 10, 10] };
const nested = (depth: number): unknown => JSON.parse(`${'['.repeat(depth)}${']'.repeat(depth)}`);

describe('a schema file', () => {
  test('says what ranges, patterns, parents, places, examples and relations there are', () => {
    const attributes = [
      { name: 'amount', type: 'number', min: -1.5, max: 10, unit: 'EUR', default: 0, order: 0 },
      { name: 'code', type: 'string', pattern: '[A-Z]{2}', default: 'DE' },
    ];
    const shown = { ...example, isNegative: true, note: 'Not this.' };
    const schema = parse({
      classes: [
        { name: 'Cell', allowedParents: ['Table', 'l'], order: 2, examples: [example, shown], attributes },
        'Table',
        { name: 'List', id: 'l' },
      ],
      relationTypes: [{ name: 'same', cardinality: 'one-to-one', undirected: true }],
    });
    expect(schema).toEqual({
      classes: [
        {
          id: 'c-Cell',
          name: 'Cell',
          allowedParents: ['c-Table', 'l'],
          order: 2,
          examples: [example, shown],
          attributes: attributes.map((one) => ({ id: `a-Cell-${one.name}`, ...one })),
        },
        { id: 'c-Table', name: 'Table' },
        { id: 'l', name: 'List' },
      ],
      relationTypes: [{ id: 'r-same', name: 'same', cardinality: 'one-to-one', undirected: true }],
    });
  });

  test('may write out what is the default', () => {
    const spelledOut = {
      classes: [
        {
          name: 'A',
          allowedParents: [],
          examples: [],
          attributes: [{ name: 'x', type: 'number', unit: '' }],
        },
      ],
      relationTypes: [{ name: 'r', from: [], to: [], undirected: false }],
    };
    expect(parse(spelledOut)).toEqual(
      parse({
        classes: [{ name: 'A', attributes: [{ name: 'x', type: 'number' }] }],
        relationTypes: [{ name: 'r' }],
      }),
    );
  });

  test('is what comes out of any schema: reading it back gives the same bytes', () => {
    fc.assert(
      fc.property(anySchema, (schema) => {
        const hotkeys = schema.classes.map(({ hotkey }) => hotkey);
        fc.pre(hotkeys.every((key, at) => key === undefined || hotkeys.indexOf(key) === at));
        const classes = schema.classes.map(({ examples: _none, ...rest }) => rest);
        const stored = objectJson(schemaObject({ ...schema, classes }));
        const { format: _format, type: _type, ...file } = JSON.parse(stored) as Record<string, unknown>;
        expect(objectJson(schemaObject(parse({ classes: [], ...file })))).toBe(stored);
      }),
    );
  });
});

describe('a schema file is refused, naming the place', () => {
  test.each<[string, unknown, string]>([
    [
      'an unknown allowed parent',
      withClass({ allowedParents: ['B', 'Z'] }),
      'classes[0].allowedParents[1]: there is no class "Z"',
    ],
    [
      'allowed parents that are no list',
      withClass({ allowedParents: 'B' }),
      'classes[0].allowedParents: is not a list',
    ],
    [
      'a word that means two classes',
      {
        classes: [
          { name: 'A', id: 'B' },
          { name: 'B', id: 'x' },
          { name: 'C', parent: 'B' },
        ],
      },
      'classes[2].parent: "B" is the name of one class and the id of another',
    ],
    ['a place that is a fraction', withClass({ order: 1.5 }), 'classes[0].order: 1.5 is not a whole number'],
    ['a place below zero', withClass({ order: -1 }), 'classes[0].order: -1 is not a whole number'],
    [
      'an example without a file',
      withClass({ examples: [{ ...example, file: 'x.pdf' }] }),
      'examples[0].file: "x.pdf" is not the SHA-256',
    ],
    [
      'an example without a page',
      withClass({ examples: [{ ...example, pageIndex: undefined }] }),
      'examples[0].pageIndex: is missing',
    ],
    [
      'an example without a box',
      withClass({ examples: [{ ...example, box: [0, 0, 1] }] }),
      'examples[0].box: [0,0,1] is not four whole numbers',
    ],
    [
      'an example of no width',
      withClass({ examples: [{ ...example, box: [5, 0, 5, 9] }] }),
      'examples[0].box: [5,0,5,9] has no width',
    ],
    [
      'an unknown key of an example',
      withClass({ examples: [{ ...example, why: '' }] }),
      'examples[0]: has the unknown key "why"',
    ],
    [
      'min on text',
      withAttribute({ type: 'string', min: 0 }),
      'attributes[0].min: does not go with type string',
    ],
    [
      'a unit on a choice',
      withAttribute({ type: 'choice', choices: ['a'], unit: 'mm' }),
      'attributes[0].unit: does not go with type choice',
    ],
    [
      'a pattern on a number',
      withAttribute({ type: 'number', pattern: 'a' }),
      'attributes[0].pattern: does not go with type number',
    ],
    [
      'min that is text',
      withAttribute({ type: 'number', min: '0' }),
      'attributes[0].min: "0" is not a number',
    ],
    [
      'max that JSON cannot hold',
      withAttribute({ type: 'number', max: Infinity }),
      'attributes[0].max: null is not a number',
    ],
    [
      'min above max',
      withAttribute({ type: 'number', min: 2, max: 1 }),
      'attributes[0].min: 2 is above max, 1',
    ],
    [
      'a default below min',
      withAttribute({ type: 'number', min: 2, default: 1 }),
      'attributes[0].default: 1 is not a value of this number: it is 1, below',
    ],
    [
      'a default that the pattern refuses',
      withAttribute({ type: 'string', pattern: 'a+', default: 'b' }),
      'attributes[0].default: "b" is not a value of this string',
    ],
    [
      'a pattern that is none',
      withAttribute({ type: 'string', pattern: '(' }),
      'attributes[0].pattern: "(" is not a regular expression in RE2 syntax: missing closing )',
    ],
    [
      'a pattern RE2 does not have',
      withAttribute({ type: 'string', pattern: '(?=a)' }),
      'attributes[0].pattern: "(?=a)" is not a regular expression in RE2 syntax',
    ],
    [
      'a pattern that grows',
      withAttribute({ type: 'string', pattern: '((a{100}){100}){100}' }),
      'attributes[0].pattern',
    ],
    [
      'an unknown cardinality',
      withRelation({ cardinality: 'many' }),
      'relationTypes[0].cardinality: "many" is not one of one-to-one',
    ],
    [
      'undirected in words',
      withRelation({ undirected: 'yes' }),
      'relationTypes[0].undirected: "yes" is neither true nor false',
    ],
    [
      'a deep default',
      withAttribute({ type: 'string', default: nested(50_000) }),
      'attributes[0].default: [[…]] is not a value of this string',
    ],
    ['a deep name', { classes: [{ name: nested(50_000) }] }, 'classes[0].name: [[…]] is not text'],
    ['a deep source', withClass({ source: { a: nested(50_000) } }), 'classes[0].source: holds more than'],
    [
      'a wide source',
      withClass({ source: { a: Array.from({ length: 20_000 }, () => 0) } }),
      'classes[0].source: holds more than',
    ],
  ])('%s', (_what, value, expected) => {
    expect(whyRefused(value)).toContain(expected);
  });

  const tenMegabytes = 'x'.repeat(10 * 1024 * 1024);
  test.each<[string, unknown]>([
    ['a name', { classes: [tenMegabytes] }],
    ['an id', withClass({ id: tenMegabytes })],
    ['a colour', withClass({ color: tenMegabytes })],
    ['a hotkey', withClass({ hotkey: tenMegabytes })],
    ['a guideline', withClass({ guideline: tenMegabytes })],
    ['a parent', withClass({ parent: tenMegabytes })],
    ['a shape', withClass({ geometry: [tenMegabytes] })],
    ['a source', withClass({ source: { a: tenMegabytes } })],
    ['a note', withClass({ examples: [{ ...example, note: tenMegabytes }] })],
    ['a file', withClass({ examples: [{ ...example, file: tenMegabytes }] })],
    ['a type', withAttribute({ type: tenMegabytes })],
    ['a pattern', withAttribute({ type: 'string', pattern: tenMegabytes })],
    ['a unit', withAttribute({ type: 'number', unit: tenMegabytes })],
    ['a default', withAttribute({ type: 'string', default: tenMegabytes })],
    ['a choice', withAttribute({ type: 'choice', choices: [tenMegabytes] })],
    ['a key', { classes: [], [tenMegabytes]: 1 }],
  ])('ten megabytes of text in %s, at once and with a short message', (_where, value) => {
    const started = performance.now();
    expect(whyRefused(value).length).toBeLessThan(1_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });

  test('more examples than anybody looks at', () => {
    const examples = Array.from({ length: SCHEMA_FILE_LIMITS.examplesPerClass + 1 }, () => example);
    expect(whyRefused(withClass({ examples }))).toContain('classes[0].examples: has 101 entries');
  });
});

test('the examples of the documentation are read', () => {
  const doc = readFileSync(join(import.meta.dirname, '../../../docs/schema-file.md'), 'utf8');
  const examples = [...doc.matchAll(/```json\n(.*?)```/gs)].map(([, json]) =>
    parse(JSON.parse(json as string)),
  );
  expect(examples.map(({ classes }) => classes.length)).toEqual([3, 4]);
});

describe('the published JSON Schema', () => {
  const file = join(import.meta.dirname, '../../../resources/schema-file.schema.json');
  type Definition = { readonly properties: Readonly<Record<string, unknown>> };
  const published = JSON.parse(readFileSync(file, 'utf8')) as Definition & {
    readonly $defs: Readonly<Record<string, Definition>>;
  };
  const keysRead = (value: unknown): string[] =>
    (/known are ([^;.]*)/.exec(whyRefused(value))?.[1] ?? '').split(', ').sort();

  test.each<[string, Definition | undefined, unknown]>([
    ['the file', published, { classes: [], oops: 1 }],
    ['a class', published.$defs['class'], withClass({ oops: 1 })],
    ['an example', published.$defs['example'], withClass({ examples: [{ ...example, oops: 1 }] })],
    ['an attribute', published.$defs['attribute'], withAttribute({ type: 'string', oops: 1 })],
    ['a relation type', published.$defs['relationType'], withRelation({ oops: 1 })],
  ])('has the keys that are read of %s', (_of, definition, value) => {
    expect(Object.keys(definition?.properties ?? {}).sort()).toEqual(keysRead(value));
  });
});
