import { defineConfig } from '@playwright/test';

import type { HostOptions } from './fixtures';

/** The same specs on both hosts. Where a host cannot run, its tests are skipped and say why. */
export default defineConfig<HostOptions>({
  testDir: 'specs',
  testMatch: '**/*.spec.ts',
  outputDir: '../../test-results/e2e',
  workers: 2,
  // Limits for a machine that is busy with other things; on a quiet one a test takes seconds.
  timeout: 180_000,
  expect: { timeout: 30_000 },
  forbidOnly: process.env['CI'] !== undefined,
  // A window driven from outside can miss a key on a busy machine; a fault of ours fails every time.
  retries: 2,
  reporter: 'list',
  projects: [
    // What only one of them has to guard stands in a spec of its own.
    { name: 'web', use: { host: 'web' }, testIgnore: '**/desktop-*.spec.ts' },
    { name: 'electron', use: { host: 'electron' }, testIgnore: '**/web-*.spec.ts' },
  ],
});
