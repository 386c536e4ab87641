import { describe, expect, test } from 'vitest';
import { SCHEMA_FILE_LIMITS } from '../../../src-main/domain/label-schema/schema-file-values';
import { parse, whyRefused } from './schema-file-helpers';

describe('a schema file', () => {
  test('may be a list of plain names', () => {
    expect(parse({ classes: ['Text', 'Table'] })).toEqual({
      classes: [
        { id: 'c-Table', name: 'Table' },
        { id: 'c-Text', name: 'Text' },
      ],
    });
  });

  test('keeps everything it says, with ids given and names resolved', () => {
    const attribute = {
      name: 'kind',
      type: 'choice',
      required: true,
      default: 'chart',
      choices: ['photo', 'chart'],
    };
    const schema = parse({
      $schema: './schema-file.schema.json',
      classes: [
        {
          name: 'Figure',
          id: 'fig',
          color: '#0A6E7D',
          hotkey: '6',
          guideline: 'Charts.',
          geometry: ['polygon', 'box'],
          attributes: [attribute],
        },
        { name: 'Logo', parent: 'Figure', deprecated: true, source: { id: 7 } },
      ],
      relationTypes: [{ name: 'explains', from: ['Logo'], to: ['fig'] }],
      guidelines: 'Be tight.',
      readingOrder: true,
    });
    expect(schema).toEqual({
      classes: [
        { id: 'c-Logo', name: 'Logo', parent: 'fig', deprecated: true, source: { id: 7 } },
        {
          id: 'fig',
          name: 'Figure',
          color: '#0a6e7d',
          hotkey: '6',
          guideline: 'Charts.',
          geometry: ['box', 'polygon'],
          attributes: [{ id: 'a-Figure-kind', ...attribute }],
        },
      ],
      relationTypes: [{ id: 'r-explains', name: 'explains', from: ['c-Logo'], to: ['fig'] }],
      guidelines: 'Be tight.',
      readingOrder: true,
    });
    expect(parse(JSON.parse(JSON.stringify(schema)))).toEqual(schema);
  });

  test('leaves out what is the default anyway, so that equal schemas have equal bytes', () => {
    const spelledOut = {
      classes: [
        {
          name: 'Text',
          deprecated: false,
          attributes: [],
          geometry: ['polygon', 'quad', 'box'],
          guideline: '',
        },
      ],
      relationTypes: [],
      guidelines: '',
      readingOrder: false,
    };
    expect(parse(spelledOut)).toEqual(parse({ classes: ['Text'] }));
  });

  test('brings names into normal form C before ids are derived from them', () => {
    expect(parse({ classes: ['U\u0308berschrift'] }).classes).toEqual([
      { id: 'c-\u00dcberschrift', name: '\u00dcberschrift' },
    ]);
  });
});

