import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { z } from 'zod';

import { changesetManifest } from '../../../src-main/contract/changeset-file';

const FILE = new URL('../../../resources/schemas/changeset-manifest.schema.json', import.meta.url);

test('the JSON Schema that ships says what the program checks', () => {
  const shipped = JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>;
  const { title, description, ...shape } = shipped;
  expect(title).toBe('Manifest of a Colophon changeset file');
  expect(description).toContain('docs/changeset-file.md');
  expect(shape).toEqual(z.toJSONSchema(changesetManifest));
});
