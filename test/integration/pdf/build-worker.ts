import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '../../..');

/** Folder of pdfjs-dist with its character maps, fonts and decoders. */
export const PDF_ASSETS = join(ROOT, 'node_modules/pdfjs-dist');

export interface BuiltWorker {
  readonly entry: string;
  remove(): void;
}

/**
 * Builds the reading thread's entry as the application's build does: packages stay outside. It must
 * lie under the repository, where they are found.
 */
export async function buildWorker(): Promise<BuiltWorker> {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'document-worker-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: { ssr: join(ROOT, 'src-main/pdf/document-worker.ts'), outDir: folder, emptyOutDir: false, minify: false, target: 'node20' },
  });
  return { entry: join(folder, 'document-worker.js'), remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** A folder of one test's own, for files it makes. */
export const makeTemporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'colophon-pdf-'));
