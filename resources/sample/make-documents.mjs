// Draws the sample library's documents and writes its story: `npx node resources/sample/make-documents.mjs`.
// The generator is TypeScript without file endings in its imports; vite (a devDependency) runs it as it is.
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runnerImport } from 'vite';

const folder = dirname(fileURLToPath(import.meta.url));
const { module } = await runnerImport(fileURLToPath(new URL('./generator/make-sample.ts', import.meta.url)), {
  configFile: false,
  logLevel: 'error',
});
await module.writeSample(folder);
