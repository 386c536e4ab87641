import type { ReadableDatabase, WritableDatabase } from '../database';

export interface DatasetRow {
  readonly id: string;
  readonly name: string;
  /** The branch that was worked on when the row was read: work that takes long stays with it. */
  readonly branch: string;
}

/** What has to hold before a version of the dataset is made. */
export interface DatasetRules {
  readonly commitNeedsNoProblems: boolean;
}

export interface DatasetReader {
  list(): DatasetRow[];
  find(name: string): DatasetRow | undefined;
  /** The name shown for an entry: the least of its names, whatever the order they came in. */
  nameOf(datasetId: string, entry: string): string | undefined;
  /** Every name of an entry, the one that is shown first. */
  namesOf(datasetId: string, entry: string): string[];
  /** Shown names of all entries ever added, by entry id. */
  names(datasetId: string): Map<string, string>;
  /** Entries that have this name, with or without its extension. */
  entriesNamed(datasetId: string, name: string): string[];
  /** Grows with every name that is added. */
  countNames(datasetId: string): number;
  /** Every name of every entry, for matching by name. */
  allNames(datasetId: string): { entry: string; name: string }[];
  rules(datasetId: string): DatasetRules;
}

export interface DatasetRepository extends DatasetReader {
  create(dataset: Omit<DatasetRow, 'branch'> & { readonly author: string; readonly time: string }): void;
  /** @param run id of an import run: the name counts from the moment that run is recorded */
  addName(datasetId: string, entry: string, name: string, run?: string): void;
  setRules(datasetId: string, rules: DatasetRules): void;
  /** Sets the branch that is worked on. */
  setBranch(datasetId: string, branch: string): void;
}

/** Names of an import that was never finished do not count. */
const COUNTS = `(run = '' OR run IN (SELECT id FROM import_run))`;

export function createDatasetReader(db: ReadableDatabase): DatasetReader {
  const selectAll = db.prepare<[], DatasetRow>('SELECT id, name, branch FROM dataset ORDER BY name');
  const selectByName = db.prepare<[string], DatasetRow>(
    'SELECT id, name, branch FROM dataset WHERE name = ?',
  );
  const selectName = db
    .prepare<[string, string], string | null>(
      `SELECT min(name) FROM entry_name WHERE dataset_id = ? AND entry_id = ? AND ${COUNTS}`,
    )
    .pluck();
  const selectNamesOf = db
    .prepare<[string, string], string>(
      `SELECT name FROM entry_name WHERE dataset_id = ? AND entry_id = ? AND ${COUNTS} ORDER BY name`,
    )
    .pluck();
  const selectNames = db.prepare<[string], { entry: string; name: string }>(
    `SELECT entry_id AS entry, min(name) AS name FROM entry_name WHERE dataset_id = ? AND ${COUNTS} GROUP BY entry_id`,
  );
  const selectAllNames = db.prepare<[string], { entry: string; name: string }>(
    `SELECT entry_id AS entry, name FROM entry_name WHERE dataset_id = ? AND ${COUNTS}`,
  );
  // '/' follows '.' in ASCII: the range holds the names that continue with an extension.
  const selectNamed = db
    .prepare<{ datasetId: string; name: string }, string>(
      `SELECT DISTINCT entry_id FROM entry_name WHERE dataset_id = @datasetId AND ${COUNTS}
       AND (name = @name OR (name >= @name || '.' AND name < @name || '/' AND instr(substr(name, length(@name) + 2), '.') = 0))`,
    )
    .pluck();
  const selectCount = db
    .prepare<[string], number>(`SELECT count(*) FROM entry_name WHERE dataset_id = ? AND ${COUNTS}`)
    .pluck();
  const selectNeeds = db
    .prepare<[string], number>('SELECT commit_needs_no_problems FROM dataset WHERE id = ?')
    .pluck();
  return {
    list: () => selectAll.all(),
    countNames: (datasetId) => selectCount.get(datasetId) ?? 0,
    entriesNamed: (datasetId, name) => selectNamed.all({ datasetId, name }),
    find: (name) => selectByName.get(name),
    nameOf: (datasetId, entry) => selectName.get(datasetId, entry) ?? undefined,
    namesOf: (datasetId, entry) => selectNamesOf.all(datasetId, entry),
    names: (datasetId) => new Map(selectNames.all(datasetId).map(({ entry, name }) => [entry, name])),
    allNames: (datasetId) => selectAllNames.all(datasetId),
    rules: (datasetId) => ({ commitNeedsNoProblems: selectNeeds.get(datasetId) === 1 }),
  };
}

export function createDatasetRepository(db: WritableDatabase): DatasetRepository {
  const insert = db.prepare(
    'INSERT INTO dataset (id, name, created_at, created_by) VALUES (@id, @name, @time, @author)',
  );
  const insertName = db.prepare<[string, string, string, string]>(
    `INSERT INTO entry_name (dataset_id, entry_id, name, run) VALUES (?, ?, ?, ?)
     ON CONFLICT DO UPDATE SET run = excluded.run WHERE NOT ${COUNTS}`,
  );
  const updateNeeds = db.prepare<[number, string]>(
    'UPDATE dataset SET commit_needs_no_problems = ? WHERE id = ?',
  );
  const updateBranch = db.prepare<[string, string]>('UPDATE dataset SET branch = ? WHERE id = ?');
  return {
    ...createDatasetReader(db),
    setBranch: (datasetId, branch) => void updateBranch.run(branch, datasetId),
    create: (dataset) => void insert.run(dataset),
    setRules: (datasetId, { commitNeedsNoProblems }) =>
      void updateNeeds.run(commitNeedsNoProblems ? 1 : 0, datasetId),
    addName: (datasetId, entry, name, run = '') => void insertName.run(datasetId, entry, name, run),
  };
}
