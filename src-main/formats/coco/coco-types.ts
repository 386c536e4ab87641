import type { JsonObject, JsonValue } from '../../domain/canonical/canonical-json';

/** Id of an image, category or annotation. Integers beyond 2^53 are strings, so that no two become one. */
export type CocoId = number | string;

export interface CocoImage {
  readonly id: CocoId | null;
  readonly fileName: string | null;
  /** Declared pixels; `null` when missing or not above zero. */
  readonly width: number | null;
  readonly height: number | null;
  /** Everything as it came, ids included. */
  readonly fields: JsonObject;
  readonly annotationCount: number;
}

export interface CocoCategory {
  readonly id: CocoId | null;
  readonly name: string;
  /** Everything as it came; `{id, name}` for a category that annotations use and the file does not list. */
  readonly fields: JsonObject;
}

export interface CocoAnnotation {
  readonly id: CocoId | null;
  readonly categoryId: CocoId | null;
  /** x, y, width, height in pixels of the image, as they came; `null` when there is no usable box: not imported. */
  readonly bbox: readonly [x: number, y: number, width: number, height: number] | null;
  /** Everything as it came, bbox and ids included. */
  readonly fields: JsonObject;
}

/** An id as it is compared: `5` and `"5"` are the same one, as tools mix them. `null` when it is none. */
export function toCocoId(value: JsonValue | undefined): CocoId | null {
  if (typeof value === 'number') return value;
  if (typeof value !== 'string' || value === '') return null;
  return /^(?:0|-?[1-9]\d{0,14})$/.test(value) ? Number(value) : value;
}

export const isJsonObject = (value: JsonValue | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export type ImageSize =
  | { readonly width: number; readonly height: number }
  | { readonly width: null; readonly height: null };

/** Beyond it, in pixels, a size is no image but damage. */
const MAX_EDGE = 1e9;

/** Declared size of an image in pixels, from its `width` and `height`; both or neither. */
export function sizeOf(width: JsonValue | undefined, height: JsonValue | undefined): ImageSize {
  return isEdge(width) && isEdge(height) ? { width, height } : { width: null, height: null };
}

const isEdge = (value: JsonValue | undefined): value is number =>
  typeof value === 'number' && value > 0 && value <= MAX_EDGE;
