import { resolve } from 'node:path';

import { defineConfig } from 'vitest/config';
import type { InlineConfig } from 'vitest/node';

const root = resolve(import.meta.dirname, '..');

/** For a machine that is busy with other things; on a quiet one a test takes a moment. */
const TIMEOUT_MS = 120_000;

/** `unit` needs no disk and no build; the others run on real files and on the built out/. */
const project = (name: string, sharing: InlineConfig = {}) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    testTimeout: TIMEOUT_MS,
    hookTimeout: TIMEOUT_MS,
    ...sharing,
  },
});

export default defineConfig({
  root,
  test: {
    environment: 'node',
    maxWorkers: 2,
    passWithNoTests: true,
    restoreMocks: true,
    unstubGlobals: true,
    // The command line is started some four hundred times.
    env: { NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/compiled') },
    projects: [
      // What touches neither disk nor screen leaves nothing behind: its files share what they load.
      project('unit', { pool: 'threads', isolate: false }),
      project('integration'),
      project('contract'),
    ],
  },
});
