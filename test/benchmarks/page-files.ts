import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { diffTrees, emptyTree } from '../../src-main/domain/dataset-versions/document-tree';
import { readDocument } from '../../src-main/domain/dataset-versions/object-forms';
import type { ObjectId } from '../../src-main/domain/dataset-versions/object-store';
import { openLibraryReadOnly, type LibraryReader } from '../../src-main/storage/library-storage';

/** Pages of a version, as canonical JSON. */
export interface ChangedPage {
  /** Name of a file for it. */
  readonly file: string;
  readonly json: string;
}

/** The pages that a version changed against another one, or has when there is none. */
export function* changedPages(
  reader: LibraryReader,
  after: ObjectId,
  before?: ObjectId,
): Generator<ChangedPage> {
  const objects = reader.newBuffer();
  for (const change of diffTrees(objects, before ?? emptyTree(objects), after)) {
    if (change.after === undefined) continue;
    const old = change.before === undefined ? [] : readDocument(objects, change.before).pages;
    const known = new Set(old.map(([, id]) => id));
    for (const [pageIndex, id] of readDocument(objects, change.after).pages)
      if (!known.has(id))
        yield {
          file: `${change.key.slice(0, 2)}/${change.key}-${pageIndex}.json`,
          json: objects.readJson(id),
        };
  }
}

/** Content roots of the versions of a dataset, by number. */
export function readRoots<Result>(
  library: string,
  dataset: string,
  work: (reader: LibraryReader, rootOf: (version: number) => ObjectId) => Result,
): Result {
  const reader = openLibraryReadOnly(library);
  try {
    const { id } = reader.datasets.find(dataset) as { id: string };
    return work(reader, (version) => (reader.versions.byNumber(id, version) as { root: ObjectId }).root);
  } finally {
    reader.close();
  }
}

/** Writes pages as someone would for git, a line for each thing, so that its difference says which. @returns how many */
export function writePages(folder: string, pages: Iterable<ChangedPage>): number {
  let count = 0;
  const made = new Set<string>();
  for (const { file, json } of pages) {
    const path = join(folder, file);
    if (!made.has(dirname(path))) mkdirSync(dirname(path), { recursive: true });
    made.add(dirname(path));
    writeFileSync(path, `${JSON.stringify(JSON.parse(json), null, 1)}\n`);
    count += 1;
  }
  return count;
}

/** Git in a folder, as it comes: with nobody's settings. `null` where there is no git. */
export function openGit(folder: string): ((...args: string[]) => Buffer) | null {
  mkdirSync(folder, { recursive: true });
  const author = { NAME: 'bench', EMAIL: 'bench@localhost' };
  const env: NodeJS.ProcessEnv = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_CONFIG_NOSYSTEM: '1' };
  for (const [key, value] of Object.entries(author)) {
    env[`GIT_AUTHOR_${key}`] = value;
    env[`GIT_COMMITTER_${key}`] = value;
  }
  const git = (...args: string[]): Buffer =>
    execFileSync('git', args, {
      cwd: folder,
      env,
      maxBuffer: 4 * 2 ** 30,
      stdio: ['ignore', 'pipe', 'ignore'],
    });
  try {
    git('init', '--quiet');
    return git;
  } catch (error) {
    if ((error as { code?: string }).code === 'ENOENT') return null;
    throw error;
  }
}

/** Bytes of all files in a folder, as the disk has them. */
export function sizeOfFolder(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).blocks * 512, 0);
}

/** For the rows of what is not on this machine. */
export const NO_GIT = 'git is not on this machine';
export const mib = (bytes: number): string => `${(bytes / 2 ** 20).toFixed(bytes < 2 ** 24 ? 1 : 0)} MiB`;
