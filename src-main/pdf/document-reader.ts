import { availableParallelism } from 'node:os';
import { basename } from 'node:path';
import type { AppError } from '../domain/errors/app-error';
import type { DocumentFacts, PagePicture, PageWords } from './document-facts';
import { DEFAULT_LIMITS, type ReaderLimits } from './reader-limits';
import { type Refusal, toAppError } from './refusal';
import { createReaderPool, type ReaderPool } from './reader-pool';
import { forkReader, type LaunchReader } from './reader-process';
import type { DocumentSource, PictureOptions, ReadAnswers, ReadRequest } from './reader-protocol';

/** A process' heap is fixed when it starts; all other limits may differ from one reading to the next. */
export type CallLimits = Partial<Omit<ReaderLimits, 'heapMiB'>>;

export interface ReadOptions {
  /** Tried exactly as given; kept in memory only, for as long as the document stays open. */
  readonly password?: string;
  readonly signal?: AbortSignal;
  readonly limits?: CallLimits;
  /** The name by which people know the file, for messages. Default: the last part of the path. */
  readonly name?: string;
}

/**
 * Reads documents nobody has checked. All of it happens in processes that are ended when a
 * document costs too much, so every method settles, and one bad document does not disturb the next.
 *
 * All methods fail with an AppError: `document-unreadable` (damaged, not a document, too costly),
 * `password-needed`, `password-wrong`, `not-found` (no such file or page), `input-invalid`, `cancelled`.
 */
export interface DocumentReader {
  /** Kind, pages and their sizes. A page that cannot be read is a `problem` of that page, not a failure. */
  inspect(file: string, options?: ReadOptions): Promise<DocumentFacts>;
  /** The text layer, page by page; all pages, or those named (0-based). Images have no words. */
  words(
    file: string,
    options?: ReadOptions & { readonly pages?: readonly number[] },
  ): AsyncIterable<PageWords>;
  /** A page as a picture file, upright and on white. */
  renderPage(file: string, pageIndex: number, options: ReadOptions & PictureOptions): Promise<PagePicture>;
  /** Ends all processes; what is still being read fails as `cancelled`. */
  close(): Promise<void>;
}

export interface DocumentReaderOptions {
  /** The built src-main/pdf/document-worker.ts. */
  readonly workerEntry: URL | string;
  /** Folder holding cmaps/, standard_fonts/ and wasm/ of pdfjs-dist. */
  readonly pdfAssets: string;
  /** Documents read at the same time. Default: one less than the processors, 1 to 4. */
  readonly concurrency?: number;
  readonly limits?: Partial<ReaderLimits>;
  /** How a reading process is started. Default: `child_process.fork`. */
  readonly launch?: LaunchReader;
}

const MAX_EDGE_PX = 32_767;
/** A document that exceeds the limits on this many pages is not tried further. */
const MAX_COSTLY_PAGES = 3;

/** A reader with processes of its own. They start when needed and do not keep the program alive. */
export function createDocumentReader(options: DocumentReaderOptions): DocumentReader {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const pool = createReaderPool({
    workerEntry: options.workerEntry,
    settings: { pdfAssets: options.pdfAssets },
    heapMiB: limits.heapMiB,
    launch: options.launch ?? forkReader,
    concurrency: options.concurrency ?? Math.max(1, Math.min(4, availableParallelism() - 1)),
  });
  const ask = createAsk(pool, limits);
  return {
    inspect: async (file, call = {}) =>
      answerOf(await ask(file, call, { kind: 'inspect' }), `${nameOf(file, call)} was not added.`),
    words: (file, call = {}) => readWords({ ask, release: pool.release }, file, call),
    renderPage: async (file, pageIndex, call) => {
      const what = `Page ${pageIndex + 1} of ${nameOf(file, call)} was not drawn.`;
      const { maxEdgePx, format, crop, greyCells } = call;
      if (!(Number.isInteger(maxEdgePx) && maxEdgePx >= 1 && maxEdgePx <= MAX_EDGE_PX))
        throw edgeInvalid(maxEdgePx, what);
      return answerOf(
        await ask(file, call, {
          kind: 'picture',
          pageIndex,
          options: {
            maxEdgePx,
            format,
            ...(crop !== undefined && { crop }),
            ...(greyCells !== undefined && { greyCells }),
          },
        }),
        what,
      );
    },
    close: () => pool.close(),
  };
}

type Question = ReadRequest extends infer R ? (R extends ReadRequest ? Omit<R, 'source'> : never) : never;

type Reply<Answer> =
  | { readonly type: 'answered'; readonly answer: Answer }
  | { readonly type: 'refused'; readonly refusal: Refusal };

type Ask = <Kind extends ReadRequest['kind']>(
  file: string,
  call: ReadOptions,
  question: Extract<Question, { readonly kind: Kind }>,
) => Promise<Reply<ReadAnswers[Kind]>>;

function createAsk(pool: ReaderPool, readerLimits: ReaderLimits): Ask {
  return async (file, call, question) => {
    const limits = { ...readerLimits, ...call.limits, heapMiB: readerLimits.heapMiB };
    const source: DocumentSource = {
      file,
      ...(call.password === undefined ? {} : { password: call.password }),
      limits: { maxPages: limits.maxPages, maxPixels: limits.maxPixels },
    };
    const request = { ...question, source } as ReadRequest;
    const outcome = await pool.run({ request, limits, signal: call.signal });
    if (outcome.type === 'failed') throw outcome.error;
    return outcome as Reply<never>; // the reading process answers the kind it was asked
  };
}

function answerOf<Answer>(reply: Reply<Answer>, what: string): Answer {
  if (reply.type === 'refused') throw toAppError(reply.refusal, what);
  return reply.answer;
}

/** A page that cannot be read costs its own words; the third that exceeds the limits ends the reading. */
async function* readWords(
  { ask, release }: { readonly ask: Ask; readonly release: (file: string) => void },
  file: string,
  call: ReadOptions & { readonly pages?: readonly number[] },
): AsyncGenerator<PageWords> {
  const what = `The text of ${nameOf(file, call)} was not read.`;
  let costlyPages = 0;
  try {
    const count = answerOf(await ask(file, call, { kind: 'count-pages' }), what);
    for (const pageIndex of call.pages ?? Array.from({ length: count }, (_, index) => index)) {
      const reply = await ask(file, call, { kind: 'words', pageIndex });
      if (reply.type === 'answered') {
        yield { pageIndex, words: reply.answer };
        continue;
      }
      if (reply.refusal.isLimit === true) costlyPages += 1;
      if (reply.refusal.code !== 'document-unreadable' || costlyPages >= MAX_COSTLY_PAGES)
        answerOf(reply, what);
      yield { pageIndex, words: [], problem: reply.refusal.why };
    }
  } finally {
    release(file);
  }
}

const nameOf = (file: string, { name }: ReadOptions): string => `“${name ?? basename(file)}”`;

const edgeInvalid = (maxEdgePx: number, what: string): AppError =>
  toAppError(
    {
      code: 'input-invalid',
      why: `A longer edge of ${maxEdgePx} pixels is not possible.`,
      next: `Ask for a whole number from 1 to ${MAX_EDGE_PX}.`,
    },
    what,
  );
