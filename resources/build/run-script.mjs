// Runs a TypeScript entry of ours outside the app: `node resources/build/run-script.mjs test/benchmarks/main.ts …`.
// It is bundled first, as the app is, so that what is measured or drawn is the code that ships.
// The script runs in the project folder; `import.meta.dirname` is the bundle's.
import { basename, dirname, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

import { build } from 'vite';

import { runInForeground } from '../bin/child-process.mjs';

const projectFolder = fileURLToPath(new URL('../../', import.meta.url));
const [entry, ...args] = process.argv.slice(2);
if (entry === undefined) throw new Error('usage: run-script.mjs ENTRY [ARGUMENT…]');

const name = basename(dirname(resolve(projectFolder, entry)));
const outDir = resolve(projectFolder, 'out/scripts', name);
await build({
  configFile: false,
  root: projectFolder,
  logLevel: 'warn',
  build: {
    ssr: true,
    target: `node${process.versions.node}`,
    outDir,
    emptyOutDir: true,
    copyPublicDir: false,
    minify: false,
    rolldownOptions: {
      input: { main: resolve(projectFolder, entry) },
      output: { entryFileNames: '[name].js' },
    },
  },
});

process.chdir(projectFolder);
const { code } = await runInForeground(process.execPath, [
  '--enable-source-maps',
  resolve(outDir, 'main.js'),
  ...args,
]);
process.exitCode = code;
