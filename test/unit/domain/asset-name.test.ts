import { expect, test } from 'vitest';
import { AppError } from '../../../src-main/domain/errors/app-error';
import { checkedAssetName } from '../../../src-main/domain/identity/asset-name';

test.each(['invoices', 'Rechnungen 2026', 'a.b_c-d', '1.2.0', 'draft', 'abcdef12', '請求書'])(
  '%s is a name',
  (name) => expect(checkedAssetName(name, 'dataset')).toBe(name),
);

test('equal-looking names are one: they are kept in normal form C', () => {
  expect(checkedAssetName('Bu\u0308cher', 'dataset')).toBe('Bücher');
});

test.each([
  ['invoices@1', 'holds @'],
  ['invoices@draft', 'holds @'],
  ['invoices@1.2.0', 'holds @'],
  ['a/2', 'holds a slash'],
  ['a\\2', 'holds a slash'],
  ['labels.json', 'ends in .json'],
  [' a', 'begins or ends with a blank'],
  ['a\u00a0', 'begins or ends with a blank'],
  ['', 'is empty'],
  [' \t', 'is empty'],
  ['-a', 'begins with a hyphen'],
  ['a\u0007b', 'cannot be seen'],
  ['a\u202eb', 'cannot be seen'],
  ['a'.repeat(201), 'is longer than 200 characters'],
])('%j is refused: it %s', (name, why) => {
  for (const kind of ['dataset', 'schema'] as const) {
    const refusal = (() => {
      try {
        return checkedAssetName(name, kind);
      } catch (error) {
        return error as AppError;
      }
    })();
    expect(refusal).toBeInstanceOf(AppError);
    expect(refusal).toMatchObject({
      code: 'input-invalid',
      userMessage: { what: `No ${kind} was made.`, why: expect.stringContaining(why) as string },
    });
  }
});