describe('a schema file is refused, naming the place', () => {
  const withClass = (fields: object) => ({ classes: [{ name: 'A', ...fields }] });
  const withAttribute = (fields: object) => withClass({ attributes: [{ name: 'x', ...fields }] });

  test.each<[string, unknown, string]>([
    ['no object', ['Text'], 'the file: is not an object'],
    ['no classes', {}, 'classes: is missing'],
    ['an unknown key', { classes: [], labels: [] }, 'the file: has the unknown key "labels"'],
    [
      'an unknown key of a class',
      withClass({ colour: '#000000' }),
      'classes[0]: has the unknown key "colour"',
    ],
    [
      'a key that reaches for the prototype',
      JSON.parse('{"classes":[],"__proto__":{}}'),
      'has the unknown key "__proto__"',
    ],
    ['a class that is a number', { classes: ['A', 5] }, 'classes[1]: is not an object'],
    ['a class without a name', { classes: [{}] }, 'classes[0].name: is missing'],
    ['a blank name', { classes: ['  '] }, 'classes[0].name: is empty'],
    [
      'a colour by name',
      withClass({ color: 'red' }),
      'classes[0].color: "red" is not a colour; write #rrggbb',
    ],
    ['a hotkey that is a number', withClass({ hotkey: 1 }), 'classes[0].hotkey: 1 is not a hotkey'],
    [
      'two classes on one hotkey',
      {
        classes: [
          { name: 'A', hotkey: '1' },
          { name: 'B', hotkey: '1' },
        ],
      },
      'classes[1].hotkey: "1" is taken by classes[0]',
    ],
    [
      'two classes of one name',
      { classes: ['\u00e9', 'e\u0301'] },
      'classes[1].name: "\u00e9" is taken by classes[0]',
    ],
    [
      'two classes of one id',
      { classes: [{ name: 'A', id: 'c-B' }, 'B'] },
      'classes[1].id: "c-B" is taken by classes[0]',
    ],
    ['an unknown parent', withClass({ parent: 'Z' }), 'classes[0].parent: there is no class "Z"'],
    ['a class that is its own parent', withClass({ parent: 'A' }), '"A" is its own ancestor'],
    [
      'parents in a circle',
      { classes: ['B', 'C', 'D'].map((name, at) => ({ name, parent: 'CDB'[at] })) },
      'parents may not form a circle',
    ],
    [
      'an unknown shape',
      withClass({ geometry: ['circle'] }),
      'classes[0].geometry[0]: "circle" is not one of',
    ],
    ['no shape at all', withClass({ geometry: [] }), 'classes[0].geometry: allows no shape'],
    [
      'a truth value in quotes',
      withClass({ deprecated: 'yes' }),
      'classes[0].deprecated: "yes" is neither true nor false',
    ],
    [
      'an unknown attribute type',
      withAttribute({ type: 'date' }),
      'classes[0].attributes[0].type: "date" is not one of',
    ],
    ['a choice without choices', withAttribute({ type: 'choice' }), 'attributes[0].choices: is missing'],
    [
      'choices on a number',
      withAttribute({ type: 'number', choices: ['1'] }),
      'attributes[0].choices: does not go with type number',
    ],
    [
      'a choice twice',
      withAttribute({ type: 'choice', choices: ['a', 'a'] }),
      'attributes[0].choices: names a value twice',
    ],
    [
      'a default of another type',
      withAttribute({ type: 'number', default: '1' }),
      'attributes[0].default: "1" is not a value',
    ],
    [
      'a default outside the choices',
      withAttribute({ type: 'multi-choice', choices: ['a'], default: ['b'] }),
      'attributes[0].default: ["b"]',
    ],
    [
      'a relation from nowhere',
      { classes: [], relationTypes: [{ name: 'r', from: ['Z'] }] },
      'relationTypes[0].from[0]: there is no class "Z"',
    ],
    [
      'a name over the limit',
      { classes: ['x'.repeat(SCHEMA_FILE_LIMITS.nameCharacters + 1)] },
      'at most 200 are allowed',
    ],
    [
      'too many classes',
      { classes: Array.from({ length: SCHEMA_FILE_LIMITS.classes + 1 }, (_, at) => `${at}`) },
      'classes: has 10001 entries',
    ],
  ])('%s', (_what, value, expected) => {
    expect(whyRefused(value)).toContain(expected);
  });

  test('with all its problems at once, and a count when they are many', () => {
    const why = whyRefused({
      classes: Array.from({ length: 30 }, (_, at) => ({ name: `c${at}`, color: 'red' })),
      oops: 1,
    });
    expect(why).toContain('classes[18].color');
    expect(why).toContain('and 11 more');
  });

  test('quickly, however long the chain of parents', () => {
    const classes = Array.from({ length: 10_000 }, (_, at) => ({
      name: `c${at}`,
      ...(at > 0 && { parent: `c${at - 1}` }),
    }));
    const started = performance.now();
    expect(parse({ classes }).classes).toHaveLength(10_000);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});
