import type { CoreOptions } from '../../core/core-options';
import type { ErrorReply } from '../../domain/errors/app-error';

/** What the core process is started with. */
export interface CoreSetup {
  readonly options: Omit<CoreOptions, 'onLibrary'>;
  /** Folder of the library to open first; the last one, or the sample, when null. */
  readonly library: string | null;
}

/** Main → core process. */
export type ToCore =
  | { readonly type: 'start'; readonly setup: CoreSetup }
  /** With one MessagePort: serve the calls that arrive on it. */
  | { readonly type: 'connect' }
  | { readonly type: 'register-handle'; readonly id: string; readonly path: string }
  /** After `opening` said `locked`: open that same library for reading. */
  | { readonly type: 'open-read-only' }
  | { readonly type: 'close' };

/** Core process → main. */
export type FromCore =
  | { readonly type: 'library'; readonly folder: string | null }
  | { readonly type: 'handle-registered'; readonly id: string }
  | { readonly type: 'opening'; readonly result: Opening }
  /** The core could not be made; the process ends. */
  | { readonly type: 'failed'; readonly error: ErrorReply }
  | { readonly type: 'closed' };

/** How opening the first library went. */
export type Opening =
  | { readonly outcome: 'opened' }
  | { readonly outcome: 'locked'; readonly library: string; readonly holder: string }
  | { readonly outcome: 'failed'; readonly library: string; readonly error: ErrorReply };
