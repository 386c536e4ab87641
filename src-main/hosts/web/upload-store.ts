import { randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { chmod, lstat, mkdir, mkdtemp, readdir, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Picked } from '../../contract/host-capabilities';
import type { HandleRegistry } from '../../core/handles';

/** Where an upload goes: a folder of its own, or its place in one of the folders that were dropped together. */
export type UploadPlace =
  | { readonly kind: 'single'; readonly name: string }
  | { readonly kind: 'group'; readonly group: string; readonly segments: readonly string[] };

/** Uploads of one running server, in a folder that only this person can open. */
export interface UploadStore {
  /** The private folder itself, for other short-lived files of the server. */
  readonly folder: string;
  /** Streams the bytes to disk. Null when the group has a file of that name; nothing is left of a stream that breaks. */
  receive(bytes: Readable, place: UploadPlace): Promise<Picked | null>;
  /** Removes what a handle of `receive` stands for. False for any other handle. */
  release(handle: string): Promise<boolean>;
  close(): Promise<void>;
}

/** Makes the store, and sweeps what servers that were killed have left in `uploadsFolder`. */
export async function openUploadStore(uploadsFolder: string, handles: HandleRegistry): Promise<UploadStore> {
  await makePrivateFolder(uploadsFolder);
  await sweepLeftovers(uploadsFolder);
  const folder = await mkdtemp(join(uploadsFolder, `${RUN_PREFIX}${process.pid}-`));
  const incoming = join(folder, 'incoming');
  await mkdir(incoming, { mode: 0o700 });
  const shelves = createShelves(folder, handles);
  return {
    folder,
    async receive(bytes, place) {
      // A finished file moves into its place; a folder never shows a file that is still growing.
      const arriving = join(incoming, randomUUID());
      try {
        await pipeline(bytes, createWriteStream(arriving, { flags: 'wx', mode: 0o600 }));
        return await shelves.put(arriving, place);
      } finally {
        await rm(arriving, { force: true });
      }
    },
    release: (handle) => shelves.release(handle),
    close: () => rm(folder, { recursive: true, force: true }),
  };
}

interface Shelf {
  readonly folder: string;
  readonly picked: Picked;
  /** Paths in use, in lower case: some file systems know no other difference. */
  readonly taken: Set<string>;
}

/** Finished uploads: one folder for each single file, one for each dropped folder. */
function createShelves(folder: string, handles: HandleRegistry) {
  const shelves = new Map<string, Shelf>();
  /** Promises, because the first files of a group arrive at once and belong on one shelf. */
  const groups = new Map<string, Promise<Shelf>>();

  const open = async (name: string, pathOf: (own: string) => string): Promise<Shelf> => {
    const own = join(folder, randomUUID());
    await mkdir(own, { mode: 0o700 });
    const shelf = {
      folder: own,
      picked: { handle: handles.register(pathOf(own)), name },
      taken: new Set<string>(),
    };
    shelves.set(shelf.picked.handle, shelf);
    return shelf;
  };

  const shelfOf = (place: UploadPlace): Promise<Shelf> => {
    if (place.kind === 'single') return open(place.name, (own) => join(own, place.name));
    // The handle is of the dropped folder itself, so that documents are named from there, as on the desktop.
    const [root = 'folder'] = place.segments;
    const key = `${place.group}/${root}`;
    const shelf = groups.get(key) ?? open(root, (own) => join(own, root));
    groups.set(key, shelf);
    return shelf;
  };

  return {
    async put(arrived: string, place: UploadPlace): Promise<Picked | null> {
      const shelf = await shelfOf(place);
      const target = join(shelf.folder, ...(place.kind === 'single' ? [place.name] : place.segments));
      if (shelf.taken.has(target.toLowerCase())) return null;
      shelf.taken.add(target.toLowerCase());
      await mkdir(dirname(target), { recursive: true, mode: 0o700 });
      await rename(arrived, target);
      return shelf.picked;
    },
    async release(handle: string): Promise<boolean> {
      const shelf = shelves.get(handle);
      if (shelf === undefined) return false;
      shelves.delete(handle);
      for (const [group, known] of groups) if ((await known) === shelf) groups.delete(group);
      await rm(shelf.folder, { recursive: true, force: true });
      return true;
    },
  };
}

const RUN_PREFIX = 'serve-';

/** @throws when the folder belongs to someone else: on a shared machine they could read or swap what is uploaded */
async function makePrivateFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  const found = await lstat(folder);
  const isOurs = process.getuid === undefined || found.uid === process.getuid();
  if (!found.isDirectory() || !isOurs)
    throw new Error(`the folder for uploads belongs to someone else: ${folder}`);
  await chmod(folder, 0o700);
}

async function sweepLeftovers(uploadsFolder: string): Promise<void> {
  for (const name of await readdir(uploadsFolder)) {
    const [, pid] = new RegExp(`^${RUN_PREFIX}(\\d+)-`).exec(name) ?? [];
    if (pid !== undefined && !isRunning(Number(pid)))
      await rm(join(uploadsFolder, name), { recursive: true, force: true });
  }
}

function isRunning(pid: number): boolean {
  if (pid === process.pid) return true;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
