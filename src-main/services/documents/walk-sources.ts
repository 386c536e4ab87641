import { lstat, open, readdir } from 'node:fs/promises';
import { basename, extname, join, relative, sep } from 'node:path';
import { DETECTION_BYTES, detectMediaType } from '../../domain/files/detect-media-type';

/** A file to add, and the name it gets. */
export interface SourceFile {
  readonly path: string;
  /** Base name; for files found in a folder the path below it, with `/`. */
  readonly name: string;
}

const DOCUMENT_EXTENSIONS = new Set(['.pdf', '.png', '.jpg', '.jpeg', '.tif', '.tiff']);

/**
 * The files to add: those named, and in folders those that are documents by their extension or by their
 * first bytes. Symbolic links met in a folder are not followed; hidden files are passed over.
 */
export async function walkSources(paths: readonly string[], signal?: AbortSignal): Promise<SourceFile[]> {
  const found: SourceFile[] = [];
  for (const path of paths) {
    signal?.throwIfAborted();
    const stats = await lstat(path).catch(() => null);
    if (stats?.isDirectory() === true) await walkFolder(path, path, found, signal);
    else found.push({ path, name: basename(path) });
  }
  return found;
}

async function walkFolder(
  root: string,
  folder: string,
  found: SourceFile[],
  signal?: AbortSignal,
): Promise<void> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => null);
  if (entries === null) {
    found.push({ path: folder, name: basename(folder) }); // listed as failed, like a file that cannot be read
    return;
  }
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    signal?.throwIfAborted();
    const path = join(folder, entry.name);
    if (entry.name.startsWith('.')) continue;
    if (entry.isDirectory()) await walkFolder(root, path, found, signal);
    else if (entry.isFile() && (await isDocument(path)))
      found.push({ path, name: relative(root, path).split(sep).join('/') });
  }
}

async function isDocument(path: string): Promise<boolean> {
  if (DOCUMENT_EXTENSIONS.has(extname(path).toLowerCase())) return true;
  const file = await open(path, 'r').catch(() => null);
  if (file === null) return false;
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(DETECTION_BYTES), 0, DETECTION_BYTES, 0);
    return detectMediaType(buffer.subarray(0, bytesRead)) !== null;
  } finally {
    await file.close();
  }
}
