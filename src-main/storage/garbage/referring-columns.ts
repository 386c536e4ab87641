import type { ReadableDatabase } from '../database';

/** Columns by table. */
type Columns = Readonly<Record<string, readonly string[]>>;

/**
 * Columns that name objects or files, as they are or somewhere in their JSON: what they name is no garbage. A migration
 * that adds a column puts it here or below; one that stands in neither is read as if it stood here, and a test fails.
 */
export const REFERRING: Columns = {
  version: ['record', 'root', 'schema'],
  draft: ['root', 'provenance_root', 'schema', 'schema_base', 'plans', 'unpublished'],
  draft_page: ['content', 'provenance'],
  schema_release: ['object_id', 'previous', 'plans'],
  review_item: ['plan_id'],
  journal: ['changes'],
};

/** Columns that name none, or that are derived from what they name and go with it. */
export const NOT_REFERRING: Columns = {
  property: ['key', 'value'],
  file: ['sha256', 'size', 'media_type', 'encrypted', 'pages', 'problems', 'words', 'added_at'],
  file_page: ['sha256', 'page_index', 'width', 'height', 'rotation', 'user_unit', 'boxes', 'problem'],
  page_words: ['sha256', 'page_index', 'words'],
  page_mark: ['sha256', 'page_index', 'kind', 'mark'],
  thumbnail: ['sha256', 'page_index', 'jpeg'],
  object: [
    'id',
    'type',
    'encoding',
    'data',
    'added_at',
    'base', // needed as long as the object is
  ],
  summary: ['id', 'data'],
  summary_key: ['number', 'key'],
  dataset: ['id', 'name', 'created_at', 'created_by', 'commit_needs_no_problems', 'branch'],
  entry_name: ['dataset_id', 'entry_id', 'name', 'run'],
  draft: [
    'id',
    'dataset_id',
    'branch',
    'head_version', // of a version, which keeps itself
    'restored',
    'revision',
    'schema_asset',
    'deleted_at',
  ],
  draft_page: ['draft_id', 'entry_id', 'page_index'],
  journal: ['seq', 'draft_id', 'time', 'author', 'kind', 'label', 'gesture', 'of', 'state'],
  version: ['id', 'content_id', 'statistics'],
  dataset_version: ['dataset_id', 'number', 'version_id'],
  import_run: [
    'id',
    'dataset_id',
    'format',
    'file_name',
    'sha256', // of the file that was imported, which is not kept
    'author',
    'time',
    'header',
    'result',
  ],
  event: ['seq', 'time', 'author', 'kind', 'data', 'previous', 'hash'],
  schema_asset: ['id', 'name', 'created_at', 'created_by'],
  schema_release: ['asset_id', 'number', 'ordinal', 'level', 'author', 'time', 'reason'],
  schema_retirement: ['seq', 'asset_id', 'number', 'time', 'author', 'reason', 'successor', 'is_lift'],
  review_item: ['entry_id', 'page_index', 'region_id', 'questions'],
  merge: [
    'draft_id',
    'theirs', // a version, which keeps itself
    'name',
    'message',
    'overlap',
    'started_by',
    'started_at',
    'revision',
  ],
  merge_decision: ['draft_id', 'key', 'decision'],
  tag: ['dataset_id', 'name', 'version_id', 'message', 'author', 'time'],
};

export interface Column {
  readonly table: string;
  readonly column: string;
}

/** Every column of the library's own tables. */
export function listColumns(db: ReadableDatabase): Column[] {
  const tables = db
    .prepare<[], string>(
      `SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name`,
    )
    .pluck()
    .all();
  const columnsOf = db.prepare<[string], string>('SELECT name FROM pragma_table_info(?)').pluck();
  return tables.flatMap((table) => columnsOf.all(table).map((column) => ({ table, column })));
}

/** Whether what a column names is kept. */
export const mayRefer = ({ table, column }: Column): boolean =>
  NOT_REFERRING[table]?.includes(column) !== true;
