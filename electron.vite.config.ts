import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';

import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

const root = import.meta.dirname;
const source = (path: string): string => resolve(root, path);

/** The oldest runtime that must run what we build: Electron 33 (Chrome 130, Node 20.18). */
const OLDEST_NODE = 'node20.18';
const OLDEST_CHROME = 'chrome130';

/**
 * Libraries that go into what we build: finding their hundreds of small files took half of a command's start. What holds
 * machine code, or is large and seldom needed, is loaded from where it is installed.
 */
const BUNDLED: readonly string[] = [
  '@orpc/client',
  '@orpc/contract',
  '@orpc/server',
  'colord',
  'commander',
  'fast-xml-parser',
  'markdown-it',
  'rbush',
  're2js',
  'uuid',
  'zod',
];

/** What pdf.js fetches while it draws; it must lie beside the page, because nothing is loaded from elsewhere. */
const PDFJS_ASSETS: readonly (readonly [from: string, to: string])[] = [
  ['cmaps', 'cmaps'],
  ['standard_fonts', 'standard_fonts'],
  ['wasm', 'wasm'],
  ['iccs', 'iccs'],
  ['legacy/build/pdf.worker.min.mjs', 'pdf.worker.min.mjs'],
];

/** Copies pdf.js' data files and its worker to out/renderer/pdfjs/. */
function copyPdfjsAssets(): Plugin {
  let target = '';
  return {
    name: 'colophon:copy-pdfjs-assets',
    apply: 'build',
    configResolved(config) {
      target = resolve(config.root, config.build.outDir, 'pdfjs');
    },
    async closeBundle() {
      const from = source('node_modules/pdfjs-dist');
      await Promise.all(
        PDFJS_ASSETS.map(([name, to]) => cp(join(from, name), join(target, to), { recursive: true })),
      );
    },
  };
}

/** Serves the same files at /pdfjs/ while `npm run dev` is running. */
function servePdfjsAssets(): Plugin {
  const folder = source('node_modules/pdfjs-dist');
  const rewritten = new Map(PDFJS_ASSETS.map(([from, to]) => [to, from]));
  return {
    name: 'colophon:serve-pdfjs-assets',
    apply: 'serve',
    configureServer(server) {
      server.middlewares.use((request, _response, next) => {
        const [, name, rest = ''] = /^\/pdfjs\/([^/?]+)(\/[^?]*)?/.exec(request.url ?? '') ?? [];
        const found = name === undefined ? undefined : rewritten.get(name);
        if (found !== undefined) request.url = `/@fs${join(folder, found)}${rest}`;
        next();
      });
    },
  };
}

export default defineConfig({
  main: {
    build: {
      target: OLDEST_NODE,
      outDir: source('out/main'),
      externalizeDeps: { exclude: [...BUNDLED] },
      rolldownOptions: {
        input: {
          desktop: source('src-main/hosts/electron/main.ts'),
          'core-process': source('src-main/hosts/electron/core-process.ts'),
          cli: source('src-main/hosts/cli/main.ts'),
          'document-worker': source('src-main/pdf/document-worker.ts'),
          'job-thread': source('src-main/core/job-thread.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: 'chunks/[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: OLDEST_NODE,
      outDir: source('out/preload'),
      // A sandboxed preload script is one CommonJS file that can load nothing but `electron`.
      externalizeDeps: false,
      rolldownOptions: {
        input: { index: source('src-main/hosts/electron/preload.ts') },
        output: { format: 'cjs', entryFileNames: '[name].cjs' },
      },
    },
  },
  renderer: {
    root: source('src-renderer'),
    plugins: [react(), copyPdfjsAssets(), servePdfjsAssets()],
    build: {
      target: OLDEST_CHROME,
      outDir: source('out/renderer'),
      emptyOutDir: true,
      minify: true,
      // Inlined `data:` files would need a hole in the content security policy.
      assetsInlineLimit: 0,
      // One local bundle, no network: the size of a chunk is no concern.
      chunkSizeWarningLimit: 4096,
      rolldownOptions: {
        input: source('src-renderer/index.html'),
        // Style sheets are linked in the order of the chunks they belong to. In one with what runs first, Mantine's come
        // before those of components, which override them, however components are dealt out to chunks.
        output: {
          codeSplitting: {
            groups: [
              { name: 'base', test: /@mantine\/\w+\/styles\.css|styles\/base\.css|app\/apply-variables/ },
            ],
          },
        },
      },
    },
  },
});
