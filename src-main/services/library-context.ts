import type { Act } from '../domain/dataset-versions/provenance';
import { AppError } from '../domain/errors/app-error';
import type { LibraryReader, LibraryWriter } from '../storage/library-storage';
import type { StartThreads } from './task-runner';

/** What changed, for screens that show it. */
export interface LibraryEvent {
  readonly kind: 'draft' | 'versions' | 'documents' | 'datasets' | 'background' | 'library';
  readonly dataset: string | null;
  readonly revision: number | null;
  readonly remaining: number | null;
}

/** An open library, and who is working on it. Every service is given this. */
export interface LibraryContext {
  readonly reader: LibraryReader;
  /** `null` when the library is open for reading only. */
  readonly writer: LibraryWriter | null;
  readonly readOnlyReason: string | null;
  person(): string;
  /** Now, in ISO 8601, UTC, milliseconds. */
  now(): string;
  emit(event: LibraryEvent): void;
  /** Threads for work on a whole dataset. Without them it is done on the thread that has the library. */
  readonly startThreads?: StartThreads | undefined;
}

/** The writer. @throws AppError `library-read-only` */
export function requireWriter(context: LibraryContext): LibraryWriter {
  if (context.writer !== null) return context.writer;
  throw new AppError('library-read-only', {
    what: 'Nothing was changed.',
    why: context.readOnlyReason ?? 'The library is open for reading only.',
    next: 'Open it for writing first.',
  });
}

/** Who does something, and when; in the order of the canonical form, so that writing it needs no sorting. */
export const actNow = (context: LibraryContext): Act => ({ at: context.now(), by: context.person() });

/** An event that concerns a dataset's draft. */
export function emitDraft(context: LibraryContext, dataset: string, revision: number): void {
  context.emit({ kind: 'draft', dataset, revision, remaining: null });
}
