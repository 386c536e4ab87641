import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  positionOf,
  stepChange,
  stepDocument,
  type Cursor,
} from '../../../src-renderer/compare/walk/step-through';

const documents = [
  { document: 'a', changes: 2 },
  { document: 'replaced', changes: 0 },
  { document: 'b', changes: 1 },
];

describe('stepChange', () => {
  test('begins with the first change, or the last when going back', () => {
    expect(stepChange(documents, null, 1)).toEqual({
      cursor: { document: 'a', index: 0 },
      hasWrapped: false,
    });
    expect(stepChange(documents, null, -1)).toEqual({
      cursor: { document: 'b', index: 0 },
      hasWrapped: false,
    });
  });

  test('crosses documents and leaves out those without changes', () => {
    expect(stepChange(documents, { document: 'a', index: 1 }, 1)?.cursor).toEqual({
      document: 'b',
      index: 0,
    });
    expect(stepChange(documents, { document: 'b', index: 0 }, -1)?.cursor).toEqual({
      document: 'a',
      index: 1,
    });
  });

  test('says when it begins anew', () => {
    expect(stepChange(documents, { document: 'b', index: 0 }, 1)).toEqual({
      cursor: { document: 'a', index: 0 },
      hasWrapped: true,
    });
    expect(stepChange(documents, { document: 'a', index: 0 }, -1)).toEqual({
      cursor: { document: 'b', index: 0 },
      hasWrapped: true,
    });
  });

  test('a single change leads to itself, and says so', () => {
    const one = [{ document: 'a', changes: 1 }];
    expect(stepChange(one, { document: 'a', index: 0 }, 1)).toEqual({
      cursor: { document: 'a', index: 0 },
      hasWrapped: true,
    });
  });

  test('goes on from a document that has no changes, and begins anew from one that is gone', () => {
    expect(stepChange(documents, { document: 'replaced', index: 0 }, 1)?.cursor.document).toBe('b');
    expect(stepChange(documents, { document: 'gone', index: 3 }, 1)?.cursor).toEqual({
      document: 'a',
      index: 0,
    });
  });

  test('there is nowhere to go without changes', () => {
    expect(stepChange([], null, 1)).toBeNull();
    expect(stepChange([{ document: 'a', changes: 0 }], { document: 'a', index: 0 }, 1)).toBeNull();
  });

  test('visits every change once before it wraps, in either direction', () => {
    const list = fc
      .array(fc.nat(4), { minLength: 1, maxLength: 6 })
      .map((counts) => counts.map((changes, index) => ({ document: String(index), changes })));
    fc.assert(
      fc.property(list, fc.constantFrom(1 as const, -1 as const), (all, direction) => {
        const total = all.reduce((sum, { changes }) => sum + changes, 0);
        const seen: Cursor[] = [];
        let at: Cursor | null = null;
        for (let count = 0; count < total; count += 1) {
          const step = stepChange(all, at, direction);
          expect(step?.hasWrapped).toBe(false);
          at = step?.cursor ?? null;
          if (at !== null) seen.push(at);
        }
        expect(new Set(seen.map((cursor) => JSON.stringify(cursor))).size).toBe(total);
        expect(stepChange(all, at, direction)?.hasWrapped).toBe(total === 0 ? undefined : true);
      }),
    );
  });
});

test('stepDocument goes to the next document that has changes', () => {
  expect(stepDocument(documents, { document: 'a', index: 0 }, 1)?.cursor).toEqual({
    document: 'b',
    index: 0,
  });
});

test('positionOf counts over all documents', () => {
  expect(positionOf(documents, { document: 'b', index: 0 })).toEqual({ position: 3, total: 3 });
  expect(positionOf(documents, { document: 'replaced', index: 0 })).toBeNull();
});
