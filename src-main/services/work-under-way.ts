import type { LibraryContext } from './library-context';

const counts = new WeakMap<LibraryContext, number>();

/**
 * Runs work that writes objects or files long before anything refers to them. While it is under way, what
 * nothing refers to is no garbage.
 */
export async function whileWriting<Result>(
  context: LibraryContext,
  work: () => Promise<Result>,
): Promise<Result> {
  counts.set(context, (counts.get(context) ?? 0) + 1);
  try {
    return await work();
  } finally {
    counts.set(context, (counts.get(context) ?? 1) - 1);
  }
}

/** Whether such work is under way on a library. */
export const isWriting = (context: LibraryContext): boolean => (counts.get(context) ?? 0) > 0;
