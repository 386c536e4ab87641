import { isMainThread } from 'node:worker_threads';
import { guardMemory } from './reading/memory-guard';
import { serveReading } from './reading/serve-reading';

/**
 * Entry of the process in which documents are read, and of the thread inside it that watches its memory.
 *
 * A process, not a thread of ours: when a document makes V8 run out of memory with one large
 * allocation, or crashes a native decoder, the whole process is lost, and it must not be the one with
 * the library open.
 */
if (isMainThread) serveReading(new URL(import.meta.url));
else guardMemory();
