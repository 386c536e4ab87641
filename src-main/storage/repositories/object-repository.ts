import type {
  ObjectId,
  ObjectTextReader,
  ObjectType,
  StoredObject,
} from '../../domain/dataset-versions/object-store';
import type { ReadableDatabase } from '../database';
import {
  type DifferenceBase,
  isDifference,
  objectDamaged,
  packedAsIs,
  type PackedObject,
  unpackObject,
} from '../object-codec';

/** Parsed tree nodes kept for the next reader: those near the root are read again and again. */
const CACHED_NODES = 8192;
/** Other parsed objects kept: enough for turning pages, few enough that reading all of a dataset keeps none long. */
const CACHED_OTHERS = 512;
/** Bytes of whole objects kept: two versions of a thing are mostly read together, and one is the difference from the other. */
const CACHED_BASES = 128;

export interface ObjectRepository extends ObjectTextReader {
  has(id: ObjectId): boolean;
  /** The canonical bytes as they are in the database now, checked against the id. */
  readBytes(id: ObjectId): Buffer;
  /** The object in a form that needs no other one; whoever unpacks it checks it. */
  readPacked(id: ObjectId): PackedObject;
  /** The whole object that something like this one may be kept as a difference from; none when it is not stored. */
  findBase(like: ObjectId): DifferenceBase | undefined;
  /**
   * The objects that have to stay in the database for this one to be readable, beside itself. They need no others.
   * What collects garbage keeps them with everything it keeps.
   */
  storedDependencies(id: ObjectId): ObjectId[];
  /** Ids of all objects after a given one, in order, for walking them in slices. */
  listIds(after: ObjectId, limit: number): ObjectId[];
  count(): number;
}

interface Row {
  type: ObjectType;
  encoding: number;
  data: Buffer;
  base: Buffer | null;
}

/** Objects by SHA-256. Every read checks that the bytes match the id. */
export function createObjectRepository(db: ReadableDatabase): ObjectRepository {
  const selectIds = db
    .prepare<[Buffer, number], Buffer>('SELECT id FROM object WHERE id > ? ORDER BY id LIMIT ?')
    .pluck();
  const selectHas = db.prepare<[Buffer], number>('SELECT 1 FROM object WHERE id = ?').pluck();
  const selectCount = db.prepare<[], number>('SELECT count(*) FROM object').pluck();
  const nodes = createCache<StoredObject>(CACHED_NODES);
  const others = createCache<StoredObject>(CACHED_OTHERS);
  const stored = readingStored(db);
  return {
    ...stored,
    read(id) {
      const known = nodes.get(id) ?? others.get(id);
      if (known !== undefined) return known;
      const object = JSON.parse(stored.readJson(id)) as StoredObject;
      (object.type === 'tree' ? nodes : others).put(id, object);
      return object;
    },
    has: (id) => selectHas.get(Buffer.from(id, 'hex')) !== undefined,
    listIds: (after, limit) =>
      selectIds.all(Buffer.from(after, 'hex'), limit).map((id) => id.toString('hex')),
    count: () => selectCount.get() ?? 0,
  };
}

/** Objects as rows: whole ones, and differences from whole ones. */
function readingStored(
  db: ReadableDatabase,
): Pick<ObjectRepository, 'readBytes' | 'readJson' | 'readPacked' | 'findBase' | 'storedDependencies'> {
  const select = db.prepare<[Buffer], Row>('SELECT type, encoding, data, base FROM object WHERE id = ?');
  const bases = createCache<DifferenceBase>(CACHED_BASES);
  const readRow = (id: ObjectId): Row => {
    const row = select.get(Buffer.from(id, 'hex'));
    if (row === undefined) throw objectDamaged(id, 'is missing');
    return row;
  };
  const baseOf = ({ base }: Row): ObjectId | undefined => base?.toString('hex');
  const readBase = (id: ObjectId): DifferenceBase => {
    const known = bases.get(id);
    if (known !== undefined) return known;
    return unpackBase(id, readRow(id));
  };
  const unpackBase = (id: ObjectId, row: Row): DifferenceBase => {
    const bytes = unpackObject(id, row); // whole: a difference from a difference is refused
    const base = { id, bytes, packedSize: row.data.length };
    bases.put(id, base);
    return base;
  };
  const unpackRow = (id: ObjectId, row: Row): Buffer => {
    const base = baseOf(row);
    return base === undefined ? unpackBase(id, row).bytes : unpackObject(id, row, readBase(base).bytes);
  };
  return {
    readBytes: (id) => unpackRow(id, readRow(id)),
    readJson: (id) => (bases.get(id)?.bytes ?? unpackRow(id, readRow(id))).toString('utf8'),
    readPacked(id) {
      const row = readRow(id);
      const { type, encoding, data } = row;
      return isDifference(row) ? packedAsIs(type, unpackRow(id, row)) : { type, encoding, data };
    },
    findBase(like) {
      const row = select.get(Buffer.from(like, 'hex'));
      return row === undefined ? undefined : readBase(baseOf(row) ?? like);
    },
    storedDependencies(id) {
      const base = baseOf(readRow(id));
      return base === undefined ? [] : [base];
    },
  };
}

/** What was read last, up to a number of things. */
function createCache<Value>(limit: number) {
  const values = new Map<ObjectId, Value>();
  return {
    get: (id: ObjectId) => values.get(id),
    put(id: ObjectId, value: Value): void {
      if (values.size >= limit) values.delete(values.keys().next().value as ObjectId);
      values.set(id, value);
    },
  };
}
