import { mkdirSync, readdirSync, rmSync, statSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';

/** Exports made for a browser are kept for a day, in milliseconds. */
const KEPT_MS = 24 * 60 * 60 * 1000;

/**
 * A path for a file on its way to the person: in a private folder of its own, so that the file has the
 * name a person wants to see. Older ones are removed on the way.
 */
export function newDownloadPath(folder: string, name: string): string {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  for (const entry of readdirSync(folder)) {
    const path = join(folder, entry);
    if (Date.now() - statSync(path).mtimeMs > KEPT_MS) rmSync(path, { recursive: true, force: true });
  }
  const own = join(folder, randomUUID());
  mkdirSync(own, { mode: 0o700 });
  return join(own, name.replaceAll(/[^\p{L}\p{N}._@-]/gu, '-'));
}
