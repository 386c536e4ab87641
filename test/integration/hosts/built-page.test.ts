import { readFileSync } from 'node:fs';
import { join } from 'node:path';

import { expect, test } from 'vitest';

const PAGE = join(import.meta.dirname, '../../../out/renderer');

test('the style sheet that those of components override is linked before them', () => {
  const html = readFileSync(join(PAGE, 'index.html'), 'utf8');
  const sheets = [...html.matchAll(/<link rel="stylesheet"[^>]*href="([^"]+)"/g)].map(([, path]) =>
    readFileSync(join(PAGE, path ?? ''), 'utf8'),
  );
  expect(sheets.map((sheet) => sheet.includes('.visually-hidden'))).toEqual([
    true,
    ...sheets.slice(1).map(() => false),
  ]);
  expect(sheets[0]).toContain('--mantine-');
});
