import fc from 'fast-check';
import { expect, test } from 'vitest';
import { shellWord } from '../../../src-main/domain/errors/shell-word';
import { nearNames } from '../../../src-main/domain/identity/near-names';

test('names most like the one that was given come first, and a long list is cut off', () => {
  expect(nearNames(['zoe', 'main', 'ada'], 'adda')).toBe('ada, main, zoe');
  expect(nearNames([], 'ada')).toBe('');
  const many = Array.from({ length: 30 }, (_, index) => `line-${String(index).padStart(2, '0')}`);
  expect(nearNames([...many, 'annotator'], 'anotator')).toMatch(/^annotator, line-00, .* …$/);
});

test.each([
  ['invoices', 'invoices'],
  ['release-2026@1.2.0', 'release-2026@1.2.0'],
  ['Ädä', 'Ädä'],
  ['my letters', '"my letters"'],
  ['a;b', '"a;b"'],
  ['5 $', "'5 $'"],
  ["it's $5", String.raw`'it'\''s $5'`],
  ['', '""'],
])('%s is written %s in a command', (name, written) => {
  expect(shellWord(name)).toBe(written);
});

test('what stands in quotes has nothing in it that a shell would take apart', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const written = shellWord(name);
      const inside = written.startsWith('"') ? written.slice(1, -1) : '';
      expect(inside).not.toMatch(/["$`\\!]/);
      const single = written.startsWith("'") ? written.slice(1, -1).replaceAll(String.raw`'\''`, '') : '';
      expect(single).not.toContain("'");
    }),
  );
});
