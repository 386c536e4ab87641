import type { WritableDatabase } from '../database';
import type { Migration } from './migration';

/**
 * Label schemas become assets of the library that datasets share (docs/decisions/0008).
 *
 * The schemas that datasets published so far become an asset named after their dataset, with the
 * dataset's id; the draft continues its newest release. Numbers were derived then and never raised,
 * so the level of each change can be read from them.
 */
export const schemas: Migration = {
  id: 2,
  name: 'schemas',
  up(db) {
    db.exec(TABLES);
    for (const table of ['schema_asset', 'schema_release', 'schema_retirement']) {
      for (const event of ['UPDATE', 'DELETE']) {
        db.exec(`
          CREATE TRIGGER ${table}_refuses_${event.toLowerCase()} BEFORE ${event} ON ${table}
          BEGIN SELECT RAISE(ABORT, 'what is published never changes'); END;
        `);
      }
    }
    copyPublished(db);
    db.exec('DROP TABLE schema_version'); // and its triggers with it
  },
};

const TABLES = `
  CREATE TABLE schema_asset (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
  ) STRICT;

  CREATE TABLE schema_release (
    asset_id  TEXT    NOT NULL REFERENCES schema_asset (id),
    number    TEXT    NOT NULL, -- semantic version
    ordinal   INTEGER NOT NULL, -- order of publishing
    object_id TEXT    NOT NULL,
    previous  TEXT, -- object id of the release before; NULL for the first
    plans     TEXT    NOT NULL CHECK (json_valid(plans)), -- object ids of the migrations from there, in order
    level     TEXT             CHECK (level IN ('cosmetic', 'compatible', 'breaking')), -- NULL for the first
    author    TEXT    NOT NULL,
    time      TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    PRIMARY KEY (asset_id, number),
    UNIQUE (asset_id, ordinal)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX schema_release_by_object ON schema_release (object_id);

  CREATE TABLE schema_retirement ( -- the last one of a release or of the whole asset counts
    seq       INTEGER NOT NULL PRIMARY KEY,
    asset_id  TEXT    NOT NULL REFERENCES schema_asset (id),
    number    TEXT, -- NULL: the whole asset
    time      TEXT    NOT NULL,
    author    TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    successor TEXT, -- name@1.2.0, or the name of another asset
    FOREIGN KEY (asset_id, number) REFERENCES schema_release (asset_id, number)
  ) STRICT;
  CREATE INDEX schema_retirement_by_asset ON schema_retirement (asset_id);

  CREATE TABLE review_item ( -- regions that a migration left to a person; live while the plan is among a draft's
    plan_id    TEXT    NOT NULL,
    entry_id   TEXT    NOT NULL,
    page_index INTEGER NOT NULL,
    region_id  TEXT    NOT NULL,
    questions  TEXT    NOT NULL CHECK (json_valid(questions)),
    PRIMARY KEY (plan_id, entry_id, page_index, region_id)
  ) STRICT, WITHOUT ROWID;

  ALTER TABLE draft ADD COLUMN schema_asset TEXT REFERENCES schema_asset (id);
  ALTER TABLE draft ADD COLUMN schema_base TEXT; -- object id of the release it continues
  ALTER TABLE draft ADD COLUMN plans TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(plans)); -- since the head version
  ALTER TABLE draft ADD COLUMN unpublished TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(unpublished)); -- since the base

  ALTER TABLE dataset ADD COLUMN commit_needs_no_problems INTEGER NOT NULL DEFAULT 0
    CHECK (commit_needs_no_problems IN (0, 1));
`;

interface Published {
  dataset_id: string;
  name: string;
  number: string;
  ordinal: number;
  object_id: string;
  author: string;
  time: string;
  reason: string;
}

function copyPublished(db: WritableDatabase): void {
  const rows = db
    .prepare<[], Published>(
      `SELECT schema_version.*, dataset.name FROM schema_version
       JOIN dataset ON dataset.id = dataset_id ORDER BY dataset_id, ordinal`,
    )
    .all();
  const addAsset = db.prepare(
    'INSERT INTO schema_asset (id, name, created_at, created_by) VALUES (@dataset_id, @name, @time, @author)',
  );
  const addRelease = db.prepare(
    `INSERT INTO schema_release (asset_id, number, ordinal, object_id, previous, plans, level, author, time, reason)
     VALUES (@dataset_id, @number, @ordinal, @object_id, @previous, '[]', @level, @author, @time, @reason)`,
  );
  let before: Published | undefined;
  for (const row of rows) {
    const last = before?.dataset_id === row.dataset_id ? before : undefined;
    if (last === undefined) addAsset.run(row);
    const level = last === undefined ? null : levelBetween(last.number, row.number);
    addRelease.run({ ...row, previous: last?.object_id ?? null, level });
    before = row;
  }
  db.exec(`
    UPDATE draft SET schema_asset = dataset_id, schema_base = (
      SELECT object_id FROM schema_release WHERE asset_id = dataset_id ORDER BY ordinal DESC LIMIT 1)
    WHERE dataset_id IN (SELECT id FROM schema_asset)
  `);
}

function levelBetween(before: string, after: string): string {
  const [major, minor] = before.split('.');
  const [nextMajor, nextMinor] = after.split('.');
  if (major !== nextMajor) return 'breaking';
  return minor === nextMinor ? 'cosmetic' : 'compatible';
}
