import { basename } from 'node:path';
import type { Router, RouterClient } from '@orpc/server';
import type { contract } from '../../contract';
import type { HandleRegistry } from '../../core/handles';
import { toErrorReply, type ErrorReply } from '../../domain/errors/app-error';
import type { Opening } from './core-messages';

/** The core's calls without a transport. */
export type CoreClient = RouterClient<Router<typeof contract, Record<never, never>>>;

/** Opens the library in the same way again, for reading or writing. */
export type OpenAgain = (readOnly: boolean) => Promise<Opening>;

/**
 * Opens the library that was named on the command line, else the last one that still exists, else the sample.
 * @param folder of the library, or null when none was named
 */
export async function openFirstLibrary(
  client: CoreClient,
  handles: HandleRegistry,
  folder: string | null,
): Promise<{ readonly opening: Opening; readonly again: OpenAgain }> {
  const again = folder === null ? await openLast(client) : openFolder(client, handles, folder);
  return { opening: await again(false), again };
}

function openFolder({ session }: CoreClient, handles: HandleRegistry, folder: string): OpenAgain {
  const handle = handles.register(folder);
  return (readOnly) => report(basename(folder), () => session.open({ handle, readOnly }));
}

async function openLast({ session }: CoreClient): Promise<OpenAgain> {
  const { recent } = await session.state();
  const last = recent.find(({ exists }) => exists);
  if (last === undefined) return () => report('Sample library', () => session.openSample());
  return (readOnly) => report(last.name, () => session.open({ recent: last.id, readOnly }));
}

type Opened = Awaited<ReturnType<CoreClient['session']['open']>>;

async function report(library: string, open: () => Promise<Opened>): Promise<Opening> {
  try {
    const result = await open();
    return result.outcome === 'opened'
      ? { outcome: 'opened' }
      : { outcome: 'locked', library, holder: result.holder };
  } catch (error) {
    return { outcome: 'failed', library, error: replyOf(error) };
  }
}

/** A call's failure carries the core's own words as `data`; what was not foreseen gets general ones. */
export function replyOf(error: unknown): ErrorReply {
  const data = typeof error === 'object' && error !== null && 'data' in error ? error.data : undefined;
  const isReply = typeof data === 'object' && data !== null && 'code' in data && 'userMessage' in data;
  return isReply ? (data as ErrorReply) : toErrorReply(error);
}
