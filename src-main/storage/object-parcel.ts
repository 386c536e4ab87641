import { objectJson } from '../domain/dataset-versions/object-forms';
import type {
  ObjectId,
  ObjectType,
  ObjectWriter,
  StoredObject,
} from '../domain/dataset-versions/object-store';
import { sha256 } from './hashing';
import { objectDamaged, packObject, unpackObject, type PackedObject } from './object-codec';

type ParcelEntry = readonly [id: ObjectId, type: ObjectType, encoding: number, length: number];

/**
 * Packed objects, each in a form that needs no other one, on their way between threads. Their bytes lie in one piece: passing many small ones takes
 * longer than what is done with them.
 */
export interface ObjectParcel {
  readonly entries: readonly ParcelEntry[];
  readonly bytes: Uint8Array;
}

export function wrapObjects(objects: ReadonlyMap<ObjectId, PackedObject>): ObjectParcel {
  let length = 0;
  for (const { data } of objects.values()) length += data.length;
  const bytes = new Uint8Array(length);
  let start = 0;
  const entries = [...objects].map(([id, { type, encoding, data }]): ParcelEntry => {
    bytes.set(data, start);
    start += data.length;
    return [id, type, encoding, data.length];
  });
  return { entries, bytes };
}

/** The objects of a parcel. Their data are views of its bytes. */
export function* unwrapObjects({ entries, bytes }: ObjectParcel): Generator<[ObjectId, PackedObject]> {
  let start = 0;
  for (const [id, type, encoding, length] of entries) {
    const data = Buffer.from(bytes.buffer, bytes.byteOffset + start, length);
    yield [id, { type, encoding, data }];
    start += length;
  }
}

/** Objects for work away from the library: it reads those it was given, and what it writes is gathered. */
export interface ParcelStore extends ObjectWriter {
  /** Everything written, packed. */
  written(): ObjectParcel;
}

/** A store over the objects of a parcel. */
export function createParcelStore(parcel: ObjectParcel): ParcelStore {
  const given = new Map(unwrapObjects(parcel));
  const known = new Map<ObjectId, StoredObject>();
  const written = new Map<ObjectId, PackedObject>();
  const readJson = (id: ObjectId): string => {
    const packed = given.get(id) ?? written.get(id);
    if (packed === undefined) throw objectDamaged(id, 'is missing');
    return unpackObject(id, packed).toString('utf8');
  };
  return {
    read(id) {
      const before = known.get(id);
      if (before !== undefined) return before;
      const object = JSON.parse(readJson(id)) as StoredObject;
      known.set(id, object);
      return object;
    },
    write(object) {
      const json = objectJson(object);
      const id = sha256(json);
      if (!written.has(id)) written.set(id, packObject(object.type, json));
      return id;
    },
    written: () => wrapObjects(written),
  };
}
