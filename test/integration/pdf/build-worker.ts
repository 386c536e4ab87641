import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { build } from 'vite';
import {
  createDocumentReader,
  type DocumentReader,
  type DocumentReaderOptions,
} from '../../../src-main/pdf/document-reader';

const ROOT = resolve(import.meta.dirname, '../../..');

/** Folder of pdfjs-dist with its character maps, fonts and decoders. */
const PDF_ASSETS = join(ROOT, 'node_modules/pdfjs-dist');

/** Real documents; they are not part of the repository. */
export const TEST_DATA = process.env['COLOPHON_TEST_DATA'] ?? resolve(ROOT, '../shared/data');

/** True when there are real documents; otherwise says on the console why tests are skipped. */
export function hasTestData(): boolean {
  const isThere = existsSync(join(TEST_DATA, 'pdf/index.json'));
  if (!isThere)
    console.info('Skipped: no real documents. Set COLOPHON_TEST_DATA to a folder that holds pdf/index.json.');
  return isThere;
}

export interface TestReader {
  readonly reader: DocumentReader;
  /** Another reader on the same build. */
  create(options?: Partial<DocumentReaderOptions>): DocumentReader;
  close(): Promise<void>;
}

/**
 * Builds the reading process' entry as the application's build does (packages stay outside) and starts
 * a reader on it. The build lies under the repository, where packages are found.
 */
export async function startTestReader(options: Partial<DocumentReaderOptions> = {}): Promise<TestReader> {
  const cache = join(ROOT, 'node_modules/.cache');
  mkdirSync(cache, { recursive: true });
  const folder = mkdtempSync(join(cache, 'document-worker-'));
  await build({
    root: ROOT,
    configFile: false,
    logLevel: 'error',
    publicDir: false,
    build: {
      ssr: join(ROOT, 'src-main/pdf/document-worker.ts'),
      outDir: folder,
      emptyOutDir: false,
      target: 'node20',
    },
  });
  const readers: DocumentReader[] = [];
  const create = (more: Partial<DocumentReaderOptions> = {}): DocumentReader => {
    const workerEntry = join(folder, 'document-worker.js');
    const reader = createDocumentReader({ workerEntry, pdfAssets: PDF_ASSETS, ...options, ...more });
    readers.push(reader);
    return reader;
  };
  return {
    reader: create(),
    create,
    close: async () => {
      await Promise.all(readers.map((reader) => reader.close()));
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A folder of one test's own, for files it makes. */
export const makeTemporaryFolder = (): string => mkdtempSync(join(tmpdir(), 'colophon-pdf-'));
