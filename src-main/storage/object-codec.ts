import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ObjectId, ObjectType } from '../domain/dataset-versions/object-store';
import { AppError } from '../domain/errors/app-error';

/** How an object's canonical bytes are kept. Old encodings stay readable for ever. */
const PLAIN = 0;
const DEFLATE = 1;

/** Smaller objects are mostly hashes: half of a large import's compression time would save 3 % of its size. */
const MIN_COMPRESSED_BYTES = 400;
/** An object is a page, a document or a tree node; this is far above the largest that can be written. */
const MAX_OBJECT_BYTES = 256 * 1024 * 1024;

/**
 * A window of 8 KiB is as good as 32 KiB for objects of a few KiB and four times as fast, because
 * zlib clears it for every object (measured: 29 µs against 124 µs for a page of 14 regions).
 */
const OPTIONS = { level: 3, windowBits: 13, memLevel: 6, chunkSize: 4096 };

/** An object as the database keeps it. */
export interface PackedObject {
  readonly type: ObjectType;
  readonly encoding: number;
  readonly data: Uint8Array;
}

export function packObject(type: ObjectType, json: string): PackedObject {
  const bytes = Buffer.from(json, 'utf8');
  if (bytes.length < MIN_COMPRESSED_BYTES) return { type, encoding: PLAIN, data: bytes };
  // A copy: what zlib gives is a view that keeps its whole chunk, and tens of thousands wait for the database.
  return { type, encoding: DEFLATE, data: Buffer.from(deflateRawSync(bytes, OPTIONS)) };
}

/**
 * The canonical bytes of an object, checked against its id.
 *
 * @throws AppError `object-damaged`
 */
export function unpackObject(id: ObjectId, packed: Pick<PackedObject, 'encoding' | 'data'>): Buffer {
  const bytes = decodeOrThrow(id, packed);
  if (hash('sha256', bytes, 'hex') !== id) throw objectDamaged(id, 'does not match its hash');
  return bytes;
}

function decodeOrThrow(id: ObjectId, { encoding, data }: Pick<PackedObject, 'encoding' | 'data'>): Buffer {
  if (encoding === PLAIN) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (encoding !== DEFLATE) throw objectDamaged(id, `has the unknown encoding ${encoding}`);
  try {
    return inflateRawSync(data, { maxOutputLength: MAX_OBJECT_BYTES });
  } catch (cause) {
    throw objectDamaged(id, 'cannot be unpacked', cause);
  }
}

/** The refusal of an object that is not what its id says. */
export const objectDamaged = (id: ObjectId, how: string, cause?: unknown): AppError =>
  new AppError(
    'object-damaged',
    {
      what: 'A part of the library could not be read.',
      why: `Object ${id.slice(0, 12)}… ${how}.`,
      next: 'Run `colophon verify` to see what is affected, and restore the library from a backup.',
    },
    { cause },
  );
