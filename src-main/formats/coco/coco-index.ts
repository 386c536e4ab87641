import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';
import { formatInvalid } from '../format-errors';
import type { SliceSink } from '../json/json-array-slicer';
import { JsonSyntaxError } from '../json/json-syntax-error';
import { parseJsonText } from '../json/parse-json-text';
import { createWarnings, type Warnings } from '../warnings';
import { type AnnotationTable, createAnnotationTable } from './annotation-table';
import { readAnnotation } from './coco-annotation';
import { type CocoId, isJsonObject, toCocoId } from './coco-types';
import { createSeenIds, type SeenIds } from './seen-ids';

/** Other top-level values are kept up to this size each; they are meant for licences and notes, not for data. */
const MAX_HEADER_BYTES = 1024 * 1024;

/** What the first pass over a COCO file collects: all but the annotations, and where those lie. */
export interface CocoIndex {
  readonly warnings: Warnings;
  readonly images: JsonObject[];
  readonly categories: JsonObject[];
  readonly header: Map<string, JsonValue>;
  readonly table: AnnotationTable;
  /** Number of every image id that images or annotations name. */
  readonly slots: Map<CocoId, number>;
  /** Category ids that annotations use, in the order of their first use. */
  readonly usedCategories: Set<CocoId>;
  /** Top-level lists that were there. */
  readonly lists: Set<string>;
}

interface Indexing extends CocoIndex {
  readonly path: string;
  readonly annotationIds: SeenIds;
  /** Bytes so far of each other top-level list; `null` once it was too large and given up. */
  readonly headerBytes: Map<string, number | null>;
}

const LISTS: ReadonlySet<string> = new Set(['images', 'annotations', 'categories']);

/** A sink that fills an index with what the slicer finds. @param path for errors */
export function createCocoIndex(path: string): { index: CocoIndex; sink: SliceSink } {
  const indexing: Indexing = {
    path,
    warnings: createWarnings(),
    images: [],
    categories: [],
    header: new Map(),
    table: createAnnotationTable(),
    slots: new Map(),
    usedCategories: new Set(),
    lists: new Set(),
    annotationIds: createSeenIds(),
    headerBytes: new Map(),
  };
  return {
    index: indexing,
    sink: {
      array: (key) => beginList(indexing, key),
      element: (key, bytes, offset) => addElement(indexing, key, bytes, offset),
      value: (key, bytes, offset) => addValue(indexing, key, bytes, offset),
    },
  };
}

function beginList(indexing: Indexing, key: string | null): void {
  if (key === null) return;
  if (indexing.lists.has(key) || indexing.header.has(key)) warnOfSecondKey(indexing, key);
  indexing.lists.add(key);
  if (!LISTS.has(key)) indexing.header.set(key, []);
}

function addElement(indexing: Indexing, key: string | null, bytes: Buffer, offset: number): void {
  if (key === 'annotations')
    return addAnnotation(indexing, parse(indexing, bytes, offset), bytes.length, offset);
  if (key === 'images') return addImage(indexing, parse(indexing, bytes, offset));
  if (key === 'categories') return addCategory(indexing, parse(indexing, bytes, offset));
  if (key === null) throw notCoco(indexing, parse(indexing, bytes, offset));
  const size = indexing.headerBytes.get(key);
  if (size === null) return;
  if ((size ?? 0) + bytes.length > MAX_HEADER_BYTES) return dropHeader(indexing, key);
  indexing.headerBytes.set(key, (size ?? 0) + bytes.length);
  (indexing.header.get(key) as JsonValue[]).push(parse(indexing, bytes, offset));
}

function addValue(indexing: Indexing, key: string, bytes: Buffer, offset: number): void {
  if (LISTS.has(key)) throw new JsonSyntaxError(offset, 'a value that is no list', `a list of ${key}, “[”`);
  if (indexing.header.has(key)) warnOfSecondKey(indexing, key);
  if (bytes.length > MAX_HEADER_BYTES) dropHeader(indexing, key);
  else indexing.header.set(key, parse(indexing, bytes, offset));
}

function dropHeader({ header, headerBytes, warnings }: Indexing, key: string): void {
  header.delete(key);
  headerBytes.set(key, null);
  warnings.add('header-too-large', () => `“${key}” is larger than 1 MiB and was not kept`);
}

const warnOfSecondKey = ({ warnings }: Indexing, key: string): void =>
  warnings.add(
    'key-duplicate',
    () =>
      `“${key}” comes twice at the top of the file: lists were joined, of other values the last one counts`,
  );

function parse({ warnings }: Indexing, bytes: Buffer, offset: number): JsonValue {
  const { value, ...notes } = parseJsonText(bytes, offset);
  if (notes.hasHugeIntegers) {
    warnings.add(
      'number-precision',
      () => `byte ${offset}: an integer beyond 2^53 is kept as text, so that no digit is lost`,
    );
  }
  if (notes.hasNonFinite)
    warnings.add('number-not-finite', () => `byte ${offset}: NaN or Infinity, read as null`);
  if (notes.hasDamagedText) warnings.add('text-encoding', () => `byte ${offset}: text that is not UTF-8`);
  return value;
}

function addImage({ images, warnings }: Indexing, value: JsonValue): void {
  if (isJsonObject(value)) images.push(value);
  else
    warnings.add(
      'image-invalid',
      () => `${JSON.stringify(value).slice(0, 80)} stands in images: not imported`,
    );
}

function addCategory({ categories, warnings }: Indexing, value: JsonValue): void {
  if (isJsonObject(value)) categories.push(value);
  else
    warnings.add(
      'category-invalid',
      () => `${JSON.stringify(value).slice(0, 80)} stands in categories: not imported`,
    );
}

function addAnnotation(indexing: Indexing, value: JsonValue, length: number, offset: number): void {
  const { warnings, table, usedCategories, annotationIds } = indexing;
  if (!isJsonObject(value)) {
    warnings.add(
      'annotation-invalid',
      () => `${JSON.stringify(value).slice(0, 80)} stands in annotations: not imported`,
    );
    return;
  }
  const annotation = readAnnotation(value, warnings);
  const { id, categoryId } = annotation;
  if (categoryId !== null) usedCategories.add(categoryId);
  if (id !== null && !annotationIds.add(id)) {
    warnings.add('annotation-id-duplicate', () => `annotation id ${id} comes more than once: all are kept`);
  }
  table.add(slotOf(indexing, toCocoId(value['image_id'])), offset, length);
}

/** An annotation without image id gets a slot that no image can have. */
function slotOf({ slots }: Indexing, imageId: CocoId | null): number {
  const key = imageId ?? '';
  const known = slots.get(key);
  if (known !== undefined) return known;
  slots.set(key, slots.size);
  return slots.size - 1;
}

function notCoco({ path }: Indexing, first: JsonValue): Error {
  const isResult =
    isJsonObject(first) && first['image_id'] !== undefined && first['category_id'] !== undefined;
  return isResult
    ? formatInvalid(
        path,
        'It is a COCO results file (a list of predictions), which names no images and no categories.',
        'Import the annotation file it was computed for; results are compared with a version in an evaluation.',
      )
    : formatInvalid(
        path,
        'It is a list; a COCO file is an object with images, annotations and categories.',
        'Choose the COCO annotation file.',
      );
}
