import { resolve } from 'node:path';
import { defineConfig } from '@playwright/test';

import { findElectron, missingDisplay } from '../../resources/bin/electron-runtime.mjs';
import type { HostOptions } from './fixtures';

// The command line is started hundreds of times.
process.env['NODE_COMPILE_CACHE'] ??= resolve(import.meta.dirname, '../../node_modules/.cache/compiled');

/**
 * Screens that ask nothing of their host: both show the same page. They are driven in the desktop window, and in the
 * browser where no window can be had; E2E_ALL=1 drives them in both.
 */
const SCREENS = [
  'accessibility',
  'changes',
  'history',
  'keys-and-focus',
  'large-documents',
  'merge',
  'migration',
  'publishing',
  'schema-editor',
  'splits',
].map((name) => `**/${name}.spec.ts`);
const hasWindow = missingDisplay() === null && 'path' in findElectron();
const elsewhere = hasWindow && process.env['E2E_ALL'] !== '1' ? SCREENS : [];

/** The same specs on both hosts. Where a host cannot run, its tests are skipped and say why. */
export default defineConfig<object, HostOptions>({
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
    { name: 'web', use: { host: 'web' }, testIgnore: ['**/desktop-*.spec.ts', ...elsewhere] },
    { name: 'electron', use: { host: 'electron' }, testIgnore: '**/web-*.spec.ts' },
  ],
});
