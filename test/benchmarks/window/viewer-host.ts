import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join, normalize } from 'node:path';

/** A page with pdf.js' viewer component and nothing else, on a local address. */
export interface ViewerHost {
  readonly address: string;
  readonly close: () => void;
}

const PDFJS = join(process.cwd(), 'node_modules/pdfjs-dist');

const TYPES: Readonly<Record<string, string>> = {
  '.mjs': 'text/javascript',
  '.js': 'text/javascript',
  '.css': 'text/css',
  '.wasm': 'application/wasm',
  '.svg': 'image/svg+xml',
  '.pdf': 'application/pdf',
};

/**
 * The viewer component with pdf.js' own settings for reading (ranges of 64 KiB, streaming, reading ahead).
 * Like Colophon it draws the page's picture alone, without text to select and fields to fill in.
 */
const PAGE = `<!doctype html><meta charset="utf-8"><title>viewer</title>
<link rel="stylesheet" href="/pdfjs/legacy/web/pdf_viewer.css">
<style>body { margin: 0 } #container { position: absolute; overflow: auto; inset: 0 auto auto 0 }</style>
<div id="container"><div id="viewer" class="pdfViewer"></div></div>
<script type="module">
import * as pdfjsLib from '/pdfjs/legacy/build/pdf.min.mjs';
globalThis.pdfjsLib = pdfjsLib;
const { EventBus, PDFLinkService, PDFViewer } = await import('/pdfjs/legacy/web/pdf_viewer.mjs');
pdfjsLib.GlobalWorkerOptions.workerSrc = '/pdfjs/legacy/build/pdf.worker.min.mjs';
const container = document.getElementById('container');
const eventBus = new EventBus();
const linkService = new PDFLinkService({ eventBus });
const viewer = new PDFViewer({ container, eventBus, linkService, textLayerMode: 0, annotationMode: 1 });
linkService.setViewer(viewer);
let widthPx = 0;
let task = null;
eventBus.on('pagesinit', () => {
  viewer.currentScale = (viewer.currentScale * widthPx) / viewer.getPageView(0).width;
});
globalThis.viewerOf = {
  eventBus,
  async open(url, size) {
    widthPx = size.pageWidth;
    container.style.width = size.width + 'px';
    container.style.height = size.height + 'px';
    task = pdfjsLib.getDocument({
      url,
      cMapUrl: '/pdfjs/cmaps/',
      standardFontDataUrl: '/pdfjs/standard_fonts/',
      wasmUrl: '/pdfjs/wasm/',
      iccUrl: '/pdfjs/iccs/',
      verbosity: 0,
    });
    const pdf = await task.promise;
    viewer.setDocument(pdf);
    linkService.setDocument(pdf);
  },
  async close() {
    viewer.setDocument(null);
    linkService.setDocument(null);
    await task?.destroy();
  },
};
</script>`;

/** @param pdfs the files it may show, at `/file/0` and so on */
export async function startViewer(pdfs: readonly string[]): Promise<ViewerHost> {
  const server = createServer((request, response) => answer(request, response, pdfs));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    address: `http://127.0.0.1:${port}/`,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

function answer(request: IncomingMessage, response: ServerResponse, pdfs: readonly string[]): void {
  const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname);
  if (path === '/') {
    response.setHeader('content-type', 'text/html');
    response.end(PAGE);
  } else if (path.startsWith('/file/')) sendFile(request, response, pdfs[Number(path.slice(6))]);
  else if (path.startsWith('/pdfjs/')) sendFile(request, response, join(PDFJS, path.slice(7)));
  else response.writeHead(404).end();
}

/** A file or a range of it; like Colophon's files, none is kept by the browser. */
function sendFile(request: IncomingMessage, response: ServerResponse, path: string | undefined): void {
  const size = path === undefined ? undefined : statSync(path, { throwIfNoEntry: false })?.size;
  if (path === undefined || size === undefined) return void response.writeHead(404).end();
  const [, from, to] = /^bytes=(\d+)-(\d*)$/.exec(request.headers.range ?? '') ?? [];
  const start = Number(from ?? 0);
  const end = to === undefined || to === '' ? size - 1 : Math.min(size - 1, Number(to));
  response.writeHead(from === undefined ? 200 : 206, {
    'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
    'content-length': end - start + 1,
    'accept-ranges': 'bytes',
    'cache-control': 'no-store',
    ...(from === undefined ? {} : { 'content-range': `bytes ${start}-${end}/${size}` }),
  });
  createReadStream(path, { start, end }).pipe(response);
}
