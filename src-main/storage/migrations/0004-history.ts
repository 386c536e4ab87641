import type { Migration } from './migration';

/** Names for versions, branches beside `main`, and drafts whose content was restored (docs/decisions/0010). */
export const history: Migration = {
  id: 4,
  name: 'history',
  up(db) {
    db.exec(`
      CREATE TABLE tag (
        dataset_id TEXT NOT NULL,
        name       TEXT NOT NULL,
        version_id TEXT NOT NULL,
        message    TEXT NOT NULL,
        author     TEXT NOT NULL,
        time       TEXT NOT NULL,
        PRIMARY KEY (dataset_id, name),
        FOREIGN KEY (dataset_id, version_id) REFERENCES dataset_version (dataset_id, version_id)
      ) STRICT, WITHOUT ROWID;

      ALTER TABLE dataset ADD COLUMN branch TEXT NOT NULL DEFAULT 'main'; -- the one that is worked on
      ALTER TABLE draft ADD COLUMN restored TEXT REFERENCES version (id); -- content continues this version, not the head
      ALTER TABLE draft ADD COLUMN deleted_at TEXT; -- of a deleted branch; its journal is kept, its name is free again
    `);
  },
};
