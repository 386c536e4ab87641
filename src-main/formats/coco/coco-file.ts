import { type FileHandle, open } from 'node:fs/promises';
import type { JsonObject } from '../../domain/canonical/canonical-json';
import { describeFileError, describeSyntaxError, fileLabel, formatInvalid } from '../format-errors';
import type { FormatRun } from '../format';
import { createJsonSlicer } from '../json/json-array-slicer';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { takeTurns } from '../take-turns';
import type { Warnings } from '../warnings';
import { createAnnotationReader } from './annotation-reader';
import { describeImages, listCategories } from './coco-catalogue';
import { type CocoIndex, createCocoIndex } from './coco-index';
import type { CocoAnnotation, CocoCategory, CocoImage } from './coco-types';

/** Small enough that indexing one chunk takes a few milliseconds. */
const CHUNK_BYTES = 512 * 1024;

/** A COCO file that is open for reading. */
export interface CocoFile {
  /** In the order of the file; the position in this list is the image number. */
  readonly images: readonly CocoImage[];
  /** As listed, then those that annotations use without being listed, as `category N`. */
  readonly categories: readonly CocoCategory[];
  /** `info`, `licenses` and other top-level values. */
  readonly header: JsonObject;
  /** How many annotations the file holds, those that cannot be imported included. */
  readonly annotationCount: number;
  /** What was tolerated; complete for the file itself once it is open. */
  readonly warnings: Warnings;
  /**
   * Annotations of one image in file order; reads only their bytes. Called in a loop, it lets other work of
   * the thread run every 10 ms.
   */
  annotationsOf(imageNumber: number): Promise<readonly CocoAnnotation[]>;
  /** Images with their annotations, in order. */
  annotatedImages(): AsyncGenerator<{
    imageNumber: number;
    image: CocoImage;
    annotations: readonly CocoAnnotation[];
  }>;
  close(): Promise<void>;
}

/**
 * Opens a COCO file: reads it once, checks every element, and keeps of annotations only where they lie.
 *
 * @throws AppError `format-invalid` naming the file, line and byte; `not-found`, `disk-failure`, `cancelled`
 */
export async function openCoco(path: string, run: FormatRun = {}): Promise<CocoFile> {
  const handle = await openFile(path);
  try {
    const index = await readIndex(path, handle, run);
    return createCocoFile(path, handle, index, run);
  } catch (error) {
    const failure =
      error instanceof JsonSyntaxError
        ? await describeSyntaxError(path, handle, error)
        : describeFileError(error, `${fileLabel(path)} was not read.`);
    await handle.close();
    throw failure;
  }
}

async function openFile(path: string): Promise<FileHandle> {
  try {
    const handle = await open(path, 'r');
    if ((await handle.stat()).isFile()) return handle;
    await handle.close();
  } catch (error) {
    throw describeFileError(error, `${fileLabel(path)} was not read.`);
  }
  throw formatInvalid(
    path,
    'It is no regular file.',
    'Choose the COCO annotation file, which ends in .json.',
  );
}

async function readIndex(
  path: string,
  handle: FileHandle,
  { signal, onProgress }: FormatRun,
): Promise<CocoIndex> {
  const { index, sink } = createCocoIndex(path);
  const slicer = createJsonSlicer(sink);
  const { size } = await handle.stat();
  const nextTurn = takeTurns(signal);
  let chunk = Buffer.allocUnsafe(CHUNK_BYTES);
  let spare = Buffer.allocUnsafe(CHUNK_BYTES);
  let offset = 0;
  let reading = handle.read(chunk, 0, CHUNK_BYTES, 0);
  for (;;) {
    const { bytesRead } = await reading;
    if (bytesRead === 0) break;
    offset += bytesRead;
    // The disk reads the next chunk while this one is scanned.
    reading = handle.read(spare, 0, CHUNK_BYTES, offset);
    try {
      slicer.push(chunk.subarray(0, bytesRead));
      onProgress?.({ what: 'Reading annotations', done: offset, total: size });
      await nextTurn();
    } catch (error) {
      await reading; // the file must not be closed under a read
      throw error;
    }
    [chunk, spare] = [spare, chunk];
  }
  slicer.end();
  return index;
}

function createCocoFile(path: string, handle: FileHandle, index: CocoIndex, { signal }: FormatRun): CocoFile {
  if (!index.lists.has('images')) {
    throw formatInvalid(
      path,
      'It has no list “images”, so it is no COCO annotation file.',
      'Choose the COCO annotation file.',
    );
  }
  const { images, groups } = describeImages(index);
  const readAnnotations = createAnnotationReader(path, handle, groups);
  const nextTurn = takeTurns(signal);
  const annotationsOf = async (imageNumber: number): Promise<readonly CocoAnnotation[]> => {
    await nextTurn();
    return readAnnotations(imageNumber);
  };
  return {
    images,
    categories: listCategories(index),
    header: Object.fromEntries(index.header),
    annotationCount: index.table.count,
    warnings: index.warnings,
    annotationsOf,
    async *annotatedImages() {
      for (const [imageNumber, image] of images.entries()) {
        yield { imageNumber, image, annotations: await annotationsOf(imageNumber) };
      }
    },
    close: () => handle.close(),
  };
}
