import type { ReadableDatabase, WritableDatabase } from '../database';

/** A name for a version of a dataset. */
export interface TagRow {
  readonly datasetId: string;
  readonly name: string;
  /** Version id. */
  readonly version: string;
  readonly message: string;
  readonly author: string;
  /** ISO 8601, UTC. */
  readonly time: string;
}

export interface TagReader {
  find(datasetId: string, name: string): TagRow | undefined;
  /** By name. */
  list(datasetId: string): TagRow[];
}

export interface TagRepository extends TagReader {
  create(tag: TagRow): void;
  remove(datasetId: string, name: string): void;
}

export function createTagReader(db: ReadableDatabase): TagReader {
  const columns = 'dataset_id AS datasetId, name, version_id AS version, message, author, time';
  const select = db.prepare<[string, string], TagRow>(
    `SELECT ${columns} FROM tag WHERE dataset_id = ? AND name = ?`,
  );
  const selectAll = db.prepare<[string], TagRow>(
    `SELECT ${columns} FROM tag WHERE dataset_id = ? ORDER BY name`,
  );
  return {
    find: (datasetId, name) => select.get(datasetId, name),
    list: (datasetId) => selectAll.all(datasetId),
  };
}

export function createTagRepository(db: WritableDatabase): TagRepository {
  const insert = db.prepare(
    `INSERT INTO tag (dataset_id, name, version_id, message, author, time)
     VALUES (@datasetId, @name, @version, @message, @author, @time)`,
  );
  const remove = db.prepare<[string, string]>('DELETE FROM tag WHERE dataset_id = ? AND name = ?');
  return {
    ...createTagReader(db),
    create: (tag) => void insert.run(tag),
    remove: (datasetId, name) => void remove.run(datasetId, name),
  };
}
