import type { MediaType } from '../domain/files/detect-media-type';

/** The clockwise turn that the file asks for when a page is shown, in degrees. */
export type PageRotation = 0 | 90 | 180 | 270;

/** Left, bottom, right, top in PDF user space: unscaled, unrotated, y upwards. */
export type UserSpaceBox = readonly [number, number, number, number];

/**
 * One page as it is shown: CropBox within MediaBox, /Rotate and /UserUnit applied; for images the
 * EXIF or TIFF orientation.
 */
export interface PageFacts {
  /** In 1e-4 point (1/720,000 inch); for images in 1e-4 pixel. An integer. */
  readonly width: number;
  readonly height: number;
  /** Already applied to width and height. Always 0 for images. */
  readonly rotation: PageRotation;
  /** Size of one user space unit in 1/72 inch. Already applied to width and height. 1 for images. */
  readonly userUnit: number;
  /** The shown part of a PDF page, in PDF user space; what converts positions from and to the PDF's own. */
  readonly cropBox?: UserSpaceBox;
  /** Why this page cannot be shown or its text read; the size is then a stand-in. A sentence for people. */
  readonly problem?: string;
}

/** What can be said of a document without showing it. */
export interface DocumentFacts {
  readonly mediaType: MediaType;
  readonly pages: readonly PageFacts[];
  /** Remarks on the whole document, as sentences for people. */
  readonly problems: readonly string[];
  /** The PDF is encrypted, be it that it opened without a password. */
  readonly encrypted: boolean;
}

/** Left, top, right, bottom in page space: 1e-4 unit, origin top left, y downwards. Integers. */
export type WordBox = readonly [number, number, number, number];

/** A word of a page's text layer. */
export interface Word {
  /** NFC, without white space. */
  readonly text: string;
  readonly box: WordBox;
}

/** The words of one page, in the order of the text layer. */
export interface PageWords {
  readonly pageIndex: number;
  readonly words: readonly Word[];
  /** Why this page's words could not be read; `words` is then empty. */
  readonly problem?: string;
}

/** A page as few grey cells: what lies around its ink is cut off. */
export interface GreyPicture {
  /** Mean brightness, 0 (black) to 255, row by row. */
  readonly cells: readonly number[];
  /** Share of black on the page as a whole, 0 to 1. */
  readonly ink: number;
}

/** A picture of one page. */
export interface PagePicture {
  readonly bytes: Uint8Array;
  /** Pixels. */
  readonly width: number;
  readonly height: number;
  /** Brightness of parts of the page, where it was asked for. */
  readonly grey?: GreyPicture;
}

/** 1e-4 of a point or pixel: the unit of all coordinates that leave this folder. */
export const UNITS_PER_POINT = 10_000;
