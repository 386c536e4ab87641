import fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { splice, unsplice } from '../../../src-main/storage/splice';

const anyBytes = fc.uint8Array({ maxLength: 60, max: 3 });

describe('a splice', () => {
  test('with its base gives the bytes again, and is never longer than they and its head', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, (base, bytes) => {
        const spliced = splice(base, bytes);
        expect([...unsplice(base, spliced)]).toEqual([...bytes]);
        expect(spliced.length).toBeLessThanOrEqual(8 + bytes.length);
      }),
    );
  });

  test('holds no more than what stands between the shared beginning and end', () => {
    fc.assert(
      fc.property(anyBytes, anyBytes, anyBytes, anyBytes, (start, before, after, end) => {
        const spliced = splice(Buffer.concat([start, before, end]), Buffer.concat([start, after, end]));
        expect(spliced.length).toBeLessThanOrEqual(8 + after.length);
      }),
    );
  });

  test('is refused where it is cut off, or its base is shorter than what it shares', () => {
    const base = Buffer.from('one two three');
    const spliced = splice(base, Buffer.from('one 2 three'));
    expect(() => unsplice(base, spliced.subarray(0, 7))).toThrow(RangeError);
    expect(() => unsplice(base.subarray(0, 9), spliced)).toThrow(RangeError);
  });
});
