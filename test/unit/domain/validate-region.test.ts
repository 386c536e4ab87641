import { describe, expect, test } from 'vitest';

import type {
  AttributeDefinition,
  LabelClass,
  LabelSchema,
} from '../../../src-main/domain/label-schema/label-schema';
import {
  createValidator,
  type PageSurroundings,
} from '../../../src-main/domain/label-schema/validate-region';
import type { AttributeValue, Part, Region, Relation } from '../../../src-main/domain/regions/region';
import { aPage, aRegion } from '../../builders/regions';

const aSchemaOf = (fields: Partial<LabelClass> = {}, more: Partial<LabelSchema> = {}): LabelSchema => ({
  classes: [
    { id: 'class-text', name: 'Text', ...fields },
    { id: 'table', name: 'Table' },
    { id: 'cell', name: 'Cell', allowedParents: ['table'] },
  ],
  ...more,
});

/** What is wrong with the first of these regions of one page, as `code: words`. */
function problemsOf(
  schema: LabelSchema,
  regions: Partial<Region> | readonly Partial<Region>[],
  around: PageSurroundings = {},
): string[] {
  const [first, ...others] = [regions].flat().map((fields) => aRegion(fields));
  const page = aPage([first as Region, ...others]);
  const problems = createValidator(schema).validatePage(page, around);
  return (problems.get((first as Region).id) ?? []).map(({ code, words }) => `${code}: ${words}`);
}

describe('a region without problems', () => {
  test.each<[string, LabelSchema, Partial<Region>]>([
    ['plain', aSchemaOf(), {}],
    ['of a deprecated class', aSchemaOf({ deprecated: true }), {}],
    ['rejected, whatever it is', aSchemaOf(), { class: null, status: 'rejected' }],
    ['whose parent cannot be looked up', aSchemaOf(), { parent: 'on another page' }],
    [
      'of any shape',
      aSchemaOf({ geometry: ['box', 'quad', 'polygon'] }),
      { parts: [{ polygon: [0, 0, 1, 1, 1, 0] }] },
    ],
    ['in any parent', aSchemaOf({ allowedParents: [] }), {}],
  ])('%s', (_what, schema, region) => {
    expect(problemsOf(schema, region, { size: { width: 10_000_000, height: 10_000_000 } })).toEqual([]);
  });

  test('is not in the answer', () => {
    expect(createValidator(aSchemaOf()).validatePage(aPage([aRegion()]), {}).size).toBe(0);
  });
});

describe('the class', () => {
  test('is missing, or unknown', () => {
    expect(problemsOf(aSchemaOf(), { class: null })).toEqual(['class-missing: has no class']);
    expect(problemsOf(aSchemaOf(), { class: 'gone' })).toEqual([
      'class-unknown: has a class that the schema does not know: gone',
    ]);
  });
});

