import { RefusalError, unreadable } from '../refusal';
import type { DocumentSource, PictureOptions } from '../reader-protocol';
import type { PageFacts, PagePicture } from '../document-facts';
import type { ByteSource } from './byte-source';
import { drawUpright } from './draw-upright';
import { checkImageSize, imageFacts, imagePage } from './image-size';
import type { OpenDocument } from './document';
import { decodeTiffPage } from './tiff-pixels';
import { readTiffLayout, type TiffLayout } from './tiff-layout';
import { readTiffFile, type TiffDirectory } from './tiff-directories';

const NEW_SUBFILE_TYPE = 254;
/** Bits of NewSubfileType: a smaller copy of another page, a transparency mask. */
const NOT_A_PAGE = 0b101;

/** Opens a TIFF by reading its page descriptions; nothing is decoded. @throws RefusalError when damaged. */
export async function openTiff(bytes: ByteSource, limits: DocumentSource['limits']): Promise<OpenDocument> {
  const file = readTiffFile(bytes, limits.maxPages);
  const pages = file.directories.filter(
    (directory) => ((directory.value(NEW_SUBFILE_TYPE) ?? 0) & NOT_A_PAGE) === 0,
  );
  if (pages.length === 0) throw unreadable('The TIFF holds no pages.');
  const layouts = pages.map((directory) => readTiffLayout(directory, file.isLittleEndian));
  for (const layout of layouts) checkImageSize(layout, limits);
  const skipped = file.directories.length - pages.length;
  return {
    pageCount: layouts.length,
    inspect: async () =>
      imageFacts(
        'image/tiff',
        layouts.map((layout, index) => describePage(layout, pages[index]!, bytes)),
        skipped === 0 ? [] : [`${skipped} smaller copies or masks inside the file are not shown as pages.`],
      ),
    words: async () => [],
    picture: async (pageIndex, options) => drawPage(layouts[pageIndex]!, pages[pageIndex]!, bytes, options),
    close: async () => bytes.close(),
  };
}

function describePage(layout: TiffLayout, directory: TiffDirectory, bytes: ByteSource): PageFacts {
  const problem = layout.unsupported ?? findMissingData(layout, directory, bytes);
  return { ...imagePage(layout), ...(problem === undefined ? {} : { problem }) };
}

/** A sentence when pixels lie beyond the end of the file. */
function findMissingData(
  layout: TiffLayout,
  directory: TiffDirectory,
  bytes: ByteSource,
): string | undefined {
  const offsets = directory.values(layout.offsetsTag) ?? [];
  const lengths = directory.values(layout.lengthsTag) ?? [];
  const isWhole =
    offsets.length > 0 && offsets.every((offset, index) => offset + (lengths[index] ?? 0) <= bytes.size);
  return isWhole ? undefined : 'The file is cut off: pixels of this page are missing.';
}

async function drawPage(
  layout: TiffLayout,
  directory: TiffDirectory,
  bytes: ByteSource,
  options: PictureOptions,
): Promise<PagePicture> {
  if (layout.unsupported !== undefined)
    throw unreadable(layout.unsupported, 'Save it as an ordinary TIFF, JPEG or PNG.');
  try {
    return drawUpright(await decodeTiffPage(layout, directory, bytes, options.maxEdgePx), layout, options);
  } catch (error) {
    if (error instanceof RefusalError) throw error;
    throw unreadable(
      `Its pixels cannot be decoded (${error instanceof Error ? error.message : String(error)}).`,
    );
  }
}
