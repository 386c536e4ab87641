import type { MediaType } from '../../domain/files/detect-media-type';
import { type DocumentFacts, type PageFacts, UNITS_PER_POINT } from '../document-facts';
import { unreadable } from '../refusal';
import type { DocumentSource } from '../reader-protocol';
import { type Orientation, swapsEdges } from './orientation';

/** Pixels as they are stored, and how they want to be turned. */
export interface StoredImage {
  readonly width: number;
  readonly height: number;
  readonly orientation: Orientation;
}

/** Browsers and drawing libraries refuse longer edges. Pixels. */
const MAX_EDGE = 65_535 * 2;

/** @throws RefusalError for an image without pixels, or with more than `maxPixels`. */
export function checkImageSize(
  { width, height }: { readonly width: number; readonly height: number },
  limits: DocumentSource['limits'],
): void {
  if (!(width > 0 && height > 0)) throw unreadable(`The image has no size (${width} × ${height} pixels).`);
  if (width * height > limits.maxPixels || Math.max(width, height) > MAX_EDGE) {
    const millions = Math.floor(limits.maxPixels / 1_000_000).toLocaleString('en');
    throw unreadable(
      `It says it has ${width.toLocaleString('en')} × ${height.toLocaleString('en')} pixels; at most ${millions} million are read.`,
      'Save it at a lower resolution, or cut it into several images.',
    );
  }
}

/** The facts of a page image: as browsers show it, in 1e-4 pixel. */
export function imagePage(image: StoredImage): PageFacts {
  const [width, height] = swapsEdges(image.orientation)
    ? [image.height, image.width]
    : [image.width, image.height];
  return { width: width * UNITS_PER_POINT, height: height * UNITS_PER_POINT, rotation: 0, userUnit: 1 };
}

export const imageFacts = (
  mediaType: MediaType,
  pages: readonly PageFacts[],
  problems: readonly string[] = [],
): DocumentFacts => ({
  mediaType,
  pages,
  problems,
  encrypted: false,
});
