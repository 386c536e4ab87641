import type { Migration } from './migration';

/** Objects that are kept as what differs from another one, and summaries without the ids of classes (docs/decisions/0018). */
export const differences: Migration = {
  id: 6,
  name: 'differences',
  up(db) {
    db.exec(`
      -- the object that a difference (encoding 2: deflated, 3: spliced) is from; that one is whole
      ALTER TABLE object ADD COLUMN base BLOB CHECK (length(base) = 32);

      CREATE TABLE summary_key ( -- what summaries count by: ids of classes, names of splits
        number INTEGER NOT NULL PRIMARY KEY,
        key    TEXT    NOT NULL UNIQUE
      ) STRICT;
    `);
  },
};
