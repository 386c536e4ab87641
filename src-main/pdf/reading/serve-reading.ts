import { statSync } from 'node:fs';
import type { DocumentSource, ReadAnswer, ReaderSettings, ReadRequest } from '../reader-protocol';
import { RefusalError, unreadable } from '../refusal';
import type { OpenDocument } from './document';
import { startMemoryGuard } from './memory-guard';
import { openDocument } from './open-document';
import { connectToParent } from './parent-link';

/** A file is not kept open longer than this after the last question about it. Milliseconds. */
const KEEP_OPEN_MS = 5_000;

interface OpenEntry {
  readonly key: string;
  readonly document: OpenDocument;
}

/** Answers questions about documents, one at a time. `entry` is the module to start the guard thread with. */
export function serveReading(entry: URL): void {
  const parent = connectToParent();
  const setGrowthLimit = startMemoryGuard(entry);
  const shelf = createShelf();
  let closing: NodeJS.Timeout | undefined;
  // pdf.js leaves promises behind when a document is closed while it is read; they concern nobody.
  process.on('unhandledRejection', () => {});

  const respond = async (request: ReadRequest, settings: ReaderSettings): Promise<void> => {
    try {
      const document = await shelf.open(request.source, settings);
      parent.send({ type: 'opened', pageCount: document.pageCount });
      parent.send({ type: 'answer', answer: await read(document, request) });
    } catch (error) {
      if (error instanceof RefusalError) parent.send({ type: 'refused', refusal: error.refusal });
      else
        parent.send({
          type: 'failed',
          message: error instanceof Error ? (error.stack ?? error.message) : String(error),
        });
    } finally {
      setGrowthLimit(null);
      closing = setTimeout(() => void shelf.clear(), KEEP_OPEN_MS).unref();
    }
  };
  parent.onMessage((message) => {
    clearTimeout(closing);
    if (message.type === 'release') return void shelf.clear();
    setGrowthLimit(message.growthMiB);
    void respond(message.request, message.settings);
  });
  parent.send({ type: 'ready' });
}

/** Keeps the last document open: its pages are usually asked for one after the other. */
function createShelf() {
  let current: OpenEntry | undefined;
  const clear = async (): Promise<void> => {
    const last = current;
    current = undefined;
    await last?.document.close();
  };
  const open = async (source: DocumentSource, settings: ReaderSettings): Promise<OpenDocument> => {
    const key = JSON.stringify([source, stampOf(source.file)]);
    if (current?.key === key) return current.document;
    await clear();
    current = { key, document: await openDocument(source, settings).catch(explainOverflow) };
    return current.document;
  };
  return { open, clear };
}

/** Running out of stack or array length means a structure that no honest document has. */
function explainOverflow(error: unknown): never {
  throw error instanceof RangeError ? unreadable('Its parts are nested too deeply or are too large.') : error;
}

/** Changes when the file does. */
function stampOf(file: string): string {
  const stats = statSync(file, { throwIfNoEntry: false });
  return stats === undefined ? 'missing' : `${stats.size}:${stats.mtimeMs}:${stats.ino}`;
}

async function read(document: OpenDocument, request: ReadRequest): Promise<ReadAnswer> {
  switch (request.kind) {
    case 'inspect':
      return document.inspect();
    case 'count-pages':
      return document.pageCount;
    case 'words':
      return document.words(checkPageIndex(document, request.pageIndex));
    case 'picture':
      return document.picture(checkPageIndex(document, request.pageIndex), request.options);
  }
}

function checkPageIndex(document: OpenDocument, pageIndex: number): number {
  if (Number.isInteger(pageIndex) && pageIndex >= 0 && pageIndex < document.pageCount) return pageIndex;
  throw new RefusalError({
    code: 'not-found',
    why: `The document has ${document.pageCount} pages; page ${pageIndex + 1} is not one of them.`,
    next: 'Ask for a page that exists.',
  });
}
