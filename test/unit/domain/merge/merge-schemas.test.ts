import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import type {
  AttributeDefinition,
  LabelClass,
  LabelSchema,
} from '../../../../src-main/domain/label-schema/label-schema';
import { schemaObject } from '../../../../src-main/domain/dataset-versions/object-forms';
import { mergeSchemas, type SchemaSides } from '../../../../src-main/domain/merge/merge-schemas';
import { anySchema } from '../../../builders/random-schemas';
import { decideAll } from './merge-helpers';

const RUNS = { numRuns: 300 };
const kind: AttributeDefinition = { id: 'kind', name: 'Kind', type: 'choice', choices: ['a', 'b'] };
const [text, table]: [LabelClass, LabelClass] = [
  { id: 'c-text', name: 'Text' },
  { id: 'c-table', name: 'Table', attributes: [kind] },
];
const schema = (...classes: LabelClass[]): LabelSchema => ({ classes });
const base = schema(text, table);
const byName = (merged: LabelSchema) => merged.classes.map(({ name }) => name).sort();

describe('two schemas', () => {
  test('merge field by field, down to the attributes of a class', () => {
    const merged = mergeSchemas({
      base,
      ours: {
        ...schema({ ...text, color: '#112233' }, { ...table, attributes: [{ ...kind, required: true }] }),
        guidelines: 'Tight.',
      },
      theirs: schema(
        { ...text, name: 'Paragraph' },
        { ...table, attributes: [{ ...kind, choices: ['a', 'b', 'c'] }] },
      ),
    });
    expect(merged.open).toEqual([]);
    expect(merged.schema).toEqual({
      guidelines: 'Tight.',
      classes: [
        { ...table, attributes: [{ ...kind, choices: ['a', 'b', 'c'], required: true }] },
        { ...text, name: 'Paragraph', color: '#112233' },
      ],
    });
  });

  test('are in conflict where both gave one field another value, and where one removed what the other changed', () => {
    const merged = mergeSchemas({
      base,
      ours: schema({ ...text, name: 'Body' }),
      theirs: schema({ ...text, name: 'Paragraph' }, { ...table, attributes: [{ ...kind, required: true }] }),
    });
    expect(merged.open.map(({ target, field, kind: why }) => [target, field, why])).toEqual([
      [{ kind: 'class', class: 'c-table' }, 'existence', 'edit-delete'],
      [{ kind: 'class', class: 'c-text' }, 'name', 'values'],
    ]);
  });

  test('that add different classes of one name keep both, one of them numbered until it is decided', () => {
    const sides: SchemaSides = {
      base,
      ours: schema(text, table, { id: 'x', name: 'Figure' }),
      theirs: schema(text, table, { id: 'y', name: 'Figure' }),
    };
    const found = mergeSchemas(sides);
    expect(found.open).toMatchObject([{ kind: 'same-name', ours: 'x', theirs: 'y' }]);
    expect(byName(found.schema)).toEqual(['Figure', 'Figure 2', 'Table', 'Text']);
    const named = mergeSchemas({ ...sides, resolutions: decideAll(found, { value: 'Drawing' }) });
    expect(named.open).toEqual([]);
    expect(named.schema.classes).toContainEqual({ id: 'y', name: 'Drawing' });
    expect(mergeSchemas({ ...sides, resolutions: decideAll(found, { value: 'Table' }) }).open).toHaveLength(
      1,
    );
    const theirs = mergeSchemas({ ...sides, resolutions: decideAll(found, { choice: 'theirs' }) });
    expect(theirs.schema.classes).toContainEqual({ id: 'y', name: 'Figure' });
  });

  test('leave nothing that points to a class that is gone, and make no circle of parents', () => {
    const [one, other]: [LabelClass, LabelClass] = [
      { id: 'x', name: 'X' },
      { id: 'y', name: 'Y' },
    ];
    const orphaned = mergeSchemas({
      base: schema(text, one),
      ours: schema({ ...text, parent: 'x', allowedParents: ['x'] }, one),
      theirs: schema(text),
    });
    expect(orphaned.schema.classes).toEqual([text]);
    const circle = mergeSchemas({
      base: schema(one, other),
      ours: schema({ ...one, parent: 'y' }, other),
      theirs: schema(one, { ...other, parent: 'x' }),
    });
    expect(circle.open.map((conflict) => conflict.kind)).toEqual(['circle', 'circle']);
    expect(circle.schema.classes).toEqual([{ ...one, parent: 'y' }, other]);
  });

  test('of which one is unchanged give the other', () => {
    fc.assert(
      fc.property(anySchema, anySchema, (before, after) => {
        const forth = mergeSchemas({ base: before, ours: after, theirs: before });
        const back = mergeSchemas({ base: before, ours: before, theirs: after });
        expect([forth.open, back.open]).toEqual([[], []]);
        expect(schemaObject(forth.schema)).toEqual(schemaObject(after));
        expect(schemaObject(back.schema)).toEqual(schemaObject(after));
      }),
      RUNS,
    );
  });

  test('have the same conflicts from both sides, and without one the same result', () => {
    fc.assert(
      fc.property(anySchema, anySchema, anySchema, (before, ours, theirs) => {
        const one = mergeSchemas({ base: before, ours, theirs });
        const other = mergeSchemas({ base: before, ours: theirs, theirs: ours });
        expect(one.open.map(({ key }) => key).sort()).toEqual(other.open.map(({ key }) => key).sort());
        if (one.open.length === 0) expect(one.schema).toEqual(other.schema);
      }),
      RUNS,
    );
  });

  test('never give two classes of one name, where neither side has two', () => {
    fc.assert(
      fc.property(anySchema, anySchema, anySchema, (before, ours, theirs) => {
        const names = byName(mergeSchemas({ base: before, ours, theirs }).schema);
        expect(new Set(names).size).toBe(names.length);
      }),
      RUNS,
    );
  });
});