describe('an attribute', () => {
  const withAttribute = (fields: Partial<AttributeDefinition>): LabelSchema =>
    aSchemaOf({ attributes: [{ id: 'due', name: 'due date', type: 'string', ...fields }] });

  test('that is required is missing, also where it has a default', () => {
    const missing = ['attribute-missing: has no value of “due date”'];
    expect(problemsOf(withAttribute({ required: true }), {})).toEqual(missing);
    expect(problemsOf(withAttribute({ required: true, default: 'x' }), {})).toEqual(missing);
    expect(problemsOf(withAttribute({ required: true }), { attributes: { due: '' } })).toEqual([]);
    expect(problemsOf(withAttribute({}), {})).toEqual([]);
  });

  test('that the class does not have is named as the schema names it, where any class has it', () => {
    const [text, table] = withAttribute({}).classes as [LabelClass, LabelClass];
    const schema = {
      classes: [text, { ...table, attributes: [{ id: 'n', name: 'lines', type: 'number' }] }],
    };
    const stray = (name: string) =>
      `attribute-unknown: has a value of “${name}”, an attribute that “Text” does not have`;
    expect(problemsOf(schema as LabelSchema, { attributes: { due: 'x', iscrowd: 1, n: 2 } })).toEqual([
      stray('iscrowd'),
      stray('lines'),
    ]);
    expect(problemsOf(aSchemaOf(), { class: null, attributes: { iscrowd: 1 } })).toHaveLength(1);
  });

  test('is not looked for on the prototype', () => {
    const schema = aSchemaOf({ attributes: [{ id: 'constructor', name: 'c', type: 'string' }] });
    expect(problemsOf(schema, { attributes: {} })).toEqual([]);
  });

  test.each<[Partial<AttributeDefinition>, AttributeValue, string | null]>([
    [{ type: 'boolean' }, true, null],
    [{ type: 'boolean' }, 'true', 'is “true”, not true or false'],
    [{ type: 'number' }, 3, null],
    [{ type: 'number' }, '3', 'is “3”, not a number'],
    [{ type: 'number' }, Number.NaN, 'is null, not a number'],
    [{ type: 'number', min: 0 }, 0, null],
    [{ type: 'number', min: 0, unit: 'EUR' }, -1, 'is -1, below the least allowed, 0 EUR'],
    [{ type: 'number', max: 9 }, 10, 'is 10, above the most allowed, 9'],
    [{ type: 'string' }, 'x', null],
    [{ type: 'string' }, 5, 'is 5, not text'],
    [{ type: 'string', pattern: '\\d{4}' }, '2026', null],
    [{ type: 'string', pattern: '\\d{4}' }, 'in 2026', 'is “in 2026”, which does not match \\d{4}'],
    [
      { type: 'string', pattern: '(' },
      'x',
      'cannot be checked: its pattern has an error (missing closing ): `(`)',
    ],
    [{ type: 'choice', choices: ['a', 'b'] }, 'b', null],
    [{ type: 'choice', choices: ['a', 'b'] }, 'c', 'is “c”, not one of a, b'],
    [{ type: 'choice', choices: ['a'] }, ['a'], 'is ["a"], not one of a'],
    [{ type: 'multi-choice', choices: ['a', 'b'] }, ['b', 'a'], null],
    [{ type: 'multi-choice', choices: ['a', 'b'] }, 'a', 'is “a”, not a list of values'],
    [{ type: 'multi-choice', choices: ['a', 'b'] }, ['a', 'c'], 'has “c”, not one of a, b'],
    [{ type: 'multi-choice', choices: ['a', 'b'] }, ['a', 'a'], 'names a value twice'],
  ])('%j of value %j', (definition, value, words) => {
    expect(problemsOf(withAttribute(definition), { attributes: { due: value } })).toEqual(
      words === null ? [] : [`attribute-invalid: has a value of “due date” that ${words}`],
    );
  });

  test('is checked in linear time, whatever the pattern', () => {
    const schema = withAttribute({ pattern: '(a|a)*b' });
    const started = performance.now();
    expect(problemsOf(schema, { attributes: { due: 'a'.repeat(50_000) } })).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(2_000);
  });
});

describe('the shape', () => {
  const polygon: Part = { polygon: [0, 0, 1, 1, 1, 0] };

  test('of any part may not be allowed; it is told once', () => {
    const schema = aSchemaOf({ geometry: ['box', 'quad'] });
    expect(problemsOf(schema, { parts: [{ box: [0, 0, 1, 1] }, polygon, polygon] })).toEqual([
      'geometry-not-allowed: is a polygon; a “Text” may be box or quad only',
    ]);
  });

  test('outside the page is a note that blocks nothing', () => {
    const size = { width: 100, height: 50 };
    const outside = (part: Part) => {
      const page = aPage([aRegion({ parts: [part] })]);
      return createValidator(aSchemaOf()).validatePage(page, { size }).get('region-1');
    };
    const note = [{ code: 'outside-page', words: 'reaches outside the page', isBlocking: false }];
    expect(outside({ box: [0, 0, 100, 50] })).toBeUndefined();
    expect(outside({ box: [0, 0, 101, 50] })).toEqual(note);
    expect(outside({ quad: [0, 0, 9, 0, 9, 51, 0, 51] })).toEqual(note);
    expect(outside({ polygon: [0, -1, 9, 0, 9, 9] })).toEqual(note);
    expect(outside({ box: [0, 0, 900, 900], page: 3 })).toBeUndefined();
  });
});

describe('the parent', () => {
  const cell = { id: 'b', class: 'cell', parent: 'a' };

  test('may be on the page or, looked up, on another', () => {
    expect(problemsOf(aSchemaOf(), [cell, { id: 'a', class: 'table' }])).toEqual([]);
    expect(problemsOf(aSchemaOf(), cell, { findRegion: () => ({ class: 'table' }) })).toEqual([]);
  });

  test('may be gone', () => {
    expect(problemsOf(aSchemaOf(), cell, { findRegion: () => undefined })).toEqual([
      'parent-missing: is inside a region that is not in this document any more',
    ]);
  });

  test('may be of a class that is not allowed, of none, or the region itself', () => {
    const inside = (words: string) => [`parent-not-allowed: is inside ${words}`];
    const only = '; a “Cell” may be inside “Table” only';
    expect(problemsOf(aSchemaOf(), [cell, { id: 'a' }])).toEqual(inside(`“Text”${only}`));
    expect(problemsOf(aSchemaOf(), [cell, { id: 'a', class: null }])).toEqual(
      inside(`a region without a class${only}`),
    );
    expect(problemsOf(aSchemaOf(), { id: 'b', parent: 'b' })).toEqual(inside('itself'));
  });
});

