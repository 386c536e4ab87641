import { canonicalJson, type JsonObject } from '../../domain/canonical/canonical-json';
import type { ReadableDatabase, WritableDatabase } from '../database';
import { sha256 } from '../hashing';

/** One run of an importer, with what the file said of itself. */
export interface ImportRunRow {
  readonly id: string;
  readonly datasetId: string;
  readonly format: string;
  readonly fileName: string;
  readonly sha256: string;
  readonly author: string;
  readonly time: string;
  readonly header: JsonObject;
  readonly result: JsonObject;
}

export interface EventRow {
  readonly seq: number;
  readonly time: string;
  readonly author: string;
  readonly kind: string;
  readonly data: string;
  readonly previous: string;
  readonly hash: string;
}

type StoredRun = Omit<ImportRunRow, 'header' | 'result'> & {
  readonly header: string;
  readonly result: string;
};

/** Records that stand beside the content: properties, import runs, the event log. */
export interface RecordReader {
  property(key: string): string | undefined;
  /** What imported files said of themselves, sorted by file hash so that the order of importing leaves no trace. */
  importHeaders(datasetId: string): JsonObject[];
  importRun(id: string): ImportRunRow | undefined;
  /** Ids of the versions that changesets ended with which were taken in, newest first. */
  arrivedVersions(datasetId: string): string[];
  events(after: number, limit: number): EventRow[];
}

export interface RecordRepository extends RecordReader {
  setProperty(key: string, value: string): void;
  addImportRun(run: ImportRunRow): void;
  /** Appends to the event log, chained to the entry before by its hash. */
  addEvent(event: {
    readonly time: string;
    readonly author: string;
    readonly kind: string;
    readonly data: JsonObject;
  }): void;
}

/** Hash of an event together with the one before it: a changed or missing entry breaks the chain. */
export function eventHash(event: Omit<EventRow, 'hash'>): string {
  const { seq, time, author, kind, data, previous } = event;
  return sha256(canonicalJson({ author, data, kind, previous, seq, time }));
}

/** What stands before the first event. */
export const NO_EVENT = '0'.repeat(64);

export function createRecordReader(db: ReadableDatabase): RecordReader {
  const selectProperty = db.prepare<[string], string>('SELECT value FROM property WHERE key = ?').pluck();
  const selectHeaders = db
    .prepare<[string], string>(
      'SELECT header FROM import_run WHERE dataset_id = ? GROUP BY sha256 ORDER BY sha256',
    )
    .pluck();
  const selectRun = db.prepare<[string], StoredRun>(
    `SELECT id, dataset_id AS datasetId, format, file_name AS fileName, sha256, author, time, header, result
     FROM import_run WHERE id = ?`,
  );
  const selectArrived = db
    .prepare<[string], string | null>(
      `SELECT result ->> 'version' FROM import_run WHERE dataset_id = ? AND format = 'changeset'
       ORDER BY time DESC, id DESC`,
    )
    .pluck();
  const selectEvents = db.prepare<[number, number], EventRow>(
    'SELECT * FROM event WHERE seq > ? ORDER BY seq LIMIT ?',
  );
  return {
    property: (key) => selectProperty.get(key),
    importHeaders: (datasetId) =>
      selectHeaders.all(datasetId).map((header) => JSON.parse(header) as JsonObject),
    importRun(id) {
      const row = selectRun.get(id);
      if (row === undefined) return undefined;
      const { header, result, ...run } = row;
      return { ...run, header: JSON.parse(header) as JsonObject, result: JSON.parse(result) as JsonObject };
    },
    arrivedVersions: (datasetId) => selectArrived.all(datasetId).filter((id) => id !== null),
    events: (after, limit) => selectEvents.all(after, limit),
  };
}

export function createRecordRepository(db: WritableDatabase): RecordRepository {
  const upsertProperty = db.prepare<[string, string]>(
    'INSERT INTO property (key, value) VALUES (?, ?) ON CONFLICT DO UPDATE SET value = excluded.value',
  );
  const insertRun = db.prepare(
    `INSERT INTO import_run (id, dataset_id, format, file_name, sha256, author, time, header, result)
     VALUES (@id, @datasetId, @format, @fileName, @sha256, @author, @time, @header, @result)`,
  );
  const selectLast = db.prepare<[], { seq: number; hash: string }>(
    'SELECT seq, hash FROM event ORDER BY seq DESC LIMIT 1',
  );
  const insertEvent = db.prepare(
    `INSERT INTO event (seq, time, author, kind, data, previous, hash)
     VALUES (@seq, @time, @author, @kind, @data, @previous, @hash)`,
  );
  return {
    ...createRecordReader(db),
    setProperty: (key, value) => void upsertProperty.run(key, value),
    addImportRun: ({ header, result, ...run }) =>
      void insertRun.run({ ...run, header: JSON.stringify(header), result: JSON.stringify(result) }),
    addEvent({ time, author, kind, data }) {
      const last = selectLast.get() ?? { seq: 0, hash: NO_EVENT };
      const event = { seq: last.seq + 1, time, author, kind, data: canonicalJson(data), previous: last.hash };
      insertEvent.run({ ...event, hash: eventHash(event) });
    },
  };
}
