import { objectJson } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectWriter, StoredObject } from '../../domain/dataset-versions/object-store';
import { type WritableDatabase, writeAhead } from '../database';
import { sha256 } from '../hashing';
import { encodeObject, type EncodedObject } from '../object-codec';
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
export interface ObjectBuffer extends ObjectWriter {
  /** Objects not yet in the database. */
  readonly size: number;
  /** Bytes of canonical JSON not yet in the database. */
  readonly bytes: number;
  /** Whether an object is one of those not yet in the database. */
  holds(id: ObjectId): boolean;
  /** Compresses what was written since the last call, so that writing it later takes a shorter transaction. */
  pack(): void;
  /** Packs or writes some of them for some 20 ms, in one transaction at most. @returns true when none are left */
  flushSome(): boolean;
  /**
   * Writes them. Inside a transaction it is part of it; otherwise in several short ones, which is safe
   * because nobody looks for an object before something refers to it.
   */
  flush(): void;
}

export function createObjectBuffer(repository: ObjectRepository, db: WritableDatabase | null): ObjectBuffer {
  const pending = createPendingObjects();
  const insert = db?.prepare<[Buffer, string, number, Buffer]>(
    'INSERT INTO object (id, type, encoding, data) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  /** @returns the ids it wrote; they stay pending until their transaction is on disk, since it may be rolled back */
  const writeUntil = (end: number): ObjectId[] => {
    const written: ObjectId[] = [];
    const queue = pending.queue();
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const { object, json, packed } = pending.get(id) as Pending;
      const { encoding, data } = packed ?? encodeObject(json);
      insert?.run(Buffer.from(id, 'hex'), object.type, encoding, data);
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
    holds: (id) => pending.get(id) !== undefined,
    read: (id) => pending.get(id)?.object ?? repository.read(id),
    write(object) {
      const json = objectJson(object);
      const id = sha256(json);
      pending.add(id, { object, json });
      return id;
    },
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

interface Pending {
  readonly object: StoredObject;
  readonly json: string;
  packed?: EncodedObject;
}

function createPendingObjects() {
  const pending = new Map<ObjectId, Pending>();
  const unpacked: Pending[] = [];
  let queue: ObjectId[] = [];
  let bytes = 0;
  return {
    get size() {
      return pending.size;
    },
    get bytes() {
      return bytes;
    },
    get: (id: ObjectId) => pending.get(id),
    add(id: ObjectId, entry: Pending): void {
      if (pending.has(id)) return;
      pending.set(id, entry);
      unpacked.push(entry);
      bytes += entry.json.length;
    },
    delete(id: ObjectId): void {
      bytes -= pending.get(id)?.json.length ?? 0;
      pending.delete(id);
    },
    /** @returns whether all are packed */
    packUntil(end: number): boolean {
      for (let entry = unpacked.pop(); entry !== undefined; entry = unpacked.pop()) {
        entry.packed ??= encodeObject(entry.json);
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
