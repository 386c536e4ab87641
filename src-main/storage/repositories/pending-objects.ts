import type { ObjectId, StoredObject } from '../../domain/dataset-versions/object-store';
import {
  isDifference,
  packDifference,
  packedAsIs,
  type PackedObject,
  packObject,
  unpackObject,
} from '../object-codec';
import type { ObjectRepository } from './object-repository';

/** An object as it was written. */
interface WrittenObject {
  readonly object: StoredObject;
  readonly json: string;
  /** The object whose place it takes. */
  readonly like?: ObjectId | undefined;
}
/** What is left of it once it is packed, which takes far less memory. */
type Pending = WrittenObject | (PackedObject & Pick<WrittenObject, 'like'>);

export type PendingObjects = ReturnType<typeof createPendingObjects>;

/** Where what is pending finds the objects that it may differ from. */
type Stored = Pick<ObjectRepository, 'findBase' | 'readBytes'>;

/** Objects that are not in the database yet, by id. */
export function createPendingObjects(stored: Stored) {
  const pending = new Map<ObjectId, Pending>();
  const unpacked: ObjectId[] = [];
  let queue: ObjectId[] = [];
  let bytes = 0;
  const reading = readingOf(pending, stored);
  return {
    ...reading,
    get size() {
      return pending.size;
    },
    get bytes() {
      return bytes;
    },
    get isQueued() {
      return queue.length > 0;
    },
    has: (id: ObjectId) => pending.has(id),
    ids: (): ObjectId[] => [...pending.keys()],
    bases: (): ObjectId[] =>
      [...pending.values()].flatMap((entry) => ('json' in entry ? [] : (entry.base ?? []))),
    add(id: ObjectId, entry: WrittenObject | PackedObject): void {
      if (pending.has(id)) return;
      const next = withStoredLike(pending, entry);
      pending.set(id, next);
      if ('json' in next) unpacked.push(id);
      bytes += sizeOf(next);
    },
    delete(id: ObjectId): void {
      const entry = pending.get(id);
      if (entry === undefined) return;
      bytes -= sizeOf(entry);
      pending.delete(id);
    },
    /** @returns whether all are packed */
    packUntil(end: number): boolean {
      for (let id = unpacked.pop(); id !== undefined; id = unpacked.pop()) {
        const entry = pending.get(id);
        if (entry === undefined) continue;
        const next = { ...reading.packed(id), like: entry.like };
        pending.set(id, next);
        bytes += sizeOf(next) - sizeOf(entry);
        if (performance.now() >= end) break;
      }
      return unpacked.length === 0;
    },
    /** Ids still to be written, largest first: neighbours land on the same page of the database's index. */
    queue(): ObjectId[] {
      if (queue.length === 0) queue = [...pending.keys()].sort().reverse();
      return queue;
    },
  };
}

/** Pending objects in each of their forms. Only for ids of pending ones. */
function readingOf(pending: ReadonlyMap<ObjectId, Pending>, stored: Stored) {
  const get = (id: ObjectId): Pending => pending.get(id) as Pending;
  const bytesOf = (id: ObjectId, entry: PackedObject): Buffer =>
    unpackObject(id, entry, entry.base === undefined ? undefined : stored.readBytes(entry.base));
  const readJson = (id: ObjectId): string => {
    const entry = get(id);
    return 'json' in entry ? entry.json : bytesOf(id, entry).toString('utf8');
  };
  return {
    readJson,
    read(id: ObjectId): StoredObject {
      const entry = get(id);
      return 'json' in entry ? entry.object : (JSON.parse(readJson(id)) as StoredObject);
    },
    /** As it is to be stored. */
    packed(id: ObjectId): PackedObject {
      const entry = get(id);
      if (!('json' in entry)) return entry;
      const { object, json, like } = entry;
      const base = like === undefined ? undefined : stored.findBase(like);
      return base === undefined || base.id === id
        ? packObject(object.type, json)
        : packDifference(object.type, json, base);
    },
    /** In a form that needs no other object. */
    readPacked(id: ObjectId): PackedObject {
      const entry = get(id);
      if ('json' in entry) return packObject(entry.object.type, entry.json);
      return isDifference(entry) ? packedAsIs(entry.type, bytesOf(id, entry)) : entry;
    },
  };
}

/** What is not stored yet is no base of a difference. What that one takes the place of may be. */
function withStoredLike(
  pending: ReadonlyMap<ObjectId, Pending>,
  entry: WrittenObject | PackedObject,
): Pending {
  const like = 'json' in entry ? entry.like : undefined;
  const near = like === undefined ? undefined : pending.get(like);
  return near === undefined ? entry : { ...entry, like: near.like };
}

const sizeOf = (entry: Pending): number => ('json' in entry ? entry.json.length : entry.data.length);
