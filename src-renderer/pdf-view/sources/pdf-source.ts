import {
  AnnotationMode,
  getDocument,
  GlobalWorkerOptions,
  type PDFDocumentProxy,
  PDFWorker,
} from 'pdfjs-dist/legacy/build/pdf.mjs';
import { keepSpare } from './keep-spare';
import { PasswordNeededError, type FileAccess, type PageSource, type RenderTarget } from './page-source';

/** pdf.js' files lie beside the page, whatever its address is. */
const asset = (name: string): string => new URL(`./pdfjs/${name}`, document.baseURI).href;

/**
 * Bytes per range request, as pdf.js' own viewer has it. With `disableAutoFetch` and `disableStream` only
 * what the shown pages need is read, so that a 619-page file opens as fast as one of a single page.
 */
const RANGE_CHUNK_BYTES = 65_536;

/** Images of more pixels are left out instead of taking the window's memory with them (a 100-megapixel scan passes). */
const MAX_IMAGE_PIXELS = 200_000_000;

/** Starting a thread takes longer than drawing a page, so each document finds one that is ready. None is used twice. */
const workers = keepSpare(() => {
  GlobalWorkerOptions.workerSrc = asset('pdf.worker.min.mjs');
  return new PDFWorker({ verbosity: 0 });
});

/** A new thread is started this long after a first page was drawn: not while others need the processor. */
const SPARE_AFTER_MS = 500;

/** Gets ready to open a PDF soon. */
export const preparePdf = workers.prepare;

/** Opens a PDF by its hash. Scripts, XFA forms, links and attachments have no code path here: only drawing is used. */
export async function openPdf(
  access: FileAccess,
  file: string,
  password: string | undefined,
  signal: AbortSignal,
): Promise<PageSource> {
  const worker = workers.take();
  const { url, headers } = access.fileRequest(file);
  const task = getDocument({
    url: new URL(url, document.baseURI).href,
    httpHeaders: headers,
    rangeChunkSize: RANGE_CHUNK_BYTES,
    disableAutoFetch: true,
    disableStream: true,
    cMapUrl: asset('cmaps/'),
    standardFontDataUrl: asset('standard_fonts/'),
    wasmUrl: asset('wasm/'),
    iccUrl: asset('iccs/'),
    enableXfa: false,
    maxImageSize: MAX_IMAGE_PIXELS,
    verbosity: 0,
    worker,
    ...(password === undefined ? {} : { password }),
  });
  const end = (): void => worker.destroy();
  const stop = (): void => void task.destroy().then(end, end);
  signal.addEventListener('abort', stop, { once: true });
  try {
    return pdfSource(await task.promise, stop);
  } catch (error) {
    stop();
    if (error instanceof Error && error.name === 'PasswordException')
      throw new PasswordNeededError(password !== undefined);
    throw error;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function pdfSource(pdf: PDFDocumentProxy, close: () => void): PageSource {
  const loaded = new Set<number>();
  return {
    async render(pageIndex, target, signal) {
      const page = await pdf.getPage(pageIndex + 1);
      signal.throwIfAborted();
      const isFirst = loaded.size === 0;
      loaded.add(pageIndex);
      const task = page.render({
        canvas: target.canvas,
        viewport: page.getViewport({ scale: target.scale }),
        background: '#ffffff',
        // Filled forms and marks are part of the page's look; without an annotation layer nothing can be clicked.
        annotationMode: AnnotationMode.ENABLE,
        ...shifted(target),
      });
      const cancel = (): void => task.cancel();
      signal.addEventListener('abort', cancel, { once: true });
      await task.promise.finally(() => signal.removeEventListener('abort', cancel));
      if (isFirst) setTimeout(preparePdf, SPARE_AFTER_MS);
    },
    forget(pageIndex) {
      if (loaded.delete(pageIndex))
        void pdf.getPage(pageIndex + 1).then(
          (page) => page.cleanup(),
          () => undefined,
        );
    },
    close,
  };
}

const shifted = ({ clip }: RenderTarget): { transform?: number[] } =>
  clip.x === 0 && clip.y === 0 ? {} : { transform: [1, 0, 0, 1, -clip.x, -clip.y] };
