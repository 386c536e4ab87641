import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';

import { test } from '@playwright/test';

const DATA = process.env['COLOPHON_TEST_DATA'] ?? resolve('../shared/data');

/** The path of real data that is not part of the project; the test is skipped where it is not at hand. */
export function testData(...parts: readonly string[]): string {
  const path = join(DATA, ...parts);
  const isMissing = !existsSync(path);
  if (isMissing)
    console.log(
      `skipped: ${parts.join('/')} is not at hand (set COLOPHON_TEST_DATA to the folder of real data)`,
    );
  test.skip(isMissing, `${parts.join('/')} is not at hand (set COLOPHON_TEST_DATA)`); // skip-allowed: real data
  return path;
}
