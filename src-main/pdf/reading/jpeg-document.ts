import { unreadable } from '../refusal';
import type { DocumentSource } from '../reader-protocol';
import type { ByteSource } from './byte-source';
import { decodeImage } from './decode-image';
import { drawUpright } from './draw-upright';
import { checkImageSize, imageFacts, imagePage } from './image-size';
import { readJpegHeader } from './jpeg-header';
import type { OpenDocument } from './document';

/** Opens a JPEG by walking its segments; nothing is decoded. @throws RefusalError when damaged or cut off. */
export async function openJpeg(bytes: ByteSource, limits: DocumentSource['limits']): Promise<OpenDocument> {
  const image = readJpegHeader(bytes);
  checkImageSize(image, limits);
  return {
    pageCount: 1,
    inspect: async () => imageFacts('image/jpeg', [imagePage(image)]),
    words: async () => [],
    picture: async (_pageIndex, options) => {
      const pixels = await decodeImage(bytes.read(0, bytes.size));
      if (pixels.width * pixels.height === 0) throw unreadable('Its pixels cannot be decoded.');
      return drawUpright(pixels, { width: pixels.width, height: pixels.height, orientation: 1 }, options);
    },
    close: async () => bytes.close(),
  };
}
