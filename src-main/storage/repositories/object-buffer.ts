import { objectJson } from '../../domain/dataset-versions/object-forms';
import type {
  ObjectId,
  ObjectTextReader,
  ObjectWriter,
  StoredObject,
} from '../../domain/dataset-versions/object-store';
import { type WritableDatabase, writeAhead } from '../database';
import { sha256 } from '../hashing';
import { packObject, unpackObject, type PackedObject } from '../object-codec';
import type { ObjectClaims } from './object-claims';
import type { ObjectRepository } from './object-repository';

/**
 * How long one transaction writes objects, in milliseconds; an edit may have to wait 100. Bytes would not say:
 * 2 MiB are 500 pages (20 ms) or 10,000 documents (300 ms and more).
 */
const BATCH_MS = 20;

/**
 * A writer that keeps new objects in memory until `flush` puts them into the database, so that
 * content can be prepared without a transaction and published by a short one.
 */
export interface ObjectBuffer extends ObjectWriter, ObjectTextReader {
  /** Objects not yet in the database. */
  readonly size: number;
  /** Bytes of them, packed where they are packed. */
  readonly bytes: number;
  /** Whether `flushSome` has begun with objects in the order of their ids, and more of these are left. */
  readonly isFlushing: boolean;
  /** Whether an object is one of those not yet in the database. */
  holds(id: ObjectId): boolean;
  /** The object as it is kept; whoever unpacks it checks it. */
  readPacked(id: ObjectId): PackedObject;
  /** Adds an object that was packed elsewhere, by this program. */
  writePacked(id: ObjectId, packed: PackedObject): void;
  /** Packs what was written since the last call: it takes less memory, and writing it later a shorter transaction. */
  pack(): void;
  /** Packs or writes some of them for some 20 ms, in one transaction at most. @returns true when none are left */
  flushSome(): boolean;
  /**
   * Writes them. Inside a transaction it is part of it; otherwise in several short ones, which is safe
   * because nobody looks for an object before something refers to it.
   */
  flush(): void;
}

const INSERT = 'INSERT INTO object (id, type, encoding, data) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING';

export function createObjectBuffer(
  repository: ObjectRepository,
  db: WritableDatabase | null,
  claims: ObjectClaims,
): ObjectBuffer {
  const pending = createPendingObjects();
  const insert = db?.prepare<[Buffer, string, number, Uint8Array]>(INSERT);
  /** @returns the ids it wrote; they stay pending until their transaction is on disk, since it may be rolled back */
  const writeUntil = (end: number): ObjectId[] => {
    const written: ObjectId[] = [];
    const queue = pending.queue();
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const { type, encoding, data } = packed(pending.get(id) as Pending);
      if (insert?.run(Buffer.from(id, 'hex'), type, encoding, data).changes === 0) claims.note(id);
      written.push(id);
      if (performance.now() >= end) break;
    }
    return written;
  };
  const flushSome = (writable: WritableDatabase): boolean => {
    if (!pending.packUntil(performance.now() + BATCH_MS)) return false;
    const written = writeAhead(writable, () => writeUntil(performance.now() + BATCH_MS));
    for (const id of written) pending.delete(id);
    return pending.size === 0;
  };
  return {
    get size() {
      return pending.size;
    },
    get bytes() {
      return pending.bytes;
    },
    get isFlushing() {
      return pending.isQueued;
    },
    ...readingOf(pending, repository),
    write(object) {
      const json = objectJson(object);
      const id = sha256(json);
      pending.add(id, { object, json });
      return id;
    },
    writePacked: (id, object) => pending.add(id, object),
    pack: () => void pending.packUntil(Number.POSITIVE_INFINITY),
    flushSome() {
      if (db === null || db.inTransaction)
        throw new Error('objects are written in turns outside a transaction only');
      return pending.size === 0 || flushSome(db);
    },
    flush() {
      if (db === null) throw new Error('this buffer was made for reading only');
      if (db.inTransaction) writeUntil(Number.POSITIVE_INFINITY);
      else while (pending.size > 0) flushSome(db);
    },
  };
}

/** Pending objects first: they are not in the database yet. */
function readingOf(
  pending: ReturnType<typeof createPendingObjects>,
  repository: ObjectRepository,
): Pick<ObjectBuffer, 'holds' | 'read' | 'readJson' | 'readPacked'> {
  return {
    holds: (id) => pending.get(id) !== undefined,
    read(id) {
      const entry = pending.get(id);
      return entry === undefined ? repository.read(id) : objectOf(id, entry);
    },
    readJson(id) {
      const entry = pending.get(id);
      return entry === undefined ? repository.readJson(id) : jsonOf(id, entry);
    },
    readPacked(id) {
      const entry = pending.get(id);
      return entry === undefined ? repository.readPacked(id) : packed(entry);
    },
  };
}

/** An object as it was written, or what is left of it once it is packed, which takes far less memory. */
type Pending = { readonly object: StoredObject; readonly json: string } | PackedObject;

const packed = (entry: Pending): PackedObject =>
  'json' in entry ? packObject(entry.object.type, entry.json) : entry;
const jsonOf = (id: ObjectId, entry: Pending): string =>
  'json' in entry ? entry.json : unpackObject(id, entry).toString('utf8');
const objectOf = (id: ObjectId, entry: Pending): StoredObject =>
  'json' in entry ? entry.object : (JSON.parse(jsonOf(id, entry)) as StoredObject);
const sizeOf = (entry: Pending): number => ('json' in entry ? entry.json.length : entry.data.length);

function createPendingObjects() {
  const pending = new Map<ObjectId, Pending>();
  const unpacked: ObjectId[] = [];
  let queue: ObjectId[] = [];
  let bytes = 0;
  return {
    get size() {
      return pending.size;
    },
    get bytes() {
      return bytes;
    },
    get isQueued() {
      return queue.length > 0;
    },
    get: (id: ObjectId) => pending.get(id),
    add(id: ObjectId, entry: Pending): void {
      if (pending.has(id)) return;
      pending.set(id, entry);
      if ('json' in entry) unpacked.push(id);
      bytes += sizeOf(entry);
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
        const next = packed(entry);
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
