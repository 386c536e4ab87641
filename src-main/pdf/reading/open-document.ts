import { DETECTION_BYTES, detectMediaType } from '../../domain/files/detect-media-type';
import { unreadable } from '../refusal';
import type { DocumentSource, ReaderSettings } from '../reader-protocol';
import { type ByteSource, openByteSource } from './byte-source';
import type { OpenDocument } from './document';
import { openJpeg } from './jpeg-document';
import { openPdf } from './pdf-document';
import { openPng } from './png-document';
import { openTiff } from './tiff-document';

/** Opens whatever the file's content says it is. @throws RefusalError with words for people. */
export async function openDocument(source: DocumentSource, settings: ReaderSettings): Promise<OpenDocument> {
  const bytes = openByteSource(source.file);
  try {
    return await openByMediaType(bytes, source, settings);
  } catch (error) {
    bytes.close();
    throw error;
  }
}

async function openByMediaType(
  bytes: ByteSource,
  source: DocumentSource,
  settings: ReaderSettings,
): Promise<OpenDocument> {
  if (bytes.size === 0) throw unreadable('The file is empty: it has 0 bytes.');
  switch (detectMediaType(bytes.read(0, DETECTION_BYTES))) {
    case 'application/pdf':
      return openPdf(bytes, source, settings);
    case 'image/png':
      return openPng(bytes, source.limits);
    case 'image/jpeg':
      return openJpeg(bytes, source.limits);
    case 'image/tiff':
      return openTiff(bytes, source.limits);
    case null:
      throw unreadable(
        'Its content is neither PDF nor PNG, JPEG or TIFF, whatever its name says.',
        'Choose a PDF or a page image, or convert it to one first.',
      );
  }
}
