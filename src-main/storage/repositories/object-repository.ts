import type { ObjectId, ObjectTextReader, StoredObject } from '../../domain/dataset-versions/object-store';
import type { ReadableDatabase } from '../database';
import { objectDamaged, unpackObject, type PackedObject } from '../object-codec';

/** Parsed tree nodes kept for the next reader: those near the root are read again and again. */
const CACHED_NODES = 8192;
/** Other parsed objects kept: enough for turning pages, few enough that reading all of a dataset keeps none long. */
const CACHED_OTHERS = 512;

export interface ObjectRepository extends ObjectTextReader {
  has(id: ObjectId): boolean;
  /** The canonical bytes, checked against the id. */
  readBytes(id: ObjectId): Buffer;
  /** The object as it is kept; whoever unpacks it checks it. */
  readPacked(id: ObjectId): PackedObject;
  /** Ids of all objects after a given one, in order, for walking them in slices. */
  listIds(after: ObjectId, limit: number): ObjectId[];
  count(): number;
}

/** Objects by SHA-256. Every read checks that the bytes match the id. */
export function createObjectRepository(db: ReadableDatabase): ObjectRepository {
  const select = db.prepare<[Buffer], PackedObject>('SELECT type, encoding, data FROM object WHERE id = ?');
  const selectIds = db
    .prepare<[Buffer, number], Buffer>('SELECT id FROM object WHERE id > ? ORDER BY id LIMIT ?')
    .pluck();
  const selectHas = db.prepare<[Buffer], number>('SELECT 1 FROM object WHERE id = ?').pluck();
  const selectCount = db.prepare<[], number>('SELECT count(*) FROM object').pluck();
  const nodes = createCache(CACHED_NODES);
  const others = createCache(CACHED_OTHERS);

  const readPacked = (id: ObjectId): PackedObject => {
    const row = select.get(Buffer.from(id, 'hex'));
    if (row === undefined) throw objectDamaged(id, 'is missing');
    return row;
  };
  const readBytes = (id: ObjectId): Buffer => unpackObject(id, readPacked(id));
  const readJson = (id: ObjectId): string => readBytes(id).toString('utf8');

  return {
    read(id) {
      const known = nodes.get(id) ?? others.get(id);
      if (known !== undefined) return known;
      const object = JSON.parse(readJson(id)) as StoredObject;
      (object.type === 'tree' ? nodes : others).put(id, object);
      return object;
    },
    readJson,
    readBytes,
    readPacked,
    has: (id) => selectHas.get(Buffer.from(id, 'hex')) !== undefined,
    listIds: (after, limit) =>
      selectIds.all(Buffer.from(after, 'hex'), limit).map((id) => id.toString('hex')),
    count: () => selectCount.get() ?? 0,
  };
}

/** The objects read last, up to a number of them. */
function createCache(limit: number) {
  const objects = new Map<ObjectId, StoredObject>();
  return {
    get: (id: ObjectId) => objects.get(id),
    put(id: ObjectId, object: StoredObject): void {
      if (objects.size >= limit) objects.delete(objects.keys().next().value as ObjectId);
      objects.set(id, object);
    },
  };
}
