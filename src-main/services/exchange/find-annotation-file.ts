import { readdir, stat } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { AppError } from '../../domain/errors/app-error';

/** Folders below the given one that are looked into: tools put annotations into `annotations/` or beside the images. */
const MAX_DEPTH = 2;

/**
 * The annotation file to import: the file itself, or the one JSON file of a folder.
 *
 * @returns the file, and the folder to look for documents in when a folder was given
 * @throws AppError `format-invalid` when the folder holds none, or more than one
 */
export async function findAnnotationFile(path: string): Promise<{ file: string; folder: string | null }> {
  const stats = await stat(path).catch(() => null);
  if (stats?.isDirectory() !== true) return { file: path, folder: null };
  const found = await listJson(path, 0);
  const [first] = found;
  if (first !== undefined && found.length === 1) return { file: first, folder: path };
  const names = found
    .slice(0, 5)
    .map((file) => relative(path, file))
    .join(', ');
  throw new AppError('format-invalid', {
    what: 'Nothing was imported.',
    why:
      first === undefined
        ? `${path} holds no JSON file.`
        : `${path} holds ${found.length} JSON files: ${names}.`,
    next: 'Name the annotation file itself.',
  });
}

async function listJson(folder: string, depth: number): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && depth < MAX_DEPTH) found.push(...(await listJson(path, depth + 1)));
    else if (entry.isFile() && entry.name.toLowerCase().endsWith('.json')) found.push(path);
  }
  return found;
}
