import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** What a killed process left behind is removed a day later; in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/** Exports on their way to a browser. They are gone when the program ends. */
export interface Downloads {
  /** A path in a private folder of its own, so that the file has the name a person wants to see. */
  newPath(name: string): string;
  /** Removes them. */
  close(): void;
}

export function createDownloads(folder: string): Downloads {
  const made: string[] = [];
  return {
    newPath(name) {
      const own = newFolder(folder);
      made.push(own);
      return join(own, name.replaceAll(/[^\p{L}\p{N}._@-]/gu, '-'));
    },
    close() {
      for (const own of made) rmSync(own, { recursive: true, force: true });
    },
  };
}

function newFolder(folder: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
  const own = join(folder, randomUUID());
  mkdirSync(own, { mode: 0o700 });
  return own;
}
