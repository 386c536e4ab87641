import canonicalize from 'canonicalize';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { canonicalJson, equalJson, type JsonValue } from '../../../src-main/domain/canonical/canonical-json';
import {
  normaliseJson,
  normaliseObject,
  normaliseText,
} from '../../../src-main/domain/canonical/normalise-text';

const RUNS = { numRuns: 200 };

/** Keys that order differently as numbers, as code units and as code points, and ones that objects treat in their own way. */
const anyKey = fc.oneof(
  fc.constantFrom(
    '1',
    '10',
    '2',
    '-1',
    '01',
    '',
    '__proto__',
    'constructor',
    'toJSON',
    'é',
    '\u{1f600}',
    '\uff5e',
  ),
  fc.string({ unit: 'binary', maxLength: 4 }),
);
const anyNumber = fc.oneof(
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constantFrom(-0, 1e21, 1e-7, 5e-324, 0.1, 1e23, 9_007_199_254_740_994),
);
const { json: anyJson } = fc.letrec<{ json: JsonValue; object: JsonValue }>((tie) => ({
  json: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.constantFrom(null, true, false),
    anyNumber,
    fc.string({ unit: 'binary', maxLength: 6 }),
    fc.array(tie('json'), { maxLength: 4 }),
    tie('object'),
  ),
  object: fc
    .array(fc.tuple(anyKey, tie('json')), { maxLength: 5 })
    .map(
      (fields) =>
        JSON.parse(
          `{${fields.map(([key, value]) => `${JSON.stringify(key)}:${JSON.stringify(value)}`).join(',')}}`,
        ) as JsonValue,
    ),
}));

describe('equality', () => {
  test('holds exactly where the canonical forms are equal', () => {
    fc.assert(
      fc.property(anyJson, anyJson, (a, b) => {
        expect(equalJson(a, b)).toBe(canonicalJson(a) === canonicalJson(b));
        expect(equalJson(a, JSON.parse(canonicalJson(a)) as JsonValue)).toBe(true);
      }),
      RUNS,
    );
  });

  test('takes a key without a value as absent, and tells a list from an object', () => {
    expect(equalJson({ a: 1, b: undefined }, { a: 1 })).toBe(true);
    expect(equalJson({ a: 1 }, { b: undefined, a: 1 })).toBe(true);
    expect(equalJson({ a: 1 }, { b: 1 })).toBe(false);
    expect(equalJson({ toString: 1 }, { a: 1 })).toBe(false);
    expect(equalJson([], {})).toBe(false);
    expect(equalJson({ 0: 1 }, [1])).toBe(false);
    expect(equalJson(null, {})).toBe(false);
  });
});

describe('the canonical form', () => {
  test('is that of RFC 8785, as the canonicalize package writes it', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(canonicalJson(value)).toBe(canonicalize(value));
      }),
      RUNS,
    );
  });

  test('does not depend on the order in which keys were set', () => {
    fc.assert(
      fc.property(fc.uniqueArray(anyKey, { maxLength: 6 }), fc.infiniteStream(fc.nat()), (keys, order) => {
        const shuffled = keys
          .map((key) => ({ key, at: order.next().value as number }))
          .sort((a, b) => a.at - b.at);
        const text = (list: readonly string[]): string =>
          canonicalJson(
            JSON.parse(
              `{${list.map((key) => `${JSON.stringify(key)}:${key.length}`).join(',')}}`,
            ) as JsonValue,
          );
        expect(text(shuffled.map(({ key }) => key))).toBe(text(keys));
      }),
      RUNS,
    );
  });

  test('is read back as the value it was made of', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)));
      }),
      RUNS,
    );
  });

  test.each([
    ['integer-like keys in the order of code units', { 9: 1, 10: 2, '-': 3 }, '{"-":3,"10":2,"9":1}'],
    ['absent values left out', { b: undefined, a: 1 }, '{"a":1}'],
    ['minus zero as zero', { zero: -0, list: [-0] }, '{"list":[0],"zero":0}'],
    ['numbers as ECMAScript writes them', [1e21, 1e-7, 0.1, 100], '[1e+21,1e-7,0.1,100]'],
    [
      'code units, not code points: an emoji before a full-width tilde',
      { '\uff5e': 1, '\u{1f600}': 2 },
      '{"\u{1f600}":2,"\uff5e":1}',
    ],
  ])('has %s', (_what, value, text) => {
    expect(canonicalJson(value)).toBe(text);
  });

  test.each([Number.NaN, Infinity, -Infinity])('refuses %s, wherever it stands', (number) => {
    for (const value of [number, [number], { a: { b: number } }, { b: 1, a: [number] }]) {
      expect(() => canonicalJson(value)).toThrow(RangeError);
    }
  });
});

describe('normal form', () => {
  test('a second time changes nothing, and the text is well-formed', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const normal = normaliseText(text);
        expect(normal.isWellFormed()).toBe(true);
        expect(normaliseText(normal)).toBe(normal);
        expect(normal).toBe(text.toWellFormed().normalize('NFC'));
      }),
      RUNS,
    );
  });

  test.each([
    ['a letter and its accent', 'e\u0301', '\u00e9'],
    ['the ohm sign', '\u2126', '\u03a9'],
    ['half a surrogate pair', 'a\ud83d', 'a\ufffd'],
  ])('joins %s', (_what, given, normal) => {
    expect(normaliseText(given)).toBe(normal);
  });

  test('reaches every string and key of a value, and minus zero', () => {
    const given = { 'e\u0301': ['e\u0301', { 'e\u0301': -0 }], plain: -0 };
    const normal = normaliseJson(given) as Record<string, JsonValue>;
    expect(canonicalJson(normal)).toBe('{"plain":0,"é":["é",{"é":0}]}');
    expect(Object.is(normal['plain'], 0)).toBe(true);
  });

  test('equal values that differ in form become equal bytes', () => {
    fc.assert(
      fc.property(anyJson, (value) => {
        const decomposed = JSON.parse(JSON.stringify(value).normalize('NFD')) as JsonValue;
        const bytes = (json: JsonValue): string => canonicalJson(normaliseJson(json));
        expect(bytes(normaliseJson(value))).toBe(bytes(value));
        // A value whose keys become equal only after normalising may keep another of them: not compared.
        if (hasDistinctKeys(value)) expect(bytes(decomposed)).toBe(bytes(value));
      }),
      RUNS,
    );
  });

  test('a key named __proto__ stays a plain key and reaches no prototype', () => {
    const hostile = JSON.parse('{"__proto__":{"polluted":true},"a":1}') as Record<string, JsonValue>;
    const normal = normaliseObject(hostile);
    expect(Object.keys(normal)).toEqual(['__proto__', 'a']);
    expect((normal as { polluted?: unknown }).polluted).toBeUndefined();
    expect(canonicalJson(normal)).toBe('{"__proto__":{"polluted":true},"a":1}');
  });
});

function hasDistinctKeys(value: JsonValue): boolean {
  if (typeof value !== 'object' || value === null) return true;
  const keys = Object.keys(value).map(normaliseText);
  return (
    new Set(keys).size === keys.length &&
    Object.values(value).every((item) => hasDistinctKeys(item as JsonValue))
  );
}