describe('a relation', () => {
  const answers = { id: 'r', name: 'answers' };
  const link = (from: string, to: string, type = 'r', id = `${from}${to}`): Relation => ({
    id,
    type,
    from,
    to,
  });
  const regions = [
    { id: 'a', class: 'class-text' },
    { id: 'b', class: 'table' },
    { id: 'c', class: 'table' },
  ];
  const classOf = new Map(regions.map((region) => [region.id, region]));
  const findRegion = (id: string) => classOf.get(id);
  const check = (type: object, relations: readonly Relation[], first = 0) =>
    problemsOf(
      aSchemaOf({}, { relationTypes: [{ ...answers, ...type }] }),
      [regions[first] as object, ...regions.filter((_, at) => at !== first)],
      { relations, findRegion },
    );

  test.each<[string, object, Relation[], string[]]>([
    ['that fits', { from: ['class-text'], to: ['table'] }, [link('a', 'b')], []],
    [
      'the other way round without a direction',
      { from: ['table'], to: ['class-text'], undirected: true },
      [link('a', 'b')],
      [],
    ],
    ['many to many', {}, [link('a', 'b'), link('a', 'c')], []],
    ['many at a free end', { cardinality: 'one-to-many' }, [link('a', 'b'), link('a', 'c')], []],
    [
      'of an unknown type',
      {},
      [link('a', 'b', 'x')],
      ['has a relation of a type that the schema does not know: x'],
    ],
    [
      'from a wrong class',
      { from: ['table'] },
      [link('a', 'b')],
      ['has “answers”, which may not start at “Text”'],
    ],
    [
      'to a wrong class',
      { to: ['class-text'] },
      [link('a', 'b')],
      ['has “answers”, which may not end at “Table”'],
    ],
    ['to nowhere', {}, [link('a', 'z')], ['has “answers” to a region that is not in this document any more']],
    [
      'from nowhere',
      {},
      [link('z', 'a')],
      ['has “answers” from a region that is not in this document any more'],
    ],
    [
      'one too many',
      { cardinality: 'many-to-one' },
      [link('a', 'b'), link('a', 'c')],
      ['has more “answers” than many-to-one allows'],
    ],
    [
      'one too many at either end',
      { cardinality: 'one-to-one', undirected: true },
      [link('a', 'b'), link('c', 'a')],
      ['has more “answers” than one-to-one allows'],
    ],
  ])('%s', (_what, type, relations, words) => {
    expect(check(type, relations)).toEqual(words.map((each) => `relation-invalid: ${each}`));
  });

  test('is told where it starts, and too many links where they meet', () => {
    expect(check({ from: ['table'] }, [link('a', 'b')], 1)).toEqual([]);
    const twice = [link('a', 'b'), link('c', 'b')];
    expect(check({ cardinality: 'one-to-many' }, twice, 1)).toHaveLength(1);
    expect(check({ cardinality: 'one-to-many' }, twice, 0)).toEqual([]);
  });
});

test('checking a page takes less than writing it as JSON and reading that', () => {
  const attributes: AttributeDefinition[] = [{ id: 'n', name: 'n', type: 'number', min: 0, required: true }];
  const validator = createValidator(aSchemaOf({ attributes }));
  const regions = Array.from({ length: 14 }, (_, at) =>
    aRegion({ id: `r${at}`, attributes: { n: at === 5 ? -1 : at }, ...(at > 0 && { parent: 'r0' }) }),
  );
  const page = aPage(regions);
  const size = { width: 9_000_000, height: 9_000_000 };
  expect(validator.validatePage(page, { size }).size).toBe(1);
  const [checked, copied] = [
    processorTimeOf(() => validator.validatePage(page, { size })),
    processorTimeOf(() => JSON.parse(JSON.stringify(page)) as unknown),
  ];
  expect(checked).toBeLessThan(copied);
});

/** Of this thread alone: the machine may be busy with other things. Microseconds. */
function processorTimeOf(work: () => unknown): number {
  for (let at = 0; at < 2000; at++) work();
  const started = process.threadCpuUsage();
  for (let at = 0; at < 10_000; at++) work();
  const { user, system } = process.threadCpuUsage(started);
  return user + system;
}
