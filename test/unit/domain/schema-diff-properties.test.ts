import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { objectJson, schemaObject } from '../../../src-main/domain/dataset-versions/object-forms';
import { describeSchemaChange } from '../../../src-main/domain/diff/describe-schema-change';
import {
  diffSchemas,
  levelOf,
  nextSchemaNumber,
  raiseSchemaNumber,
} from '../../../src-main/domain/diff/schema-diff';
import { AppError } from '../../../src-main/domain/errors/app-error';
import type { LabelSchema } from '../../../src-main/domain/label-schema/label-schema';
import { SCHEMA_RULES } from '../../../src-main/domain/label-schema/rule-table';
import { aSchema } from '../../builders/schemas';
import { anySchema } from '../../builders/random-schemas';

const json = (schema: LabelSchema): string => objectJson(schemaObject(schema));
const RUNS = { numRuns: 300 };

describe('for any two schemas', () => {
  test('every change is classified by the table and has words', () => {
    const seen = new Set<string>();
    fc.assert(
      fc.property(anySchema, anySchema, (before, after) => {
        for (const change of diffSchemas(before, after)) {
          expect(SCHEMA_RULES).toHaveProperty([change.kind, 'level'], change.level);
          expect(describeSchemaChange(change)).not.toMatch(/undefined|null|\[object|\bNaN\b/);
          seen.add(change.kind);
        }
      }),
      RUNS,
    );
    expect(seen.size).toBeGreaterThan(40);
  });

  test('there is a change exactly when they are not the same schema', () => {
    fc.assert(
      fc.property(anySchema, anySchema, (before, after) => {
        expect(diffSchemas(before, after).length > 0).toBe(json(before) !== json(after));
        expect(diffSchemas(before, before)).toEqual([]);
      }),
      RUNS,
    );
  });

  test('going back has as many changes, and no change is named twice', () => {
    fc.assert(
      fc.property(anySchema, anySchema, (before, after) => {
        const there = diffSchemas(before, after);
        const keys = there.map(({ kind, path }) => `${kind} ${path}`);
        expect(new Set(keys).size).toBe(keys.length);
        expect(diffSchemas(after, before).length > 0).toBe(there.length > 0);
      }),
    );
  });
});

describe('two schemas', () => {
  test('that write a default out or leave it out are the same', () => {
    const plain = aSchema(['Text']);
    const [text] = plain.classes;
    const spelledOut: LabelSchema = {
      classes: [
        {
          ...(text as NonNullable<typeof text>),
          guideline: '',
          deprecated: false,
          attributes: [],
          allowedParents: [],
          examples: [],
          source: {},
          geometry: ['polygon', 'box', 'quad'],
        },
      ],
      relationTypes: [],
      guidelines: '',
      readingOrder: false,
    };
    expect(diffSchemas(plain, spelledOut)).toEqual([]);
  });

  test('of 10,000 classes are compared at once', () => {
    const names = Array.from({ length: 10_000 }, (_, at) => `class ${at}`);
    const [before, after] = [aSchema(names), aSchema([...names.slice(1), 'new'])];
    const started = performance.now();
    expect(diffSchemas(before, after)).toHaveLength(2);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('the number of the next schema version', () => {
  test.each([
    [null, 'breaking', '1.0.0'],
    ['1.2.3', 'cosmetic', '1.2.4'],
    ['1.2.3', 'compatible', '1.3.0'],
    ['1.2.3', 'breaking', '2.0.0'],
  ] as const)('after %s with a %s change is %s', (previous, level, expected) => {
    expect(nextSchemaNumber(previous, level)).toBe(expected);
  });

  test('follows from the change that reaches furthest', () => {
    expect(levelOf([])).toBeNull();
    expect(levelOf(diffSchemas(aSchema(['A', 'B']), aSchema(['B', 'C'])))).toBe('breaking');
  });

  test.each([
    ['1.3.0', undefined, '1.3.0'],
    ['1.3.0', '1.3.0', '1.3.0'],
    ['1.3.0', '1.3.1', '1.3.1'],
    ['1.9.0', '1.10.0', '1.10.0'],
    ['1.3.7', '2.0.0', '2.0.0'],
  ])('%s raised to %s is %s', (derived, wanted, expected) => {
    expect(raiseSchemaNumber(derived, wanted)).toBe(expected);
  });

  test.each(['1.2.9', '0.9.9', '1.2', 'two', '01.3.0', `1.3.${'9'.repeat(400)}`, '1.3.0-rc'])(
    '1.3.0 is not replaced by %s',
    (wanted) => {
      expect(() => raiseSchemaNumber('1.3.0', wanted)).toThrow(AppError);
    },
  );
});
