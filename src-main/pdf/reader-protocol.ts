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
  /** Only a part of the page; `maxEdgePx` is that of the whole. */
  readonly crop?: PictureCrop;
  /** Wanted, too: the brightness of so many parts of the page across and down. */
  readonly greyCells?: number;
}

/** Left, top, right, bottom as shares of the page as it is shown: 0 is left or top, 1 is right or bottom. */
export type PageShare = readonly [left: number, top: number, right: number, bottom: number];

/** A part of a page, with a frame drawn around a box in it. */
export interface PictureCrop {
  readonly part: PageShare;
  readonly frame: PageShare;
  /** CSS colour of the frame. */
  readonly color: string;
  /** The picture is made coarser, then smaller, until it fits. */
  readonly maxBytes: number;
}

/** The questions a reading process answers, one at a time. */
export type ReadRequest =
  | { readonly kind: 'inspect'; readonly source: DocumentSource }
  | { readonly kind: 'count-pages'; readonly source: DocumentSource }
  | { readonly kind: 'words'; readonly source: DocumentSource; readonly pageIndex: number }
  | {
      readonly kind: 'picture';
      readonly source: DocumentSource;
      readonly pageIndex: number;
      readonly options: PictureOptions;
    };

/** The answer's type by the kind of the question. */
export interface ReadAnswers {
  readonly inspect: DocumentFacts;
  readonly 'count-pages': number;
  readonly words: readonly Word[];
  readonly picture: PagePicture;
}

export type ReadAnswer = ReadAnswers[ReadRequest['kind']];

/** What a reading process is told first. */
export interface ReaderSettings {
  /** Folder holding cmaps/, standard_fonts/ and wasm/ of pdfjs-dist. */
  readonly pdfAssets: string;
}

/** Sent to the reading process. `release` closes the file that it keeps open between questions. */
export type ToReader =
  | {
      readonly type: 'read';
      readonly request: ReadRequest;
      readonly settings: ReaderSettings;
      /** MiB by which the process may grow while it answers; beyond, it ends itself. */
      readonly growthMiB: number;
    }
  | { readonly type: 'release' };

/** Sent by the reading process. `opened` lets the clock start anew: opening and looking at pages have separate limits. */
export type FromReader =
  | { readonly type: 'ready' }
  | { readonly type: 'opened'; readonly pageCount: number }
  | { readonly type: 'answer'; readonly answer: ReadAnswer }
  | { readonly type: 'refused'; readonly refusal: Refusal }
  | { readonly type: 'failed'; readonly message: string };
