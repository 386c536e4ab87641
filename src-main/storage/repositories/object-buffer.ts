import { objectJson } from '../../domain/dataset-versions/object-forms';
import type { ObjectId, ObjectTextReader, ObjectWriter } from '../../domain/dataset-versions/object-store';
import { type WritableDatabase, writeAhead } from '../database';
import { sha256 } from '../hashing';
import type { PackedObject } from '../object-codec';
import type { ObjectClaims } from './object-claims';
import type { ObjectRepository } from './object-repository';
import { createPendingObjects, type PendingObjects } from './pending-objects';

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
  /** Ids of them. */
  pendingIds(): ObjectId[];
  /** Whether an object is one of them. */
  holds(id: ObjectId): boolean;
  /** Stored objects that those not yet in the database are kept as differences from. */
  pendingBases(): ObjectId[];
  /** The object in a form that needs no other one; whoever unpacks it checks it. */
  readPacked(id: ObjectId): PackedObject;
  /** Adds an object that was packed elsewhere, by this program. */
  writePacked(id: ObjectId, packed: PackedObject): void;
  /**
   * Packs what was written since the last call: it takes less memory, and writing it later a shorter transaction. Inside
   * one it does nothing: what a transaction wrote, and may take back, must not become the base of what is kept.
   */
  pack(): void;
  /** Packs or writes some of them for some 20 ms, in one transaction at most. @returns true when none are left */
  flushSome(): boolean;
  /**
   * Writes them. Inside a transaction it is part of it; otherwise in several short ones, which is safe
   * because nobody looks for an object before something refers to it.
   */
  flush(): void;
}

const INSERT =
  'INSERT INTO object (id, type, encoding, data, base) VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING';

export function createObjectBuffer(
  repository: ObjectRepository,
  db: WritableDatabase | null,
  claims: ObjectClaims,
): ObjectBuffer {
  const pending = createPendingObjects(claiming(repository, claims));
  const insert = db?.prepare<[Buffer, string, number, Uint8Array, Buffer | null]>(INSERT);
  /** @returns the ids it wrote; they stay pending until their transaction is on disk, since it may be rolled back */
  const writeUntil = (end: number): ObjectId[] => {
    const written: ObjectId[] = [];
    const queue = pending.queue();
    for (let id = queue.pop(); id !== undefined; id = queue.pop()) {
      const { type, encoding, data, base } = pending.packed(id);
      const from = base === undefined ? null : Buffer.from(base, 'hex');
      if (insert?.run(Buffer.from(id, 'hex'), type, encoding, data, from).changes === 0) claims.note(id);
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
    pendingIds: pending.ids,
    pendingBases: pending.bases,
    write(object, like) {
      const json = objectJson(object);
      const id = sha256(json);
      pending.add(id, { object, json, like });
      return id;
    },
    writePacked: (id, object) => pending.add(id, object),
    pack() {
      if (db?.inTransaction !== true) pending.packUntil(Number.POSITIVE_INFINITY);
    },
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

/** What a difference is from is needed from then on. */
const claiming = (
  repository: ObjectRepository,
  claims: ObjectClaims,
): Pick<ObjectRepository, 'findBase' | 'readBytes'> => ({
  readBytes: repository.readBytes,
  findBase(like) {
    const base = repository.findBase(like);
    if (base !== undefined) claims.note(base.id);
    return base;
  },
});

/** Pending objects first: they are not in the database yet. */
function readingOf(
  pending: PendingObjects,
  repository: ObjectRepository,
): Pick<ObjectBuffer, 'holds' | 'read' | 'readJson' | 'readPacked'> {
  return {
    holds: pending.has,
    read: (id) => (pending.has(id) ? pending.read(id) : repository.read(id)),
    readJson: (id) => (pending.has(id) ? pending.readJson(id) : repository.readJson(id)),
    readPacked: (id) => (pending.has(id) ? pending.readPacked(id) : repository.readPacked(id)),
  };
}
