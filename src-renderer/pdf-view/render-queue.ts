/** Something to draw. The same key is the same work: it is not begun twice. */
export interface RenderJob {
  readonly key: string;
  /** Lower is sooner. */
  readonly rank: number;
  /** Must stop soon after `signal` fires; what it then throws is ignored. */
  run(signal: AbortSignal): Promise<void>;
}

export interface RenderQueue {
  /** Replaces all that is wanted: what is not on the list any more is dropped, and ended if it is running. */
  want(jobs: readonly RenderJob[]): void;
  readonly isBusy: boolean;
  /** Ends everything; the queue stays empty afterwards. */
  close(): void;
}

export interface RenderQueueOptions {
  /** Jobs at the same time. Pages share one thread with the window, so one; small pictures come from elsewhere. */
  readonly concurrency?: number;
  /** Called when a job failed for another reason than being dropped. */
  readonly onFailure?: (key: string, error: unknown) => void;
  /** Asked before a job begins: thumbnails wait while pages are drawn. */
  readonly mayBegin?: () => boolean;
  /** Called when nothing is left to do. */
  readonly onIdle?: () => void;
}

/**
 * Order and cancelling of drawing, after pdf.js' viewer: what is visible first, then what comes next in
 * the scroll direction. A running job is ended only when nobody wants it, never for a better one: half a
 * page drawn twice costs more than waiting for the rest of it.
 */
export function createRenderQueue(options: RenderQueueOptions = {}): RenderQueue {
  const { concurrency = 1, onFailure, mayBegin, onIdle } = options;
  const running = new Map<string, AbortController>();
  let waiting: RenderJob[] = [];
  let closed = false;

  const beginNext = (): void => {
    while (!closed && running.size < concurrency && waiting.length > 0 && (mayBegin?.() ?? true))
      begin(waiting.shift()!);
    if (!closed && running.size === 0 && waiting.length === 0) onIdle?.();
  };

  const begin = (job: RenderJob): void => {
    const controller = new AbortController();
    running.set(job.key, controller);
    job
      .run(controller.signal)
      .catch((error: unknown) => {
        if (!controller.signal.aborted) onFailure?.(job.key, error);
      })
      .finally(() => {
        if (running.get(job.key) === controller) running.delete(job.key);
        beginNext();
      });
  };

  return {
    want(jobs) {
      if (closed) return;
      const keys = new Set(jobs.map((job) => job.key));
      for (const [key, controller] of running) {
        if (keys.has(key)) continue;
        // Its slot is free at once: the next page does not wait for the old one to notice.
        running.delete(key);
        controller.abort();
      }
      waiting = jobs.filter((job) => !running.has(job.key)).toSorted((a, b) => a.rank - b.rank);
      beginNext();
    },
    get isBusy() {
      return running.size > 0 || waiting.length > 0;
    },
    close() {
      closed = true;
      waiting = [];
      for (const controller of running.values()) controller.abort();
      running.clear();
    },
  };
}
