import type { Migration } from './migration';

/** What pages are recognised by, to find duplicates across splits (docs/decisions/0016). */
export const pageMarks: Migration = {
  id: 7,
  name: 'page-marks',
  up(db) {
    db.exec(`
      CREATE TABLE page_mark ( -- derived from the file; can be rebuilt
        sha256     TEXT    NOT NULL REFERENCES file (sha256),
        page_index INTEGER NOT NULL,
        kind       TEXT    NOT NULL CHECK (kind IN ('text', 'picture')),
        mark       BLOB    NOT NULL, -- 32-bit numbers, little-endian; empty where the page has too little on it
        PRIMARY KEY (sha256, page_index, kind)
      ) STRICT;
    `);
  },
};
