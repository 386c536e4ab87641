import { readSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { describeFileError, formatInvalid } from '../format-errors';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { parseJsonText } from '../json/parse-json-text';
import type { AnnotationGroups } from './annotation-table';
import { readAnnotation } from './coco-annotation';
import { type CocoAnnotation, isJsonObject } from './coco-types';

interface Range {
  readonly offset: number;
  readonly length: number;
}

/** Reading the gap between two annotations is cheaper than a second read. */
const MAX_GAP_BYTES = 4 * 1024;
/** Up to here a blocking read costs microseconds, a tenth of an asynchronous one: files with shuffled annotations need a million. */
const MAX_BLOCKING_BYTES = 256 * 1024;

/** Reads the annotations of one image again, from their places in the file. */
export function createAnnotationReader(
  path: string,
  handle: FileHandle,
  groups: AnnotationGroups,
): (image: number) => Promise<readonly CocoAnnotation[]> {
  return async (image) => {
    const annotations: CocoAnnotation[] = [];
    for (const run of joinRanges(groups.rangesOf(image))) {
      const bytes = await readRun(path, handle, run);
      for (const { offset, length } of run.ranges) {
        annotations.push(
          parseAgain(path, bytes.subarray(offset - run.offset, offset - run.offset + length), offset),
        );
      }
    }
    return annotations;
  };
}

interface Run extends Range {
  readonly ranges: readonly Range[];
}

/** Ranges that lie close together, as one read. They are ascending. */
function joinRanges(ranges: readonly Range[]): Run[] {
  const runs: { offset: number; length: number; ranges: Range[] }[] = [];
  for (const range of ranges) {
    const last = runs.at(-1);
    if (last !== undefined && range.offset - (last.offset + last.length) <= MAX_GAP_BYTES) {
      last.length = range.offset + range.length - last.offset;
      last.ranges.push(range);
    } else runs.push({ ...range, ranges: [range] });
  }
  return runs;
}

async function readRun(path: string, handle: FileHandle, { offset, length }: Range): Promise<Buffer> {
  const bytes = Buffer.allocUnsafe(length);
  try {
    for (let filled = 0; filled < length;) {
      const count =
        length <= MAX_BLOCKING_BYTES
          ? readSync(handle.fd, bytes, filled, length - filled, offset + filled)
          : (await handle.read(bytes, filled, length - filled, offset + filled)).bytesRead;
      if (count === 0) throw changed(path);
      filled += count;
    }
  } catch (error) {
    throw describeFileError(error, 'The annotations were not read.');
  }
  return bytes;
}

function parseAgain(path: string, bytes: Buffer, offset: number): CocoAnnotation {
  try {
    const { value } = parseJsonText(bytes, offset);
    if (isJsonObject(value)) return readAnnotation(value, null);
  } catch (error) {
    if (!(error instanceof JsonSyntaxError)) throw error;
  }
  throw changed(path);
}

const changed = (path: string): Error =>
  formatInvalid(
    path,
    'It changed while it was being read.',
    'Wait until the other program has finished, then import it again.',
  );
