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
  // The minified halves: every process reads and compiles them anew.
  // @ts-expect-error pdfjs-dist ships no types for its worker half
  globals['pdfjsWorker'] = await import('pdfjs-dist/legacy/build/pdf.worker.min.mjs');
  // @ts-expect-error nor for this one; it is the same library
  return (await import('pdfjs-dist/legacy/build/pdf.min.mjs')) as PdfLibrary;
}
