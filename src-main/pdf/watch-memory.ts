const MIB = 1_048_576;
const INTERVAL_MS = 100;

/**
 * Calls `onExceeded` once when the process has grown by more than `limitMiB` since now. What this
 * thread's own objects grew by is left out: only the reading is to answer for it. Heap limits do not
 * cover the buffers that an inflate bomb fills, this does.
 * @returns a function that ends the watch
 */
export function watchMemory(limitMiB: number, onExceeded: () => void): () => void {
  const start = measure();
  const timer = setInterval(() => {
    const now = measure();
    const grown = now.process - start.process - Math.max(0, now.own - start.own);
    if (grown <= limitMiB * MIB) return;
    clearInterval(timer);
    onExceeded();
  }, INTERVAL_MS);
  timer.unref();
  return () => clearInterval(timer);
}

function measure(): { readonly process: number; readonly own: number } {
  const { rss, heapTotal, external } = process.memoryUsage();
  return { process: rss, own: heapTotal + external };
}
