import { AppError } from '../../domain/errors/app-error';
import { takeTurns } from '../../formats/take-turns';
import type { LibraryWriter } from '../../storage/library-storage';
import { forgetCounts } from '../content/count-view';
import { requireWriter, type LibraryContext } from '../library-context';
import { isWriting } from '../work-under-way';
import { markReachable } from './mark-reachable';

/** What is younger may be part of work that is not finished; in milliseconds. */
const MIN_AGE_MS = 60 * 60 * 1000;
/** How long a deleted branch can be brought back, whatever is collected meanwhile; in milliseconds. */
const DELETED_BRANCH_MS = 30 * 24 * 60 * 60 * 1000;
const LISTED_AT_ONCE = 1000;
/** Items told one by one. */
const TOLD_ITEMS = 1000;

export interface GarbageItem {
  readonly kind: 'object' | 'file';
  readonly id: string;
  /** Type of an object; `file` for a file. */
  readonly type: string;
  readonly bytes: number;
}

interface Amount {
  count: number;
  bytes: number;
}

export interface GarbageRequest {
  /** Only lists. */
  readonly dryRun: boolean;
  /** Whether the database may be written anew where it cannot give space back in steps: nobody can edit meanwhile. */
  readonly mayRewrite: boolean;
}

interface GarbageOptions {
  readonly signal?: AbortSignal | undefined;
  onProgress(what: string, done: number, total: number | null): void;
}

/**
 * Finds the objects and files that nothing refers to and removes them, in short transactions between which people
 * edit. Cancelled or killed, it has removed a part of the garbage and nothing else. A branch that was deleted less than
 * thirty days ago is no garbage: it can be brought back.
 *
 * @throws AppError `library-read-only`, `work-under-way`, `object-damaged`, `cancelled`
 */
export async function collectGarbage(
  context: LibraryContext,
  request: GarbageRequest,
  options: GarbageOptions,
) {
  const writer = requireWriter(context);
  if (isWriting(context)) throw workUnderWay();
  const nextTurn = takeTurns(options.signal);
  const before = writer.garbage.sizes();
  const watch = context.reader.claims.watch();
  try {
    const onMarked = (count: number): void => options.onProgress('Looking for what is in use', count, null);
    onMarked(0);
    const since = new Date(Date.parse(context.now()) - DELETED_BRANCH_MS).toISOString();
    const reachable = await markReachable(context, writer, { since, nextTurn, onMarked });
    const found = await findGarbage(context, writer, reachable, { nextTurn, ...options });
    const isNeeded = (id: string): boolean => watch.isClaimed(id) || context.reader.files.cameIn(id);
    if (!request.dryRun) {
      writer.garbage.giveUpBranches(since);
      forgetCounts(context);
    }
    const { isComplete, objects, files } = request.dryRun
      ? { isComplete: true, ...found }
      : await remove(context, writer, { found, isNeeded, nextTurn, ...options });
    if (!request.dryRun) await giveBack(writer, request, nextTurn);
    const after = writer.garbage.sizes();
    return {
      dryRun: request.dryRun,
      complete: isComplete,
      objects,
      files,
      kept: found.kept,
      young: found.young,
      items: found.items.slice(0, TOLD_ITEMS),
      database: { bytes: after.bytes, free: after.free, givenBack: Math.max(0, before.bytes - after.bytes) },
    };
  } finally {
    watch.end();
  }
}

interface Found {
  readonly items: GarbageItem[];
  readonly objects: Amount;
  readonly files: Amount;
  /** Objects and files that something refers to. */
  readonly kept: { objects: number; files: number };
  /** Those that nothing refers to, and that may be part of work under way. */
  readonly young: { objects: number; files: number };
}

interface Steps {
  readonly nextTurn: () => Promise<void> | undefined;
  readonly onProgress: GarbageOptions['onProgress'];
}

