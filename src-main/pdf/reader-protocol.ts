import type { DocumentFacts, PagePicture, Word } from './document-facts';
import type { ReaderLimits } from './reader-limits';
import type { Refusal } from './refusal';

/** What is read, and how much of it is acceptable. Passwords live in these messages only, never on disk. */
export interface DocumentSource {
  readonly file: string;
  readonly password?: string;
  readonly limits: Pick<ReaderLimits, 'maxPages' | 'maxPixels'>;
}

/** How a page picture is wanted. */
export interface PictureOptions {
  /** Pixels of the longer edge. PDF pages are drawn to it; images are never enlarged. */
  readonly maxEdgePx: number;
  readonly format: 'jpeg' | 'png';
}

/** The questions a reading thread answers, one at a time. */
export type ReadRequest =
  | { readonly kind: 'inspect'; readonly source: DocumentSource }
  | { readonly kind: 'count-pages'; readonly source: DocumentSource }
  | { readonly kind: 'words'; readonly source: DocumentSource; readonly pageIndex: number }
  | { readonly kind: 'picture'; readonly source: DocumentSource; readonly pageIndex: number; readonly options: PictureOptions };

/** The answer's type by the kind of the question. */
export interface ReadAnswers {
  readonly inspect: DocumentFacts;
  readonly 'count-pages': number;
  readonly words: readonly Word[];
  readonly picture: PagePicture;
}

export type ReadAnswer = ReadAnswers[ReadRequest['kind']];

/** Sent to the thread. `release` closes the file that the thread keeps open between questions. */
export type ToWorker = { readonly type: 'read'; readonly request: ReadRequest } | { readonly type: 'release' };

/** Sent by the thread. `opened` lets the clock start anew: opening and reading have separate limits. */
export type FromWorker =
  | { readonly type: 'ready' }
  | { readonly type: 'opened' }
  | { readonly type: 'answer'; readonly answer: ReadAnswer }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'failed'; readonly message: string };

/** What a thread is told when it starts. */
export interface WorkerSettings {
  /** Folder holding cmaps/, standard_fonts/, wasm/ and iccs/ of pdfjs-dist. */
  readonly pdfAssets: string;
}
