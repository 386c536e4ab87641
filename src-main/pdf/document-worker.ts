import { parentPort, workerData } from 'node:worker_threads';
import { openDocument, type OpenDocument } from './reading/open-document';
import { RefusalError, unreadable } from './refusal';
import type { DocumentSource, FromWorker, ReadAnswer, ReadRequest, ToWorker, WorkerSettings } from './worker-protocol';
import { statSync } from 'node:fs';

/**
 * Entry of the thread in which documents are read. It answers one request at a time; the thread that
 * started it watches time and memory and ends it when a document costs too much.
 */

/** A file is not kept open longer than this after the last question about it. Milliseconds. */
const KEEP_OPEN_MS = 5_000;

const port = parentPort;
if (port === null) throw new Error('document-worker runs as a worker thread only');
const settings = workerData as WorkerSettings;
const send = (message: FromWorker, transfer: readonly ArrayBuffer[] = []): void => port.postMessage(message, [...transfer]);

let current: { readonly key: string; readonly document: OpenDocument } | undefined;
let closing: NodeJS.Timeout | undefined;

// pdf.js leaves promises behind when a document is closed while it is read; they concern nobody.
process.on('unhandledRejection', () => {});

port.on('message', (message: ToWorker) => {
  clearTimeout(closing);
  if (message.type === 'release') void release();
  else void respond(message.request);
});
send({ type: 'ready' });

async function respond(request: ReadRequest): Promise<void> {
  try {
    const document = await open(request.source);
    send({ type: 'opened' });
    const answer = await read(document, request);
    send({ type: 'answer', answer }, request.kind === 'picture' ? transferables(answer) : []);
  } catch (error) {
    if (error instanceof RefusalError) send({ type: 'refused', refusal: error.refusal });
    else send({ type: 'failed', message: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  } finally {
    closing = setTimeout(() => void release(), KEEP_OPEN_MS).unref();
  }
}

const transferables = (answer: ReadAnswer): readonly ArrayBuffer[] =>
  typeof answer === 'object' && 'bytes' in answer ? [answer.bytes.buffer as ArrayBuffer] : [];

function read(document: OpenDocument, request: ReadRequest): Promise<ReadAnswer> | number {
  switch (request.kind) {
    case 'inspect':
      return document.inspect();
    case 'count-pages':
      return document.pageCount;
    case 'words':
      return document.words(checkedIndex(document, request.pageIndex));
    case 'picture':
      return document.picture(checkedIndex(document, request.pageIndex), request.options);
  }
}

function checkedIndex(document: OpenDocument, pageIndex: number): number {
  if (Number.isInteger(pageIndex) && pageIndex >= 0 && pageIndex < document.pageCount) return pageIndex;
  throw new RefusalError({
    code: 'not-found',
    why: `The document has ${document.pageCount} pages; page ${pageIndex + 1} is not one of them.`,
    next: 'Ask for a page that exists.',
  });
}

/** Pages of one document are asked for one after the other, so the last document stays open. */
async function open(source: DocumentSource): Promise<OpenDocument> {
  const key = JSON.stringify([source, stampOf(source.file)]);
  if (current?.key === key) return current.document;
  await release();
  const document = await openDocument(source, settings).catch((error: unknown) => {
    // Running out of stack means nesting that no honest document has.
    throw error instanceof RangeError ? unreadable('Its parts are nested too deeply or are too large.') : error;
  });
  current = { key, document };
  return document;
}

function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 'missing' : `${stats.size}:${stats.mtimeMs}:${stats.ino}`;
}

async function release(): Promise<void> {
  const last = current;
  current = undefined;
  await last?.document.close();
}
