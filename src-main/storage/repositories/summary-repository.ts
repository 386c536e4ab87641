import type { Spread } from '../../domain/distribution/spread';
import type { DocumentContent } from '../../domain/regions/region';
import type { ObjectId } from '../../domain/dataset-versions/object-store';
import { type ReadableDatabase, type WritableDatabase, writeAhead } from '../database';
import { createSummaryCodec, type SummaryCodec } from './summary-codec';
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
  put(id: ObjectId, summary: Summary): void;
  /** The same for one that is JSON already: from another thread. */
  putJson(id: ObjectId, json: string): void;
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
  const pending = new Map<ObjectId, Summary | string>();
  const pendingOf = (id: ObjectId): Summary | undefined => {
    const known = pending.get(id);
    return typeof known === 'string' ? (JSON.parse(known) as Summary) : known;
  };
  /** Ids still to be written, largest first. Neighbours land on the same page of the table. */
  let queue: ObjectId[] = [];
  const writeSome = (limit: number): void => {
    if (queue.length === 0) queue = [...pending.keys()].sort().reverse();
    const encode = codec.encoder();
    for (const id of queue.splice(-limit).reverse()) {
      const summary = pendingOf(id);
      if (summary !== undefined) insert?.run(Buffer.from(id, 'hex'), encode(summary));
      pending.delete(id);
    }
  };
  const flushSome = (): boolean => {
    if (writable !== null && pending.size > 0) writeAhead(writable, () => writeSome(BATCH_ROWS));
    return writable === null || pending.size === 0;
  };
  return {
    get: (id) => pendingOf(id) ?? stored.get(id),
    getMany(ids) {
      const found = stored.getMany(ids);
      for (const id of ids) {
        const summary = pendingOf(id);
        if (summary !== undefined) found.set(id, summary);
      }
      return found;
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

function readingStored(
  db: ReadableDatabase,
  { decode }: SummaryCodec,
): Pick<SummaryRepository, 'get' | 'getMany'> {
  const select = db.prepare<[Buffer], string>('SELECT data FROM summary WHERE id = ?').pluck();
  const selectMany = db.prepare<[string], { id: Buffer; data: string }>(
    'SELECT id, data FROM summary WHERE id IN (SELECT unhex(value) FROM json_each(?))',
  );
  return {
    get(id) {
      const data = select.get(Buffer.from(id, 'hex'));
      return data === undefined ? undefined : decode(data);
    },
    getMany(ids) {
      const found = new Map<ObjectId, Summary>();
      for (let start = 0; start < ids.length; start += BATCH_ROWS) {
        const rows = selectMany.all(JSON.stringify(ids.slice(start, start + BATCH_ROWS)));
        for (const { id, data } of rows) {
          const summary = decode(data);
          if (summary !== undefined) found.set(id.toString('hex'), summary);
        }
      }
      return found;
    },
  };
}
