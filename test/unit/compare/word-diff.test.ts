import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { diffWords } from '../../../src-renderer/sides/word-diff';

const joinedWithout = (kind: 'added' | 'removed', before: string, after: string): string =>
  diffWords(before, after)
    .filter((run) => run.kind !== kind)
    .map(({ text }) => text)
    .join('');

describe('diffWords', () => {
  test('equal texts are one run, empty ones none', () => {
    expect(diffWords('a b', 'a b')).toEqual([{ kind: 'same', text: 'a b' }]);
    expect(diffWords('', '')).toEqual([]);
  });

  test('a changed word stands between what stayed', () => {
    expect(diffWords('Total 12.50 EUR', 'Total 12.60 EUR')).toEqual([
      { kind: 'same', text: 'Total 12.' },
      { kind: 'removed', text: '50' },
      { kind: 'added', text: '60' },
      { kind: 'same', text: ' EUR' },
    ]);
  });

  test('letters with accents are parts of words', () => {
    expect(diffWords('né à Paris', 'né en Paris')).toEqual([
      { kind: 'same', text: 'né ' },
      { kind: 'removed', text: 'à' },
      { kind: 'added', text: 'en' },
      { kind: 'same', text: ' Paris' },
    ]);
  });

  test('whatever the texts, the runs hold both of them', () => {
    const text = fc
      .array(fc.constantFrom('a', 'b', 'c ', ' ', 'é', '.', '\n', '𝒳'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(text, text, (before, after) => {
        expect(joinedWithout('added', before, after)).toBe(before);
        expect(joinedWithout('removed', before, after)).toBe(after);
      }),
    );
  });

  test('neighbouring runs differ in kind', () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const runs = diffWords(before, after);
        expect(runs.every((run, index) => index === 0 || runs[index - 1]?.kind !== run.kind)).toBe(true);
      }),
    );
  });

  test('texts too long to align are replaced between their common ends', () => {
    const long = (word: string): string =>
      Array.from({ length: 2000 }, (_, index) => `${word}${index}`).join(' ');
    const runs = diffWords(`x ${long('a')} y`, `x ${long('b')} y`);
    expect(runs.map(({ kind }) => kind)).toEqual(['same', 'removed', 'added', 'same']);
  });
});
