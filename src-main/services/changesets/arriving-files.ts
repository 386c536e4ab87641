import { AppError } from '../../domain/errors/app-error';
import type { DocumentReader } from '../../pdf/document-reader';
import type { ReceivedFile } from '../../storage/files/file-store';
import type { ChangesetManifest } from '../../contract/changeset-file';
import { recordFiles } from '../documents/add-documents';
import type { LibraryContext } from '../library-context';
import {
  discardAll,
  inspect,
  receiveDocuments,
  type ReceivedDocument,
  type ReceiveOptions,
} from '../documents/receive-documents';
import { walkSources } from '../documents/walk-sources';

type ListedFile = ChangesetManifest['files'][number];

/** Files of documents on their way into the library: part of it only when `keep` is done. */
export interface ArrivingFiles {
  /** Takes the bytes of a file; gives the hash that they have. */
  take(file: ListedFile, bytes: AsyncIterable<Uint8Array>): Promise<string>;
  /** Looks in files and folders for those that are missing. @throws AppError `documents-missing` when some are not found */
  find(missing: readonly ListedFile[], paths: readonly string[]): Promise<void>;
  /** Makes them part of the library, with what is known of their pages. @returns how many the library did not have */
  keep(): Promise<number>;
  discard(): Promise<void>;
}

/** Receives files that are read by a process of their own before anything refers to them. */
export function receiveFiles(
  context: LibraryContext,
  options: { readonly reader: DocumentReader; readonly signal?: AbortSignal | undefined },
): ArrivingFiles {
  const arrived: ReceivedDocument[] = [];
  // Not all of the options: progress of the caller counts something else.
  const { reader, signal } = options;
  const reading: ReceiveOptions = { reader, signal, passwords: [] };
  return {
    async take({ sha256, name }, bytes) {
      const file = await context.reader.files.receiveBytes(bytes);
      if (file.sha256 !== sha256 || context.reader.fileFacts.get(sha256) !== undefined) {
        await context.reader.files.discard(file);
        return file.sha256;
      }
      arrived.push({ source: { path: file.path, name }, file, facts: null, password: null });
      const facts = await readFacts(file, name, reading);
      arrived[arrived.length - 1] = { source: { path: file.path, name }, file, facts, password: null };
      return file.sha256;
    },
    async find(missing, paths) {
      const wanted = new Set(missing.map(({ sha256 }) => sha256));
      if (wanted.size === 0) return;
      const { received } = await receiveDocuments(context, await walkSources(paths, options.signal), reading);
      for (const document of received) {
        if (wanted.delete(document.file.sha256)) arrived.push(document);
        else await discardAll(context, [document]);
      }
      if (wanted.size > 0) throw filesMissing(missing.filter(({ sha256 }) => wanted.has(sha256)));
    },
    async keep() {
      for (const { file } of arrived) await context.reader.files.keep(file);
      recordFiles(context, arrived);
      return arrived.length;
    },
    discard: () => discardAll(context, arrived),
  };
}

async function readFacts(file: ReceivedFile, name: string, reading: ReceiveOptions) {
  try {
    return (await inspect(file, { name }, reading)).facts;
  } catch (error) {
    if (!(error instanceof AppError) || error.code === 'cancelled') throw error;
    throw new AppError(error.code, {
      what: 'The changeset was not taken in.',
      why: `Its document ${name} cannot be read: ${error.userMessage.why}`,
      next: 'Add that file to a dataset here first (with its password, if it has one), then take the changeset in.',
    });
  }
}

function filesMissing(files: readonly ListedFile[]): AppError {
  const named = files.slice(0, 3).map(({ name, sha256 }) => `${name} (${sha256.slice(0, 12)}…)`);
  const rest = files.length > named.length ? ` and ${files.length - named.length} more` : '';
  const are = files.length === 1 ? 'is' : 'are';
  return new AppError('documents-missing', {
    what: 'The changeset was not taken in.',
    why: `${files.length} of its documents ${are} neither in it nor in the library: ${named.join(', ')}${rest}.`,
    next: 'Ask for it with documents, or say where they are.',
    inTerminal: 'Ask for it with documents, or say where they are with --documents PATH.',
  });
}
