import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist';
import { unreadable } from '../refusal';
import type { DocumentSource, ReaderSettings } from '../reader-protocol';
import type { ByteSource } from './byte-source';
import type { OpenDocument } from './document';
import { explainOpeningFailure, explainPageFailure } from './pdf-failures';
import { createBinaryDataFactory, createCanvasFactory, FilterFactory } from './pdf-factories';
import { loadPdfLibrary } from './pdf-library';
import { inspectPdf, isUsableSize } from './pdf-page-facts';
import { drawPdfPage } from './pdf-picture';
import { readPdfWords } from './pdf-words';

/** Up to this size a PDF is read at once: asking for pieces costs more than it saves. Bytes. */
const READ_AT_ONCE = 4 * 1_048_576;
/** Bytes asked for at a time in larger files, so that a 1 GB scan is opened by reading its index. */
const PIECE_BYTES = 512 * 1_024;

/** Opens a PDF with pdf.js. @throws RefusalError: damaged, too many pages, password needed or wrong. */
export async function openPdf(
  bytes: ByteSource,
  source: DocumentSource,
  settings: ReaderSettings,
): Promise<OpenDocument> {
  const { getDocument, PDFDataRangeTransport, VerbosityLevel } = await loadPdfLibrary();
  const task = getDocument({
    ...(bytes.size <= READ_AT_ONCE
      ? { data: bytes.read(0, bytes.size) }
      : {
          range: createTransport(new PDFDataRangeTransport(bytes.size, null), bytes),
          rangeChunkSize: PIECE_BYTES,
        }),
    ...(source.password === undefined ? {} : { password: source.password }),
    ...fixedSettings(settings, source.limits.maxPixels),
    verbosity: VerbosityLevel.ERRORS,
  });
  const close = async (): Promise<void> => {
    await task.destroy().catch(() => {});
    bytes.close();
  };
  try {
    const pdf = await task.promise;
    checkPageCount(pdf.numPages, source.limits.maxPages);
    return asOpenDocument(pdf, source, close);
  } catch (error) {
    await close();
    throw explainOpeningFailure(error, source.password !== undefined);
  }
}

/** No scripts, forms logic, fonts of this machine or network: a page looks the same everywhere. */
function fixedSettings(settings: ReaderSettings, maxPixels: number) {
  const folderUrl = (name: string): string => `${pathToFileURL(join(settings.pdfAssets, name)).href}/`;
  return {
    cMapUrl: folderUrl('cmaps'),
    standardFontDataUrl: folderUrl('standard_fonts'),
    wasmUrl: folderUrl('wasm'),
    useWorkerFetch: false,
    useSystemFonts: false,
    disableFontFace: true,
    disableAutoFetch: true,
    disableStream: true,
    disableWorkerRendering: true,
    isOffscreenCanvasSupported: false,
    isImageDecoderSupported: false,
    stopAtErrors: false,
    enableXfa: false,
    maxImageSize: maxPixels,
    CanvasFactory: createCanvasFactory(maxPixels),
    FilterFactory,
    BinaryDataFactory: createBinaryDataFactory(settings.pdfAssets),
  };
}

type RangeTransport = InstanceType<Awaited<ReturnType<typeof loadPdfLibrary>>['PDFDataRangeTransport']>;

function createTransport(transport: RangeTransport, bytes: ByteSource): RangeTransport {
  transport.requestDataRange = (begin, end) => {
    // Not at once: pdf.js asks before it has noted that it waits for the answer.
    queueMicrotask(() => transport.onDataRange(begin, bytes.read(begin, end - begin)));
  };
  return transport;
}

function checkPageCount(count: number, maxPages: number): void {
  if (!Number.isInteger(count) || count < 1) throw unreadable('It has no pages.');
  if (count > maxPages) {
    throw unreadable(
      `It says it has ${count.toLocaleString('en')} pages; at most ${maxPages.toLocaleString('en')} are read.`,
      'If it really is that long, split it into several files.',
    );
  }
}

function asOpenDocument(
  pdf: PDFDocumentProxy,
  source: DocumentSource,
  close: () => Promise<void>,
): OpenDocument {
  /** Runs `use` on a page with a usable size and frees what pdf.js keeps for it. */
  const withPage = async <T>(pageIndex: number, use: (page: PDFPageProxy) => Promise<T>): Promise<T> => {
    try {
      const page = await pdf.getPage(pageIndex + 1);
      if (!isUsableSize(page.getViewport({ scale: 1 }))) throw unreadable('The page has no usable size.');
      try {
        return await use(page);
      } finally {
        page.cleanup();
      }
    } catch (error) {
      throw explainPageFailure(error);
    }
  };
  return {
    pageCount: pdf.numPages,
    inspect: () => inspectPdf(pdf),
    words: (pageIndex) => withPage(pageIndex, readPdfWords),
    picture: (pageIndex, options) =>
      withPage(pageIndex, (page) => drawPdfPage(page, options, source.limits.maxPixels)),
    close,
  };
}
