import { hash } from 'node:crypto';
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { ObjectId, ObjectType } from '../domain/dataset-versions/object-store';
import { AppError } from '../domain/errors/app-error';
import { splice, unsplice } from './splice';

/** How an object's canonical bytes are kept. Old encodings stay readable for ever. */
const PLAIN = 0;
const DEFLATE = 1;
/** Deflated with the bytes of another object, its base, as the dictionary: what the two have in common costs nothing. */
const DIFFERENCE = 2;
/** What stands between the beginning and the end that it has in common with another object, its base. */
const SPLICE = 3;

/** Smaller objects are mostly hashes: half of a large import's compression time would save 3 % of its size. */
const MIN_COMPRESSED_BYTES = 400;
/** An object is a page, a document or a tree node; this is far above the largest that can be written. */
const MAX_OBJECT_BYTES = 256 * 1024 * 1024;

/** Most objects fit into one; zlib allocates it for every object, and twice as much takes a third longer. */
const CHUNK_BYTES = 8192;

/**
 * A window of 8 KiB is as good as 32 KiB for objects of a few KiB and four times as fast, because
 * zlib clears it for every object (measured: 29 µs against 124 µs for a page of 14 regions).
 */
const OPTIONS = { level: 3, windowBits: 13, memLevel: 6, chunkSize: 4096 };

/**
 * A difference is kept while it takes at most this part of its base. It is from a whole object always, never from another difference,
 * so reading takes two look-ups at most, and it grows with what changed since; at about this size a
 * new whole object costs less in the long run (docs/decisions/0018).
 */
const LARGEST_DIFFERENCE = 1 / 2;
/**
 * A splice is kept where it takes at most this much more than deflated, since it is read in a tenth of the time; and where it takes
 * no more than this many bytes nothing is deflated to compare.
 */
const LARGER_SPLICE = 1.25;
const SMALL_SPLICE = 40;
/** What the id of a base takes. */
const ID_BYTES = 32;
/** The largest window that deflate has, and the least that Node allows for raw data; bytes and bits. */
const MAX_WINDOW = 32 * 1024;
const MIN_WINDOW_BITS = 9;
/** Deflate does not look back over its whole window, and what was inserted moves the rest further away. */
const DISTANCE_MARGIN = 1024;

/** An object as the database keeps it. */
export interface PackedObject {
  readonly type: ObjectType;
  readonly encoding: number;
  readonly data: Uint8Array;
  /** The object that this one is the difference from; absent when it is whole. */
  readonly base?: ObjectId;
}

/** A whole object that others may be kept as differences from. */
export interface DifferenceBase {
  readonly id: ObjectId;
  readonly bytes: Buffer;
  /** Bytes that it takes as it is kept. */
  readonly packedSize: number;
}

/** An object by itself. */
export function packObject(type: ObjectType, json: string): PackedObject {
  const bytes = Buffer.from(json, 'utf8');
  if (bytes.length < MIN_COMPRESSED_BYTES) return { type, encoding: PLAIN, data: bytes };
  // A copy: what zlib gives is a view that keeps its whole chunk, and tens of thousands wait for the database.
  return { type, encoding: DEFLATE, data: Buffer.from(deflateRawSync(bytes, OPTIONS)) };
}

/** An object as its difference from a base, where that takes much less room; else by itself. */
export function packDifference(type: ObjectType, json: string, base: DifferenceBase): PackedObject {
  const bytes = Buffer.from(json, 'utf8');
  const { encoding, data } = differenceFrom(base.bytes, bytes);
  const whole = (bytes.length / base.bytes.length) * base.packedSize; // near enough, and nothing is packed for it
  if (data.length + ID_BYTES > whole * LARGEST_DIFFERENCE) return packObject(type, json);
  return { type, encoding, data, base: base.id };
}

function differenceFrom(base: Buffer, bytes: Buffer): Pick<PackedObject, 'encoding' | 'data'> {
  const spliced = { encoding: SPLICE, data: splice(base, bytes) };
  if (spliced.data.length <= SMALL_SPLICE || base.length + DISTANCE_MARGIN > MAX_WINDOW) return spliced;
  const data = deflateRawSync(bytes, { ...windowOver(base), level: 6, memLevel: 5, chunkSize: 1024 });
  return spliced.data.length <= data.length * LARGER_SPLICE
    ? spliced
    : { encoding: DIFFERENCE, data: Buffer.from(data) };
}

/**
 * The smallest window that reaches over a whole base: zlib allocates it for every object. What reads needs at least what wrote
 * had: for a base it may become larger, never smaller.
 */
const windowOver = (dictionary: Buffer) => ({
  dictionary,
  windowBits: Math.max(MIN_WINDOW_BITS, Math.ceil(Math.log2(dictionary.length + DISTANCE_MARGIN))),
});

/** Whether what is stored is the difference from another object. */
export const isDifference = ({ encoding }: Pick<PackedObject, 'encoding'>): boolean =>
  encoding === DIFFERENCE || encoding === SPLICE;

/** Bytes handed over as a packed object, for who has not the base. */
export const packedAsIs = (type: ObjectType, bytes: Uint8Array): PackedObject => ({
  type,
  encoding: PLAIN,
  data: bytes,
});

/**
 * The canonical bytes of an object, checked against its id.
 *
 * @param base the bytes of its base, for a difference
 * @throws AppError `object-damaged`
 */
export function unpackObject(
  id: ObjectId,
  packed: Pick<PackedObject, 'encoding' | 'data'>,
  base?: Buffer,
): Buffer {
  const bytes = decodeOrThrow(id, packed, base);
  if (hash('sha256', bytes, 'hex') !== id) throw objectDamaged(id, 'does not match its hash');
  return bytes;
}

function decodeOrThrow(
  id: ObjectId,
  { encoding, data }: Pick<PackedObject, 'encoding' | 'data'>,
  base: Buffer | undefined,
): Buffer {
  if (encoding === PLAIN) return Buffer.from(data.buffer, data.byteOffset, data.byteLength);
  if (isDifference({ encoding }) && base === undefined)
    throw objectDamaged(id, 'is a difference from an object that is not known');
  if (encoding !== DEFLATE && !isDifference({ encoding }))
    throw objectDamaged(id, `has the unknown encoding ${encoding}`);
  try {
    if (encoding === SPLICE && base !== undefined) return unsplice(base, data);
    return inflateRawSync(data, {
      maxOutputLength: MAX_OBJECT_BYTES,
      chunkSize: CHUNK_BYTES,
      ...(base !== undefined && windowOver(base)),
    });
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
      next: 'Check every file of the library to see what is affected, and restore it from a backup.',
      inTerminal: 'See what is affected with: colophon verify, and restore the library from a backup.',
    },
    { cause },
  );
