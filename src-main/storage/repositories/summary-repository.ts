import type { Spread } from '../../domain/distribution/spread';
import type { DocumentContent, Split } from '../../domain/regions/region';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { type ReadableDatabase, type WritableDatabase, writeAhead } from '../database';
import {
  type Counts,
  createSummaryCodec,
  type SummaryCodec,
  type SummaryEncoder,
  summaryInSplit,
} from './summary-codec';
import type { Statistics } from './version-repository';

/** Counts of one document object or tree node. Derived: it follows from the object and can be rebuilt. */
export interface Summary extends Statistics {
  /** What a list of documents shows besides counts; for document objects only. */
  readonly document?: Pick<DocumentContent, 'file' | 'absent' | 'split'>;
  /** Missing where the counts were made before this was counted; they are right without it. */
  readonly spread?: Spread;
}

export interface SummaryRepository {
  get(id: ObjectId): Summary | undefined;
  /** Those of many at once. Ids without a summary are missing from the result. */
  getMany(ids: readonly ObjectId[]): Map<ObjectId, Summary>;
  /** The same without how regions spread, in a third of the time. */
  countsOfMany(ids: readonly ObjectId[]): Map<ObjectId, Counts>;
  put(id: ObjectId, summary: Summary): void;
  /** The same for one that is JSON already: from another thread. */
  putJson(id: ObjectId, json: string): void;
  /** That of a document which is the same as another one but for its split. Without effect where the other's is not known. */
  putInSplit(id: ObjectId, like: ObjectId, split: Split | undefined): void;
  /** Puts some of them into the database, in one short transaction. @returns true when none are left */
  flushSome(): boolean;
  /** Puts all of them into the database. On a read-only connection they stay in memory. */
  flush(): void;
}

/** Rows put into the database in one transaction. */
const BATCH_ROWS = 2000;

/** Summaries by object id, in memory until `flush`, so that computing one needs no transaction. */
export function createSummaryRepository(
  db: ReadableDatabase,
  writable: WritableDatabase | null,
): SummaryRepository {
  const codec = createSummaryCodec(db, writable);
  const stored = readingStored(db, codec);
  const insert = writable?.prepare<[Buffer, string]>(
    'INSERT OR REPLACE INTO summary (id, data) VALUES (?, ?)',
  );
  const pending = new Map<ObjectId, Pending>();
  const pendingOf = (id: ObjectId): Summary | undefined => {
    const known = pending.get(id);
    if (typeof known === 'string') return JSON.parse(known) as Summary;
    if (known === undefined || !('stored' in known)) return known;
    const like = codec.decode(known.stored);
    return like === undefined ? undefined : summaryInSplit(like, known.split);
  };
  const withPending = <Read>(
    found: Map<ObjectId, Read | Summary>,
    ids: readonly ObjectId[],
  ): Map<ObjectId, Read | Summary> => {
    for (const id of ids) {
      const summary = pendingOf(id);
      if (summary !== undefined) found.set(id, summary);
    }
    return found;
  };
  /** Ids still to be written, largest first. Neighbours land on the same page of the table. */
  let queue: ObjectId[] = [];
  const writeSome = (limit: number): void => {
    if (queue.length === 0) queue = [...pending.keys()].sort().reverse();
    const encoder = codec.encoder();
    for (const id of queue.splice(-limit).reverse()) {
      const known = pending.get(id);
      if (known !== undefined) insert?.run(Buffer.from(id, 'hex'), encodePending(encoder, known));
      pending.delete(id);
    }
  };
  const flushSome = (): boolean => {
    if (writable !== null && pending.size > 0) writeAhead(writable, () => writeSome(BATCH_ROWS));
    return writable === null || pending.size === 0;
  };
  return {
    get: (id) => pendingOf(id) ?? stored.get(id),
    getMany: (ids) => withPending(stored.getMany(ids), ids),
    countsOfMany: (ids) => withPending(stored.countsOfMany(ids), ids),
    putInSplit(id, like, split) {
      const known = pendingOf(like);
      const data = known === undefined ? stored.dataOf(like) : undefined;
      if (known !== undefined) pending.set(id, summaryInSplit(known, split));
      else if (data !== undefined) pending.set(id, { stored: data, split });
    },
    put: (id, summary) => void pending.set(id, summary),
    putJson: (id, json) => void pending.set(id, json),
    flushSome,
    flush() {
      if (writable?.inTransaction === true) writeSome(Number.POSITIVE_INFINITY);
      else while (!flushSome());
    },
  };
}

/** Of a document, that of the same in another split, as it is kept: for all of a dataset, unpacking would take most of the time. */
interface InSplit {
  readonly stored: string;
  readonly split: Split | undefined;
}

/** A summary, its JSON, or that of another document in another split. */
type Pending = Summary | string | InSplit;

function encodePending({ encode, inSplit }: SummaryEncoder, known: Pending): string {
  if (typeof known === 'string') return encode(JSON.parse(known) as Summary);
  return 'stored' in known ? inSplit(known.stored, known.split) : encode(known);
}

function readingStored(db: ReadableDatabase, { decode, decodeCounts }: SummaryCodec) {
  const select = db.prepare<[Buffer], string>('SELECT data FROM summary WHERE id = ?').pluck();
  const selectMany = db.prepare<[string], { id: Buffer; data: string }>(
    'SELECT id, data FROM summary WHERE id IN (SELECT unhex(value) FROM json_each(?))',
  );
  const dataOf = (id: ObjectId): string | undefined => select.get(Buffer.from(id, 'hex'));
  const many = <Read>(ids: readonly ObjectId[], read: (data: string) => Read | undefined) => {
    const found = new Map<ObjectId, Read>();
    for (let start = 0; start < ids.length; start += BATCH_ROWS) {
      const rows = selectMany.all(JSON.stringify(ids.slice(start, start + BATCH_ROWS)));
      for (const { id, data } of rows) {
        const summary = read(data);
        if (summary !== undefined) found.set(id.toString('hex'), summary);
      }
    }
    return found;
  };
  return {
    dataOf,
    get(id: ObjectId): Summary | undefined {
      const data = dataOf(id);
      return data === undefined ? undefined : decode(data);
    },
    getMany: (ids: readonly ObjectId[]) => many(ids, decode),
    countsOfMany: (ids: readonly ObjectId[]) => many(ids, decodeCounts),
  };
}
