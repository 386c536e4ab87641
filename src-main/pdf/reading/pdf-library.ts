import { prepareGlobals } from './prepare-globals';

type PdfLibrary = typeof import('pdfjs-dist/legacy/build/pdf.mjs');

let loading: Promise<PdfLibrary> | undefined;

/** pdf.js with its parser in this very thread: the thread is already the one that may be ended. */
export function loadPdfLibrary(): Promise<PdfLibrary> {
  loading ??= load();
  return loading;
}

async function load(): Promise<PdfLibrary> {
  prepareGlobals();
  const globals = globalThis as Record<string, unknown>;
  // @ts-expect-error pdfjs-dist ships no types for its worker half
  globals['pdfjsWorker'] = await import('pdfjs-dist/legacy/build/pdf.worker.mjs');
  return import('pdfjs-dist/legacy/build/pdf.mjs');
}
