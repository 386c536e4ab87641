import { hash } from 'node:crypto';
import type {
  ObjectId,
  ObjectReader,
  ObjectWriter,
  StoredObject,
} from '../../domain/dataset-versions/object-store';
import { objectJson } from '../../domain/dataset-versions/object-forms';
import { AppError } from '../../domain/errors/app-error';
import { type ReadableDatabase, type WritableDatabase, writeAhead } from '../database';
import { sha256 } from '../hashing';
import { decodeObject, encodeObject, type EncodedObject } from '../object-codec';

/**
 * How long one transaction writes objects, in milliseconds; an edit may have to wait 100. Bytes would not say:
 * 2 MiB are 500 pages (20 ms) or 10,000 documents (300 ms and more).
 */
const BATCH_MS = 20;

/** Parsed objects kept for the next reader. Tree nodes near the root are read again and again. */
const CACHED_OBJECTS = 8192;

export interface ObjectRepository extends ObjectReader {
  has(id: ObjectId): boolean;
  /** The canonical bytes, checked against the id. */
  readBytes(id: ObjectId): Buffer;
  /** Ids of all objects after a given one, in order, for walking them in slices. */
  listIds(after: ObjectId, limit: number): ObjectId[];
  count(): number;
}

/** Objects by SHA-256. Every read checks that the bytes match the id. */
export function createObjectRepository(db: ReadableDatabase): ObjectRepository {
  const select = db.prepare<[Buffer], { encoding: number; data: Buffer }>(
    'SELECT encoding, data FROM object WHERE id = ?',
  );
  const selectIds = db
    .prepare<[Buffer, number], Buffer>('SELECT id FROM object WHERE id > ? ORDER BY id LIMIT ?')
    .pluck();
  const selectHas = db.prepare<[Buffer], number>('SELECT 1 FROM object WHERE id = ?').pluck();
  const selectCount = db.prepare<[], number>('SELECT count(*) FROM object').pluck();
  const cache = new Map<ObjectId, StoredObject>();

  const readBytes = (id: ObjectId): Buffer => {
    const row = select.get(Buffer.from(id, 'hex'));
    if (row === undefined) throw objectDamaged(id, 'is missing');
    const bytes = decodeOrThrow(id, row);
    if (hash('sha256', bytes, 'hex') !== id) throw objectDamaged(id, 'does not match its hash');
    return bytes;
  };

  return {
    read(id) {
      const known = cache.get(id);
      if (known !== undefined) return known;
      const object = JSON.parse(readBytes(id).toString('utf8')) as StoredObject;
      if (cache.size >= CACHED_OBJECTS) cache.delete(cache.keys().next().value as ObjectId);
      cache.set(id, object);
      return object;
    },
    readBytes,
    has: (id) => selectHas.get(Buffer.from(id, 'hex')) !== undefined,
    listIds: (after, limit) =>
      selectIds.all(Buffer.from(after, 'hex'), limit).map((id) => id.toString('hex')),
    count: () => selectCount.get() ?? 0,
  };
}

function decodeOrThrow(id: ObjectId, row: { encoding: number; data: Buffer }): Buffer {
  try {
    return decodeObject(row.encoding, row.data);
  } catch (cause) {
    throw objectDamaged(id, 'cannot be unpacked', cause);
  }
}

const objectDamaged = (id: ObjectId, how: string, cause?: unknown): AppError =>
  new AppError(
    'object-damaged',
    {
      what: 'A part of the library could not be read.',
      why: `Object ${id.slice(0, 12)}… ${how}.`,
      next: 'Run `colophon verify` to see what is affected, and restore the library from a backup.',
    },
    { cause },
  );

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

interface Pending {
  readonly object: StoredObject;
  readonly json: string;
  packed?: EncodedObject;
}

export function createObjectBuffer(repository: ObjectRepository, db: WritableDatabase | null): ObjectBuffer {
  const pending = new Map<ObjectId, Pending>();
  const unpacked: Pending[] = [];
  /** Ids still to be written, largest first. Neighbours land on the same page of the index. */
  let queue: ObjectId[] = [];
  let bytes = 0;
  const insert = db?.prepare<[Buffer, string, number, Buffer]>(
    'INSERT INTO object (id, type, encoding, data) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING',
  );
  /** @returns whether all are packed */
  const packUntil = (end: number): boolean => {
    for (let entry = unpacked.pop(); entry !== undefined; entry = unpacked.pop()) {
      entry.packed ??= encodeObject(entry.json);
      if (performance.now() >= end) break;
    }
    return unpacked.length === 0;
  };
  /** @returns the ids it wrote; they stay pending until their transaction is on disk, since it may be rolled back */
  const writeUntil = (end: number): ObjectId[] => {
    const written: ObjectId[] = [];
    if (queue.length === 0) queue = [...pending.keys()].sort().reverse();
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
    if (!packUntil(performance.now() + BATCH_MS)) return false;
    const written = writeAhead(writable, () => writeUntil(performance.now() + BATCH_MS));
    for (const id of written) {
      bytes -= pending.get(id)?.json.length ?? 0;
      pending.delete(id);
    }
    return pending.size === 0;
  };
  return {
    get size() {
      return pending.size;
    },
    get bytes() {
      return bytes;
    },
    holds: (id) => pending.has(id),
    read: (id) => pending.get(id)?.object ?? repository.read(id),
    write(object) {
      const json = objectJson(object);
      const id = sha256(json);
      if (!pending.has(id)) {
        const entry = { object, json };
        pending.set(id, entry);
        unpacked.push(entry);
        bytes += json.length;
      }
      return id;
    },
    pack: () => void packUntil(Number.POSITIVE_INFINITY),
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
