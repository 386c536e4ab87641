import type { FileAccess, PageSource, RenderTarget } from './page-source';

/** Decoded pictures kept: one shown and one on the way. A scan of 100 megapixels takes 400 MB decoded. */
const KEPT_PICTURES = 2;

type LoadPicture = (pageIndex: number, signal: AbortSignal) => Promise<Blob>;

/** A PNG or JPEG: one page, the picture itself, turned as its EXIF orientation says. */
export function openImage(access: FileAccess, file: string): PageSource {
  return pictureSource(async (_pageIndex, signal) => {
    const { url, headers } = access.fileRequest(file);
    const answer = await fetch(url, { headers, signal });
    if (!answer.ok) throw new Error(`The file could not be read (${answer.status}).`);
    return answer.blob();
  });
}

/** A TIFF: browsers do not show it, so its pages come as PNG. */
export function openTiff(access: FileAccess, file: string): PageSource {
  return pictureSource((pageIndex, signal) => access.pageImage(file, pageIndex, signal));
}

function pictureSource(load: LoadPicture): PageSource {
  const pictures = new Map<number, ImageBitmap>();
  const forget = (pageIndex: number): void => {
    pictures.get(pageIndex)?.close();
    pictures.delete(pageIndex);
  };

  const picture = async (pageIndex: number, signal: AbortSignal): Promise<ImageBitmap> => {
    const known = pictures.get(pageIndex);
    if (known !== undefined) return known;
    const decoded = await createImageBitmap(await load(pageIndex, signal));
    for (const oldest of [...pictures.keys()].slice(0, Math.max(0, pictures.size - KEPT_PICTURES + 1)))
      forget(oldest);
    pictures.set(pageIndex, decoded);
    return decoded;
  };

  return {
    async render(pageIndex, target, signal) {
      const bitmap = await picture(pageIndex, signal);
      signal.throwIfAborted();
      drawPicture(bitmap, target);
    },
    forget,
    close: () => [...pictures.keys()].forEach(forget),
  };
}

function drawPicture(bitmap: ImageBitmap, { canvas, scale, clip }: RenderTarget): void {
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('The browser has no memory left for this page.');
  // Big pixels stay crisp: what one labels at 800 % is the pixel, not a blur.
  context.imageSmoothingEnabled = scale < 2;
  context.imageSmoothingQuality = 'high';
  context.drawImage(bitmap, -clip.x, -clip.y, bitmap.width * scale, bitmap.height * scale);
}
