import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { describe, expect, test } from 'vitest';

import { describeSchemaChange } from '../../../src-main/domain/diff/describe-schema-change';
import { diffSchemas } from '../../../src-main/domain/diff/schema-diff';
import type {
  AttributeDefinition,
  LabelClass,
  LabelSchema,
  RelationType,
} from '../../../src-main/domain/label-schema/label-schema';
import { SCHEMA_RULES, type SchemaChangeKind } from '../../../src-main/domain/label-schema/rule-table';

const aClass = (fields: Partial<LabelClass> = {}): LabelSchema => ({
  classes: [
    { id: 'f', name: 'Figure', ...fields },
    { id: 't', name: 'Text' },
    { id: 'u', name: 'Table' },
  ],
});
const anAttribute = (fields: Partial<AttributeDefinition> = {}): LabelSchema =>
  aClass({ attributes: [{ id: 'k', name: 'kind', type: 'string', ...fields }] });
const aChoice = (...choices: string[]): LabelSchema => anAttribute({ type: 'choice', choices });
const aNumber = (fields: Partial<AttributeDefinition> = {}): LabelSchema =>
  anAttribute({ type: 'number', ...fields });
const aRelation = (fields: Partial<RelationType> = {}): LabelSchema => ({
  ...aClass(),
  relationTypes: [{ id: 'e', name: 'explains', ...fields }],
});
const withoutFigure: LabelSchema = { classes: aClass().classes.slice(1) };
const required = { required: true } as const;

