import type { VersionRecord } from '../../domain/dataset-versions/object-forms';
import { versionRecordJson } from '../../domain/dataset-versions/object-forms';
import type { ReadableDatabase, WritableDatabase } from '../database';
import { sha256 } from '../hashing';

/** Counts of a version, kept beside it. */
export interface Statistics {
  readonly documents: number;
  readonly pages: number;
  readonly regions: number;
  readonly reviewedPages: number;
  readonly emptyPages: number;
  /** Regions by class id; '' for regions without a class. */
  readonly byClass: Readonly<Record<string, number>>;
  /** Documents by split; '' for those without one. */
  readonly bySplit: Readonly<Record<string, number>>;
}

/** A version as one dataset knows it, under its local number. */
export interface DatasetVersion extends VersionRecord {
  readonly id: string;
  readonly number: number;
  readonly datasetId: string;
  readonly statistics: Statistics;
}

export interface VersionReader {
  /** Newest first. */
  list(datasetId: string): DatasetVersion[];
  byNumber(datasetId: string, number: number): DatasetVersion | undefined;
  byId(datasetId: string, id: string): DatasetVersion | undefined;
  /** Versions, in any dataset, whose version id or content id begins with these digits. */
  byPrefix(prefix: string): DatasetVersion[];
  /** Versions under a schema, by dataset and number. */
  underSchema(schema: string): { dataset: string; version: number }[];
  /** Every stored version with its record, for `verify`. */
  all(): { id: string; record: string; contentId: string; root: string; schema: string }[];
}

export interface VersionRepository extends VersionReader {
  /** Stores a version and gives it the dataset's next number. */
  add(datasetId: string, record: VersionRecord, statistics: Statistics): DatasetVersion;
}

interface Row {
  id: string;
  number: number;
  dataset_id: string;
  record: string;
  content_id: string;
  root: string;
  schema: string;
  statistics: string;
}

function toVersion(row: Row): DatasetVersion {
  const record = JSON.parse(row.record) as Partial<VersionRecord> & Omit<VersionRecord, 'parents' | 'plans'>;
  return {
    ...record,
    parents: record.parents ?? [],
    plans: record.plans ?? [],
    contentId: row.content_id,
    root: row.root,
    schema: row.schema,
    id: row.id,
    number: row.number,
    datasetId: row.dataset_id,
    statistics: JSON.parse(row.statistics) as Statistics,
  };
}

export function createVersionReader(db: ReadableDatabase): VersionReader {
  const from = 'FROM dataset_version JOIN version ON version.id = dataset_version.version_id';
  const columns = 'version.*, dataset_version.number, dataset_version.dataset_id';
  const selectAll = db.prepare<[string], Row>(
    `SELECT ${columns} ${from} WHERE dataset_id = ? ORDER BY number DESC`,
  );
  const selectNumber = db.prepare<[string, number], Row>(
    `SELECT ${columns} ${from} WHERE dataset_id = ? AND number = ?`,
  );
  const selectId = db.prepare<[string, string], Row>(
    `SELECT ${columns} ${from} WHERE dataset_id = ? AND version.id = ?`,
  );
  const selectPrefix = db.prepare<[string, string], Row>(
    `SELECT ${columns} ${from} WHERE version.id GLOB ? OR version.content_id GLOB ? ORDER BY dataset_id, number`,
  );
  const selectRecords = db.prepare<
    [],
    { id: string; record: string; contentId: string; root: string; schema: string }
  >('SELECT id, record, content_id AS contentId, root, schema FROM version ORDER BY id');
  const selectUnder = db.prepare<[string], { dataset: string; version: number }>(
    `SELECT dataset.name AS dataset, number AS version ${from} JOIN dataset ON dataset.id = dataset_id
     WHERE version.schema = ? ORDER BY dataset.name, number`,
  );
  const optional = (row: Row | undefined): DatasetVersion | undefined =>
    row === undefined ? undefined : toVersion(row);
  return {
    list: (datasetId) => selectAll.all(datasetId).map(toVersion),
    byNumber: (datasetId, number) => optional(selectNumber.get(datasetId, number)),
    byId: (datasetId, id) => optional(selectId.get(datasetId, id)),
    byPrefix: (prefix) => selectPrefix.all(`${prefix}*`, `${prefix}*`).map(toVersion),
    underSchema: (schema) => selectUnder.all(schema),
    all: () => selectRecords.all(),
  };
}

export function createVersionRepository(db: WritableDatabase): VersionRepository {
  const reader = createVersionReader(db);
  const insert = db.prepare(
    `INSERT INTO version (id, record, content_id, root, schema, statistics)
     VALUES (@id, @record, @contentId, @root, @schema, @statistics) ON CONFLICT DO NOTHING`,
  );
  const insertNumber = db.prepare<[string, string, string]>(
    `INSERT INTO dataset_version (dataset_id, number, version_id)
     VALUES (?, (SELECT coalesce(max(number), 0) + 1 FROM dataset_version WHERE dataset_id = ?), ?)`,
  );
  return {
    ...reader,
    add(datasetId, record, statistics) {
      const json = versionRecordJson(record);
      const id = sha256(json);
      const { contentId, root, schema } = record;
      insert.run({ id, record: json, contentId, root, schema, statistics: JSON.stringify(statistics) });
      insertNumber.run(datasetId, datasetId, id);
      return reader.byId(datasetId, id) as DatasetVersion;
    },
  };
}