async function findGarbage(
  context: LibraryContext,
  { garbage }: LibraryWriter,
  reachable: ReadonlySet<string>,
  { nextTurn, onProgress }: Steps,
): Promise<Found> {
  const found: Found = {
    items: [],
    objects: { count: 0, bytes: 0 },
    files: { count: 0, bytes: 0 },
    kept: { objects: 0, files: 0 },
    young: { objects: 0, files: 0 },
  };
  const oldest = Date.parse(context.now()) - MIN_AGE_MS;
  // What others are differences from goes last: a kill must not leave any that cannot be read.
  const wholes: GarbageItem[] = [];
  const sort = (item: GarbageItem, addedAtMs: number, items = found.items): void => {
    const kind = item.kind === 'object' ? 'objects' : 'files';
    if (reachable.has(item.id)) found.kept[kind] += 1;
    else if (addedAtMs > oldest || context.reader.files.cameIn(item.id)) found.young[kind] += 1;
    else {
      items.push(item);
      found[kind].count += 1;
      found[kind].bytes += item.bytes;
    }
  };
  const total = context.reader.objects.count();
  for (let last = '', done = 0; ;) {
    const objects = garbage.listObjects(last, LISTED_AT_ONCE);
    for (const { id, type, bytes, addedAt, isDifference } of objects)
      sort({ kind: 'object', id, type, bytes }, addedAt * 1000, isDifference ? found.items : wholes);
    onProgress('Looking for garbage', (done += objects.length), total);
    await nextTurn();
    const next = objects.at(-1);
    if (next === undefined) break;
    last = next.id;
  }
  for (const item of wholes) found.items.push(item);
  const rows = garbage.listFiles();
  for (const { id, bytes, addedAt } of rows) sort({ kind: 'file', id, type: 'file', bytes }, addedAt * 1000);
  const known = new Set(rows.map(({ id }) => id));
  for await (const { sha256: id, size: bytes, writtenAt } of context.reader.files.listStored()) {
    await nextTurn();
    // A killed program leaves files that never got a row. One that is named all the same has lost it: verify tells.
    if (!known.has(id) && !reachable.has(id)) sort({ kind: 'file', id, type: 'file', bytes }, writtenAt);
  }
  return found;
}

interface Removed {
  /** False when other work began meanwhile: it may use again what was garbage until then. */
  readonly isComplete: boolean;
  readonly objects: Amount;
  readonly files: Amount;
}

async function remove(
  context: LibraryContext,
  writer: LibraryWriter,
  { found, isNeeded, nextTurn, onProgress }: Steps & { found: Found; isNeeded: (id: string) => boolean },
): Promise<Removed> {
  const bytesOf = new Map(found.items.map(({ id, bytes }) => [id, bytes]));
  const removed = { objects: { count: 0, bytes: 0 }, files: { count: 0, bytes: 0 } };
  const tell = (kind: 'objects' | 'files', ids: readonly string[]): void => {
    removed[kind].count += ids.length;
    for (const id of ids) removed[kind].bytes += bytesOf.get(id) ?? 0;
    onProgress('Removing garbage', removed.objects.count + removed.files.count, found.items.length);
  };
  const idsOf = (wanted: GarbageItem['kind']): string[] =>
    found.items.filter(({ kind }) => kind === wanted).map(({ id }) => id);
  const queue = idsOf('object').reverse();
  while (queue.length > 0) {
    if (isWriting(context)) return { isComplete: false, ...removed };
    tell('objects', writer.garbage.removeSome(queue, isNeeded));
    await new Promise((resolve) => setImmediate(resolve));
    await nextTurn();
  }
  for (const id of idsOf('file')) {
    for (;;) {
      if (isWriting(context)) return { isComplete: false, ...removed };
      if (isNeeded(id)) break;
      if (writer.garbage.removeFileSome(id)) {
        tell('files', [id]);
        break;
      }
      await new Promise((resolve) => setImmediate(resolve));
    }
    await nextTurn();
  }
  return { isComplete: true, ...removed };
}

async function giveBack(
  { garbage }: LibraryWriter,
  { mayRewrite }: GarbageRequest,
  nextTurn: () => Promise<void> | undefined,
): Promise<void> {
  while (garbage.shrinkSome()) {
    await new Promise((resolve) => setImmediate(resolve));
    await nextTurn();
  }
  if (mayRewrite && garbage.sizes().free > 0) garbage.rewrite();
}

const workUnderWay = (): AppError =>
  new AppError('work-under-way', {
    what: 'Nothing was removed.',
    why: 'Other work on this library is under way, and what it writes is in use only when it is done.',
    next: 'Wait until it is done, or cancel it, then try again.',
  });