/** For every kind: a schema before, one after, and the words for what changed. Nothing else may be found. */
const EXAMPLES: Readonly<Record<SchemaChangeKind, readonly [LabelSchema, LabelSchema, string]>> = {
  'class-added': [withoutFigure, aClass(), 'class “Figure” added'],
  'class-removed': [aClass(), withoutFigure, 'class “Figure” removed'],
  'class-renamed': [aClass(), aClass({ name: 'Picture' }), 'class “Figure” renamed to “Picture”'],
  'class-id-changed': [aClass(), aClass({ id: 'g' }), 'class “Figure”: id changed from “f” to “g”'],
  'class-deprecated': [
    aClass(),
    aClass({ deprecated: true }),
    'class “Figure” deprecated: old regions keep it, new ones cannot have it',
  ],
  'class-restored': [aClass({ deprecated: true }), aClass(), 'class “Figure” no longer deprecated'],
  'color-changed': [
    aClass({ color: '#112233' }),
    aClass({ color: '#445566' }),
    'class “Figure”: colour changed from “#112233” to “#445566”',
  ],
  'hotkey-changed': [aClass(), aClass({ hotkey: '3' }), 'class “Figure”: hotkey set to “3”'],
  'guideline-changed': [aClass(), aClass({ guideline: 'Charts.' }), 'class “Figure”: guideline added'],
  'order-changed': [aClass(), aClass({ order: 2 }), 'class “Figure”: place in the list changed'],
  'examples-changed': [
    aClass({ examples: [{ file: 'ab', pageIndex: 0, box: [0, 0, 1, 1] }] }),
    aClass(),
    'class “Figure”: examples removed',
  ],
  'source-changed': [
    aClass({ source: { id: 1 } }),
    aClass({ source: { id: 2 } }),
    'class “Figure”: fields of the format it came from changed',
  ],
  'parent-changed': [
    aClass({ parent: 't' }),
    aClass({ parent: 'u' }),
    'class “Figure” is now a kind of “Table”, no longer of “Text”',
  ],
  'allowed-parents-widened': [
    aClass({ allowedParents: ['t'] }),
    aClass(),
    'class “Figure”: may be inside “Text” before, any class now',
  ],
  'allowed-parents-narrowed': [
    aClass({ allowedParents: ['t', 'u'] }),
    aClass({ allowedParents: ['t'] }),
    'class “Figure”: may be inside “Text”, “Table” before, “Text” now',
  ],
  'geometry-widened': [
    aClass({ geometry: ['box'] }),
    aClass({ geometry: ['box', 'polygon'] }),
    'class “Figure”: may be drawn as “box” before, “box”, “polygon” now',
  ],
  'geometry-narrowed': [
    aClass(),
    aClass({ geometry: ['box'] }),
    'class “Figure”: may be drawn as any shape before, “box” now',
  ],
  'attribute-added': [aClass(), anAttribute(), 'attribute “kind” of class “Figure” added, optional'],
  'attribute-added-required-with-default': [
    aClass(),
    anAttribute({ ...required, default: 'chart' }),
    'attribute “kind” of class “Figure” added, required, “chart” where nothing is said',
  ],
  'attribute-added-required': [
    aClass(),
    anAttribute(required),
    'attribute “kind” of class “Figure” added, required',
  ],
  'attribute-removed': [anAttribute(), aClass(), 'attribute “kind” of class “Figure” removed'],
  'attribute-renamed': [
    anAttribute(),
    anAttribute({ name: 'sort' }),
    'attribute “kind” of class “Figure” renamed to “sort”',
  ],
  'attribute-id-changed': [
    anAttribute(),
    anAttribute({ id: 'l' }),
    'attribute “kind” of class “Figure”: id changed from “k” to “l”',
  ],
  'attribute-type-changed': [
    anAttribute(),
    aNumber(),
    'attribute “kind” of class “Figure”: type changed from string to number',
  ],
  'attribute-made-required': [
    anAttribute(),
    anAttribute(required),
    'attribute “kind” of class “Figure” is required now',
  ],
  'attribute-made-optional': [
    anAttribute(required),
    anAttribute(),
    'attribute “kind” of class “Figure” is optional now',
  ],
  'attribute-default-changed': [
    anAttribute({ type: 'boolean' }),
    anAttribute({ type: 'boolean', default: false }),
    'attribute “kind” of class “Figure”: default set to false',
  ],
  'attribute-choices-added': [
    aChoice('a', 'b'),
    aChoice('c', 'a', 'd', 'b'),
    'attribute “kind” of class “Figure”: may also be “c”, “d”',
  ],
  'attribute-choices-removed': [
    aChoice('a', 'b', 'c'),
    aChoice('b', 'c'),
    'attribute “kind” of class “Figure”: may no longer be “a”',
  ],
  'attribute-choices-reordered': [
    aChoice('a', 'b'),
    aChoice('b', 'a'),
    'attribute “kind” of class “Figure”: choices put in another order',
  ],
  'attribute-range-widened': [
    aNumber({ min: 0, max: 1 }),
    aNumber({ min: 0 }),
    'attribute “kind” of class “Figure”: 0 to 1 before, 0 or more now',
  ],
  'attribute-range-narrowed': [
    aNumber(),
    aNumber({ max: 1 }),
    'attribute “kind” of class “Figure”: any number before, at most 1 now',
  ],
  'attribute-pattern-added': [
    anAttribute(),
    anAttribute({ pattern: 'a+' }),
    'attribute “kind” of class “Figure”: pattern set to “a+”',
  ],
  'attribute-pattern-removed': [
    anAttribute({ pattern: 'a+' }),
    anAttribute(),
    'attribute “kind” of class “Figure”: pattern “a+” removed',
  ],
  'attribute-pattern-changed': [
    anAttribute({ pattern: 'a+' }),
    anAttribute({ pattern: 'a*' }),
    'attribute “kind” of class “Figure”: pattern changed from “a+” to “a*”',
  ],
  'attribute-unit-changed': [
    aNumber({ unit: 'mm' }),
    aNumber({ unit: 'inch' }),
    'attribute “kind” of class “Figure”: unit changed from “mm” to “inch”',
  ],
  'attribute-order-changed': [
    anAttribute(),
    anAttribute({ order: 0 }),
    'attribute “kind” of class “Figure”: place in the list changed',
  ],
  'relation-type-added': [aClass(), aRelation(), 'relation type “explains” added'],
  'relation-type-removed': [aRelation(), aClass(), 'relation type “explains” removed'],
  'relation-type-renamed': [
    aRelation(),
    aRelation({ name: 'says' }),
    'relation type “explains” renamed to “says”',
  ],
  'relation-type-id-changed': [
    aRelation(),
    aRelation({ id: 'g' }),
    'relation type “explains”: id changed from “e” to “g”',
  ],
  'relation-from-widened': [
    aRelation({ from: ['t'] }),
    aRelation({ from: ['t', 'u'] }),
    'relation type “explains”: may start at “Text” before, “Text”, “Table” now',
  ],
  'relation-from-narrowed': [
    aRelation({ from: ['t'] }),
    aRelation({ from: ['u'] }),
    'relation type “explains”: may start at “Text” before, “Table” now',
  ],
  'relation-to-widened': [
    aRelation({ to: ['t'] }),
    aRelation(),
    'relation type “explains”: may end at “Text” before, any class now',
  ],
  'relation-to-narrowed': [
    aRelation(),
    aRelation({ to: ['t'] }),
    'relation type “explains”: may end at any class before, “Text” now',
  ],
  'relation-cardinality-relaxed': [
    aRelation({ cardinality: 'one-to-one' }),
    aRelation({ cardinality: 'many-to-one' }),
    'relation type “explains”: one-to-one before, many-to-one now',
  ],
  'relation-cardinality-tightened': [
    aRelation(),
    aRelation({ cardinality: 'one-to-many' }),
    'relation type “explains”: many-to-many before, one-to-many now',
  ],
  'relation-direction-changed': [
    aRelation(),
    aRelation({ undirected: true }),
    'relation type “explains”: both ends mean the same now',
  ],
  'guidelines-changed': [aClass(), { ...aClass(), guidelines: 'Be tight.' }, 'schema: guidelines added'],
  'reading-order-on': [aClass(), { ...aClass(), readingOrder: true }, 'pages carry a reading order now'],
  'reading-order-off': [
    { ...aClass(), readingOrder: true },
    aClass(),
    'pages carry no reading order any more',
  ],
};

describe('every row of the rule table', () => {
  test.each(Object.entries(EXAMPLES))('%s', (kind, [before, after, words]) => {
    const changes = diffSchemas(before, after);
    expect(changes.map((change) => change.kind)).toEqual([kind]);
    expect(changes[0]?.level).toBe(SCHEMA_RULES[kind as SchemaChangeKind].level);
    expect(changes.map(describeSchemaChange)).toEqual([words]);
    expect(diffSchemas(after, after)).toEqual([]);
  });

  test('a name may hold a slash, and a kind that is not known here is named with its place', () => {
    const change = { before: null, after: '#aa3377', level: 'cosmetic' } as const;
    expect([
      describeSchemaChange({ ...change, kind: 'color-changed', path: 'classes/a/b/color' }),
      describeSchemaChange({ ...change, kind: 'novel', path: 'something/else' }),
    ]).toEqual(['class “a/b”: colour set to “#aa3377”', 'novel at something/else']);
  });

  test('is printed in the documentation, in the same order', () => {
    const doc = readFileSync(join(import.meta.dirname, '../../../docs/schema-changes.md'), 'utf8');
    const rows = [...doc.matchAll(/^\| `([a-z-]+)` \| (\w+) \| (.+) \|$/gm)].map((row) => row.slice(1));
    expect(rows).toEqual(Object.entries(SCHEMA_RULES).map(([kind, { level, why }]) => [kind, level, why]));
  });
});
