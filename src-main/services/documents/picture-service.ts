import type { DocumentReader } from '../../pdf/document-reader';
import { AppError } from '../../domain/errors/app-error';
import type { LibraryContext } from '../library-context';

/** Longest edge of a thumbnail in pixels. */
const THUMBNAIL_PX = 240;
/** Longest edge of a page shown as a picture: what fits a canvas everywhere. */
const PAGE_IMAGE_PX = 8192;
/** The same for a PDF page, which browsers draw themselves: enough to read it. */
const PDF_IMAGE_PX = 2400;

interface PictureRequest {
  readonly file: string;
  readonly pageIndex: number;
}

/** What reads the pages, and the passwords that were given for files. */
export interface PictureSource {
  readonly reader: DocumentReader;
  passwordOf(file: string): string | undefined;
  readonly signal?: AbortSignal | undefined;
}

/** A small picture of a page as JPEG, made on first demand and kept. */
export async function thumbnail(
  context: LibraryContext,
  source: PictureSource,
  { file, pageIndex }: PictureRequest,
): Promise<Blob> {
  const kept = context.reader.fileFacts.thumbnail(file, pageIndex);
  if (kept !== undefined) return new Blob([new Uint8Array(kept)], { type: 'image/jpeg' });
  const { bytes } = await render(
    context,
    source,
    { file, pageIndex },
    { maxEdgePx: THUMBNAIL_PX, format: 'jpeg' },
  );
  const { writer } = context;
  writer?.transaction(() => writer.fileFacts.putThumbnail(file, pageIndex, bytes));
  return new Blob([new Uint8Array(bytes)], { type: 'image/jpeg' });
}

/** A page of an image document as PNG, for formats that browsers do not show. */
export async function pageImage(
  context: LibraryContext,
  source: PictureSource,
  request: PictureRequest,
): Promise<Blob> {
  const isPdf = context.reader.fileFacts.get(request.file)?.mediaType === 'application/pdf';
  const maxEdgePx = isPdf ? PDF_IMAGE_PX : PAGE_IMAGE_PX;
  const { bytes } = await render(context, source, request, { maxEdgePx, format: 'png' });
  return new Blob([new Uint8Array(bytes)], { type: 'image/png' });
}

function render(
  context: LibraryContext,
  { reader, passwordOf, signal }: PictureSource,
  { file, pageIndex }: PictureRequest,
  options: { maxEdgePx: number; format: 'jpeg' | 'png' },
) {
  if (context.reader.fileFacts.get(file) === undefined) throw fileUnknown(file);
  const password = passwordOf(file);
  const name = 'the document';
  return reader.renderPage(context.reader.files.pathOf(file), pageIndex, {
    ...options,
    name,
    ...(password !== undefined && { password }),
    ...(signal !== undefined && { signal }),
  });
}

/** Words of a page's text layer; `ready` is false while they are still being read. */
export function pageWords(context: LibraryContext, file: string, pageIndex: number) {
  const words = context.reader.fileFacts.words(file, pageIndex);
  const state = context.reader.fileFacts.get(file)?.words;
  const boxed = (words ?? []).map(({ text, box }) => ({
    text,
    box: box as [number, number, number, number],
  }));
  return { ready: words !== undefined || (state !== 'pending' && state !== undefined), words: boxed };
}

const fileUnknown = (file: string): AppError =>
  new AppError('not-found', {
    what: 'The page was not drawn.',
    why: `The library has no file ${file.slice(0, 12)}….`,
    next: 'Open the document again.',
  });
