import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { createJsonSlicer } from '../../../src-main/formats/json/json-array-slicer';
import { JsonSyntaxError } from '../../../src-main/formats/json/json-syntax-error';
import { parseJsonText } from '../../../src-main/formats/json/parse-json-text';

/** Puts the sliced parts together again; chunks are cut at the given sizes in turn. */
function assemble(bytes: Buffer, chunkSizes: readonly number[], maxElementBytes?: number): unknown {
  const top: Record<string, unknown> = Object.create(null);
  let list: unknown[] | null = null;
  const slicer = createJsonSlicer(
    {
      array(key) {
        if (key === null) list = [];
        else top[key] = [];
      },
      element(key, part, offset) {
        expect(bytes.subarray(offset, offset + part.length).equals(part)).toBe(true);
        (key === null ? list! : (top[key] as unknown[])).push(parseJsonText(part, offset).value);
      },
      value(key, part, offset) {
        top[key] = parseJsonText(part, offset).value;
      },
    },
    maxElementBytes,
  );
  for (let offset = 0, turn = 0; offset < bytes.length; turn++) {
    const size = chunkSizes[turn % chunkSizes.length]!;
    slicer.push(Buffer.from(bytes.subarray(offset, offset + size))); // a copy: the slicer must not need it later
    offset += size;
  }
  slicer.end();
  return list ?? { ...top };
}

const failure = (text: string, chunkSizes: readonly number[] = [7]): JsonSyntaxError => {
  try {
    assemble(Buffer.from(text), chunkSizes);
  } catch (error) {
    if (error instanceof JsonSyntaxError) return error;
    throw error;
  }
  throw new Error('nothing was wrong');
};

/** What JSON.parse gives, with integers beyond 2^53 as texts and infinities as null, as we keep them. */
const parseExactly = (text: string): unknown =>
  JSON.parse(text, (_key, value: unknown, context?: { source?: string }) => {
    if (typeof value !== 'number' || Number.isSafeInteger(value)) return value;
    if (!Number.isFinite(value)) return null;
    return /^-?\d+$/.test(context!.source!) ? context!.source : value;
  });

const chunkSizes = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 5 });
const spaces = fc.constantFrom('', ' ', '\n', '\r\n', '\t  ');
const jsonText = fc
  .tuple(
    fc.oneof(fc.dictionary(fc.string({ unit: 'binary' }), fc.jsonValue()), fc.array(fc.jsonValue())),
    fc.constantFrom(undefined, 2, '\t'),
  )
  .map(([value, indent]) => JSON.stringify(value, null, indent));

describe('slicing JSON', () => {
  test('the parts put together are what JSON.parse gives, however the bytes are cut', () => {
    fc.assert(
      fc.property(jsonText, chunkSizes, spaces, fc.boolean(), (text, sizes, space, hasMark) => {
        const bytes = Buffer.from(`${hasMark ? '\uFEFF' : ''}${space}${text}${space}`);
        expect(assemble(bytes, sizes)).toEqual(parseExactly(text));
      }),
      { numRuns: 200 },
    );
  });

  test('a text cut short or with a byte gone is refused whenever JSON.parse refuses it', () => {
    fc.assert(
      fc.property(jsonText, chunkSizes, fc.nat(), fc.boolean(), (text, sizes, at, isCut) => {
        const bytes = Buffer.from(text);
        const place = at % bytes.length;
        const damaged = isCut
          ? bytes.subarray(0, place)
          : Buffer.concat([bytes.subarray(0, place), bytes.subarray(place + 1)]);
        let expected: unknown;
        try {
          expected = parseExactly(damaged.toString());
        } catch {
          expect(() => assemble(damaged, sizes)).toThrow(JsonSyntaxError);
          return;
        }
        if (typeof expected === 'object' && expected !== null)
          expect(assemble(damaged, sizes)).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test.each([
    ['{"images":[{"id":1},', 20, 'the file ends', 'an element'],
    ['{"images":[{"id":1', 18, 'the file ends', 'the rest of a value that began before'],
    ['{"images":[{"id":1}}', 19, '“}”', '“,” or “]” after the element'],
    ['{"images" [', 10, '“[”', '“:” after the key'],
    ['{images:[]}', 1, '“i”', 'a key in double quotes, or “}”'],
    ['{"images":[]} x', 14, '“x”', 'nothing more after the end of the JSON value'],
    ['{"images":[{"id":1,}]}', 19, '“}”', 'a key in double quotes'],
    ['{"a":[{"b":[1 2]}]}', 14, '“2”', '“,” or “]”'],
    ['{"a":[{"b":"\\x"}]}', 12, '“\\”', 'the rest of a text in double quotes'],
    ['{"a":[{"b":01}]}', 11, '“0”', 'a value'],
    ['<html>', 0, '“<”', 'a JSON object, “{”'],
    ['', 0, 'the file ends', 'a JSON object, “{”'],
  ])('%s is refused with the place and what was expected', (text, offset, found, expected) => {
    expect(failure(text)).toMatchObject({ offset, found });
    expect(failure(text).expected).toContain(expected);
  });

  test('offsets count bytes, not characters', () => {
    expect(failure('{"ä":["ö",{"ü":x}]}').offset).toBe(Buffer.byteLength('{"ä":["ö",{"ü":'));
  });

  test('a nesting bomb is refused before anything recursive sees it', () => {
    expect(failure(`{"images":[${'['.repeat(100_000)}`).found).toContain('nested deeper than 100');
  });

  test('one giant element is refused while it is read, not after', () => {
    const text = `{"images":["${'x'.repeat(5000)}"]}`;
    expect(() => assemble(Buffer.from(text), [64], 1024)).toThrow(/extraordinary size/);
    expect(assemble(Buffer.from(text), [64], 8192)).toMatchObject({
      images: [expect.stringMatching(/^x+$/)],
    });
  });
});

describe('parsing one element', () => {
  const parse = (text: string) => parseJsonText(Buffer.from(text), 0);

  test('integers beyond 2^53 stay apart, as text', () => {
    expect(parse('[9007199254740993, 9007199254740992, -9007199254740993]')).toEqual({
      value: ['9007199254740993', '9007199254740992', '-9007199254740993'],
      hasHugeIntegers: true,
    });
    expect(parse('[9007199254740991, 123456789012345.25, 1e20]').hasHugeIntegers).toBeUndefined();
  });

  test('NaN and infinities, as Python writes them, become null; the same words in texts stay', () => {
    expect(parse('{"bbox":[NaN,-Infinity,1e999,2],"name":"NaN \\" Infinity"}')).toEqual({
      value: { bbox: [null, null, null, 2], name: 'NaN " Infinity' },
      hasNonFinite: true,
    });
  });

  test('bytes that are no UTF-8 are noticed', () => {
    expect(parseJsonText(Buffer.from([0x22, 0xe4, 0x22]), 0)).toEqual({
      value: '\uFFFD',
      hasDamagedText: true,
    });
  });
});
