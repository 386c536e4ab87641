import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

export interface RecentLibrary {
  readonly id: string;
  readonly folder: string;
  /** ISO 8601, UTC. */
  readonly openedAt: string;
}

/** What outlives a session and belongs to the person, not to a library. */
export interface Settings {
  recent(): RecentLibrary[];
  remember(folder: string, openedAt: string): void;
  forget(id: string): void;
  forgetFolder(folder: string): void;
  person(): string | null;
  setPerson(name: string): void;
}

interface Stored {
  person?: string;
  recent?: RecentLibrary[];
}

const MAX_RECENT = 12;

/** Settings in `settings.json` of a folder; with `null` they last as long as the process. */
export function createSettings(folder: string | null): Settings {
  let stored: Stored = folder === null ? {} : read(folder);
  const save = (next: Stored): void => {
    stored = next;
    if (folder !== null) write(folder, next);
  };
  return {
    recent: () => stored.recent ?? [],
    remember(library, openedAt) {
      const known = stored.recent?.find((item) => item.folder === library);
      const others = (stored.recent ?? []).filter((item) => item.folder !== library);
      save({
        ...stored,
        recent: [{ id: known?.id ?? randomUUID(), folder: library, openedAt }, ...others].slice(
          0,
          MAX_RECENT,
        ),
      });
    },
    forgetFolder: (forgotten) =>
      save({ ...stored, recent: (stored.recent ?? []).filter((item) => item.folder !== forgotten) }),
    forget: (id) => save({ ...stored, recent: (stored.recent ?? []).filter((item) => item.id !== id) }),
    person: () => stored.person ?? null,
    setPerson: (name) => save({ ...stored, person: name }),
  };
}

/** Damaged settings are no reason not to start: they hold nothing that cannot be chosen again. */
function read(folder: string): Stored {
  const path = join(folder, 'settings.json');
  if (!existsSync(path)) return {};
  try {
    const value = JSON.parse(readFileSync(path, 'utf8')) as Stored;
    const recent = Array.isArray(value.recent)
      ? value.recent.filter((item) => typeof item?.folder === 'string')
      : [];
    return { ...(typeof value.person === 'string' && { person: value.person }), recent };
  } catch {
    return {};
  }
}

function write(folder: string, value: Stored): void {
  mkdirSync(folder, { recursive: true });
  const path = join(folder, 'settings.json');
  writeFileSync(`${path}.new`, `${JSON.stringify(value, null, 2)}\n`);
  renameSync(`${path}.new`, path);
}
