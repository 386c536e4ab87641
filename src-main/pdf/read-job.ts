import { stat } from 'node:fs/promises';
import type { ReaderLimits } from './reader-limits';
import { ENDED_BY_US, type ReaderProcess, type ReaderReply } from './reader-process';
import type { ReadAnswer, ReaderSettings, ReadRequest } from './reader-protocol';
import { cancelledRefusal, limitRefusal, type Refusal } from './refusal';

/** A question with what it may cost. */
export interface ReadJob {
  readonly request: ReadRequest;
  readonly limits: ReaderLimits;
  readonly signal: AbortSignal | undefined;
}

/** How a job ended. `failed` is a fault of ours, not of the document. */
export type Outcome =
  | { readonly type: 'answered'; readonly answer: ReadAnswer }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'failed'; readonly error: Error };

/** How long a process may take to finish what nobody wants any more before it is ended. Milliseconds. */
const CANCEL_GRACE_MS = 250;
/** Starting a process and loading pdf.js, on a busy machine; comes on top of the time to open. Milliseconds. */
const START_MS = 30_000;
const MIB = 1_048_576;

/** Puts the question to the process and ends the process when the answer costs more than the limits. */
export async function runJob(
  { request, limits, signal }: ReadJob,
  reader: ReaderProcess,
  settings: ReaderSettings,
): Promise<Outcome> {
  const growthMiB = limits.rssGrowthMiB + (await fileMiB(request.source.file));
  if (signal?.aborted === true) return cancelled;
  return new Promise((resolve) => {
    let clock: NodeJS.Timeout | undefined;
    const over = (outcome: Outcome): void => {
      clearTimeout(clock);
      signal?.removeEventListener('abort', cancel);
      resolve(outcome);
    };
    const setClock = (milliseconds: number, outcome: Outcome): void => {
      clearTimeout(clock);
      clock = setTimeout(() => {
        over(outcome);
        void reader.end();
      }, milliseconds);
    };
    const cancel = (): void => setClock(CANCEL_GRACE_MS, cancelled);
    const onOpened = (pageCount: number): void => {
      const milliseconds = answerMs(request, limits, pageCount);
      if (signal?.aborted !== true) setClock(milliseconds, tooSlow(milliseconds));
    };
    signal?.addEventListener('abort', cancel, { once: true });
    setClock(limits.openMs + (reader.isStarting() ? START_MS : 0), tooSlow(limits.openMs));
    const asked = reader.ask({ type: 'read', request, settings, growthMiB }, onOpened);
    void asked.then((reply) =>
      over(signal?.aborted === true ? cancelled : judge(reply, limits, reader.isStarting())),
    );
  });
}

const cancelled: Outcome = { type: 'refused', refusal: cancelledRefusal };

/** pdf.js walks the page tree anew for each page: 20,000 pages in one flat list take a minute. Milliseconds. */
const LOOK_MS_PER_PAGE = 10;

const answerMs = (request: ReadRequest, limits: ReaderLimits, pageCount: number): number =>
  request.kind === 'words' || request.kind === 'picture'
    ? limits.pageMs
    : limits.openMs + pageCount * LOOK_MS_PER_PAGE;

const tooSlow = (milliseconds: number): Outcome => {
  const time =
    milliseconds < 2_000 ? `${milliseconds} milliseconds` : `${Math.round(milliseconds / 1_000)} seconds`;
  return { type: 'refused', refusal: limitRefusal(`Reading it took longer than ${time}.`) };
};

/** The guard kills, V8 aborts when its heap is full; Windows knows no signals, its guard ends with code 1. */
const OUT_OF_MEMORY: ReadonlySet<string> = new Set([
  'SIGKILL',
  'SIGABRT',
  'SIGTRAP',
  'code 134',
  'code 1',
  'code 5',
]);

function judge(reply: ReaderReply, limits: ReaderLimits, isStarting: boolean): Outcome {
  switch (reply.type) {
    case 'answer':
      return { type: 'answered', answer: reply.answer };
    case 'refused':
      return { type: 'refused', refusal: reply.refusal };
    case 'failed':
      return { type: 'failed', error: new Error(`reading failed: ${reply.message}`) };
    case 'gone': {
      if (reply.how === ENDED_BY_US) return cancelled;
      if (isStarting)
        return { type: 'failed', error: new Error(`the reading process did not start (${reply.how})`) };
      const memory = `Reading it needs more memory than is given to one document (${limits.rssGrowthMiB.toLocaleString('en')} MiB).`;
      const crash = `Reading it makes the program that reads documents stop (${reply.how}).`;
      return { type: 'refused', refusal: limitRefusal(OUT_OF_MEMORY.has(reply.how) ? memory : crash) };
    }
  }
}

/** The file's own bytes may lie in memory once; that a file is missing is told by the reading process. */
async function fileMiB(file: string): Promise<number> {
  try {
    return (await stat(file)).size / MIB;
  } catch {
    return 0;
  }
}
