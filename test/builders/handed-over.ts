import { cpSync } from 'node:fs';
import type { LibraryContext } from '../../src-main/services/library-context';
import { createChangeset } from '../../src-main/services/changesets/create-changeset';
import { openChangeset } from '../../src-main/services/changesets/open-changeset';
import { openLibrary } from '../../src-main/storage/library-storage';
import { aReader } from './documents';
import type { TestLibrary } from './libraries';

const dataset = 'papers';
const quiet = { onProgress: () => undefined };

/** The same library on another computer, as somebody else works on it. */
export interface Colleague {
  readonly context: LibraryContext;
  close(): void;
}

/** Copies a library to another folder and opens the copy for another person. */
export function copyFor(library: TestLibrary, person: string): Colleague {
  const folder = library.path(`library of ${person}`);
  library.reopen();
  cpSync(library.library, folder, { recursive: true, filter: (path) => !path.includes('writer.') });
  const writer = openLibrary(folder, 'Colophon tests');
  const context = { ...library.context, reader: writer, writer, person: () => person };
  return { context, close: () => writer.close() };
}

/** Writes the changeset of a branch. */
export const handOver = (
  context: LibraryContext,
  branch: string,
  target: string,
  request: { readonly since?: string | null; readonly withDocuments?: boolean } = {},
) => createChangeset(context, { dataset, branch, target, withDocuments: false, ...request }, quiet);

/** Takes a changeset in. */
export const takeIn = (
  context: LibraryContext,
  path: string,
  request: {
    readonly branch?: string;
    readonly documents?: readonly string[];
    readonly dataset?: string;
  } = {},
) => openChangeset(context, { dataset, path, documents: [], ...request }, { ...quiet, reader: aReader() });
