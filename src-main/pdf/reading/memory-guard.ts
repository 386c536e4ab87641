import { Worker, workerData } from 'node:worker_threads';

const MIB = 1_048_576;
const INTERVAL_MS = 50;

/** Sets by how many MiB this process may still grow; null while nothing is read. */
export type SetGrowthLimit = (growthMiB: number | null) => void;

/**
 * Starts the guard: a thread with a clock of its own, which ends this process when it grows beyond the
 * limit. Heap limits do not cover the buffers that an inflate bomb fills; this does, also while the
 * main thread is busy. `entry` is the module that calls {@link guardMemory} in the thread.
 */
export function startMemoryGuard(entry: URL): SetGrowthLimit {
  const limitBytes = new Float64Array(new SharedArrayBuffer(Float64Array.BYTES_PER_ELEMENT));
  new Worker(entry, { workerData: limitBytes, resourceLimits: { maxOldGenerationSizeMb: 16 } }).unref();
  return (growthMiB) => {
    limitBytes[0] = growthMiB === null ? 0 : process.memoryUsage.rss() + growthMiB * MIB;
  };
}

/** The guard thread. It also ends a process whose parent is gone and that is too busy to notice. */
export function guardMemory(): void {
  const limitBytes = workerData as Float64Array;
  const parent = process.ppid;
  setInterval(() => {
    const limit = limitBytes[0]!;
    const isTooLarge = limit > 0 && process.memoryUsage.rss() > limit;
    if (isTooLarge || process.ppid !== parent) process.kill(process.pid, 'SIGKILL');
  }, INTERVAL_MS);
}
