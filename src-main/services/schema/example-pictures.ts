import { AppError, type ErrorCode } from '../../domain/errors/app-error';
import type { Box, PageSize } from '../../domain/geometry/units';
import { UNITS_PER_POINT } from '../../domain/geometry/units';
import type { ClassExample, LabelSchema } from '../../domain/label-schema/label-schema';
import { showClasses } from '../../domain/label-schema/shown-class';
import type { ExamplePicture, PictureOf } from '../../formats/schema/guideline-document';
import type { PageShare } from '../../pdf/reader-protocol';
import type { LibraryContext } from '../library-context';
import type { PictureSource } from '../documents/picture-service';

/** Longest edge of an example picture in pixels: legible on a screen and on paper. */
const EXAMPLE_PX = 640;
/** Longest edge to which a page is drawn for it; the example of a small box is smaller then. */
const MAX_PAGE_PX = 4000;
const MAX_BYTES = 40 * 1024;
/** Room around the box: a share of its longer edge, and never less than this many points (pixels). */
const MARGIN_SHARE = 0.15;
const MIN_MARGIN = 12 * UNITS_PER_POINT;
/** More pictures make a document that nothing opens: 500 of 40 KiB are 27 MB as text. */
const MAX_PICTURES = 500;

/** The page cannot be shown, which is no reason to have no document. */
const NOT_AT_HAND: ReadonlySet<ErrorCode> = new Set([
  'not-found',
  'password-needed',
  'password-wrong',
  'document-unreadable',
  'input-invalid',
] as const);

/**
 * A picture of what an example shows: the part of its page around the box, the box framed, at most 40 KiB of JPEG.
 * `null` when the file or page is not at hand, cannot be read, or the box lies outside the page.
 *
 * @param color `#rrggbb` of the frame
 */
export async function renderExample(
  context: LibraryContext,
  { reader, passwordOf, signal }: PictureSource,
  { file, pageIndex, box, note }: ClassExample,
  color = '#d1242f',
): Promise<ExamplePicture | null> {
  const page = context.reader.fileFacts.pages(file)[pageIndex];
  const crop = page === undefined || page.problem !== undefined ? null : cropAround(box, page);
  if (page === undefined || crop === null) return null;
  const password = passwordOf(file);
  try {
    const { bytes } = await reader.renderPage(context.reader.files.pathOf(file), pageIndex, {
      format: 'jpeg',
      maxEdgePx: pageEdge(crop.part, page),
      crop: { ...crop, color, maxBytes: MAX_BYTES },
      name: 'the document',
      ...(password !== undefined && { password }),
      ...(signal !== undefined && { signal }),
    });
    const alt = note ?? `example on page ${pageIndex + 1}`;
    return { mime: 'image/jpeg', base64: Buffer.from(bytes).toString('base64'), alt };
  } catch (error) {
    if (error instanceof AppError && NOT_AT_HAND.has(error.code)) return null;
    throw error;
  }
}

/** Draws the examples of a schema, one after the other, for writeGuidelines. Ends with `cancelled` on the signal. */
export async function renderExamples(
  context: LibraryContext,
  source: PictureSource,
  schema: LabelSchema,
): Promise<PictureOf> {
  const colors = new Map(showClasses(schema).map(({ id, color }) => [id, color]));
  const pictures = new Map<ClassExample, ExamplePicture>();
  for (const { id, examples = [] } of schema.classes) {
    for (const example of examples) {
      if (pictures.size >= MAX_PICTURES) break;
      const picture = await renderExample(context, source, example, colors.get(id));
      if (picture !== null) pictures.set(example, picture);
    }
  }
  return (example) => pictures.get(example) ?? null;
}

function cropAround(
  box: Box,
  page: PageSize,
): { readonly part: PageShare; readonly frame: PageShare } | null {
  const [left, top, right, bottom] = box;
  const margin = Math.max(MIN_MARGIN, MARGIN_SHARE * Math.max(right - left, bottom - top));
  const part = [
    Math.max(0, left - margin),
    Math.max(0, top - margin),
    Math.min(page.width, right + margin),
    Math.min(page.height, bottom + margin),
  ] as const;
  if (left >= page.width || top >= page.height || right <= 0 || bottom <= 0) return null;
  return { part: shareOf(part, page), frame: shareOf(box, page) };
}

const shareOf = ([left, top, right, bottom]: Box, { width, height }: PageSize): PageShare => [
  left / width,
  top / height,
  right / width,
  bottom / height,
];

/** Pixels of the page's longer edge at which the part has the wanted size. */
function pageEdge([left, top, right, bottom]: PageShare, { width, height }: PageSize): number {
  const partEdge = Math.max((right - left) * width, (bottom - top) * height);
  return Math.ceil(Math.min(MAX_PAGE_PX, (EXAMPLE_PX * Math.max(width, height)) / partEdge));
}
