import { resolve } from 'node:path';

import { defineConfig } from 'vitest/config';

const root = resolve(import.meta.dirname, '..');

/** `unit` needs no disk and no build; the others run on real files and on the built out/. */
const project = (name: string, timeoutMs: number) => ({
  extends: true as const,
  test: {
    name,
    include: [`test/${name}/**/*.test.ts`, `test/${name}/**/*.test.tsx`],
    testTimeout: timeoutMs,
    hookTimeout: timeoutMs,
  },
});

export default defineConfig({
  root,
  test: {
    environment: 'node',
    maxWorkers: 2,
    passWithNoTests: true,
    restoreMocks: true,
    // The command line is started some four hundred times.
    env: { NODE_COMPILE_CACHE: resolve(root, 'node_modules/.cache/compiled') },
    projects: [project('unit', 10_000), project('integration', 120_000), project('contract', 60_000)],
  },
});
