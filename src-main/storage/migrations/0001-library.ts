import type { Migration } from './migration';

/**
 * The first library format.
 *
 * Pages, documents, trees and schemas are rows of `object` by SHA-256 (data-model.md §3). A draft is
 * the roots in `draft` plus an overlay of touched pages in `draft_page`. What is not content — names,
 * page facts of files, words, thumbnails, statistics — stands beside it. Triggers, not good
 * intentions, keep what is published as it was.
 */
export const library: Migration = {
  id: 1,
  name: 'library',
  up(db) {
    db.exec(TABLES);
    for (const table of ['version', 'schema_version', 'event']) {
      for (const event of ['UPDATE', 'DELETE']) {
        db.exec(`
          CREATE TRIGGER ${table}_refuses_${event.toLowerCase()} BEFORE ${event} ON ${table}
          BEGIN SELECT RAISE(ABORT, 'what is published never changes'); END;
        `);
      }
    }
    db.exec(`
      CREATE TRIGGER object_refuses_update BEFORE UPDATE ON object
      BEGIN SELECT RAISE(ABORT, 'objects never change'); END;
      CREATE TRIGGER journal_refuses_delete BEFORE DELETE ON journal
      BEGIN SELECT RAISE(ABORT, 'the journal is only appended to'); END;
    `);
  },
};

const TABLES = `
  CREATE TABLE property ( -- id and creation of the library, the person's name
    key   TEXT NOT NULL PRIMARY KEY,
    value TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE file (
    sha256     TEXT    NOT NULL PRIMARY KEY CHECK (length(sha256) = 64),
    size       INTEGER NOT NULL, -- bytes
    media_type TEXT    NOT NULL,
    encrypted  INTEGER NOT NULL, -- 1: needs a password to be shown
    pages      INTEGER NOT NULL,
    problems   TEXT    NOT NULL CHECK (json_valid(problems)),
    words      TEXT    NOT NULL DEFAULT 'pending' CHECK (words IN ('pending', 'done', 'failed')),
    added_at   TEXT    NOT NULL
  ) STRICT;

  CREATE TABLE file_page (
    sha256     TEXT    NOT NULL REFERENCES file (sha256),
    page_index INTEGER NOT NULL,
    width      INTEGER NOT NULL, -- 1e-4 pt (px for images), as shown
    height     INTEGER NOT NULL,
    rotation   INTEGER NOT NULL,
    user_unit  REAL    NOT NULL,
    boxes      TEXT             CHECK (json_valid(boxes)), -- MediaBox and CropBox as the file has them
    problem    TEXT,
    PRIMARY KEY (sha256, page_index)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE page_words ( -- derived from the file; can be rebuilt
    sha256     TEXT    NOT NULL REFERENCES file (sha256),
    page_index INTEGER NOT NULL,
    words      BLOB    NOT NULL, -- deflated JSON
    PRIMARY KEY (sha256, page_index)
  ) STRICT;

  CREATE TABLE thumbnail ( -- derived from the file; can be rebuilt
    sha256     TEXT    NOT NULL REFERENCES file (sha256),
    page_index INTEGER NOT NULL,
    jpeg       BLOB    NOT NULL,
    PRIMARY KEY (sha256, page_index)
  ) STRICT;

  CREATE TABLE object (
    id       BLOB    NOT NULL PRIMARY KEY CHECK (length(id) = 32), -- SHA-256 of the canonical bytes
    type     TEXT    NOT NULL,
    encoding INTEGER NOT NULL, -- 0: the bytes, 1: raw deflate
    data     BLOB    NOT NULL,
    added_at INTEGER NOT NULL DEFAULT (unixepoch()) -- seconds; what is young is not collected
  ) STRICT;

  CREATE TABLE summary ( -- derived: counts of a document or tree object, by object id
    id   BLOB NOT NULL PRIMARY KEY,
    data TEXT NOT NULL
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE dataset (
    id         TEXT NOT NULL PRIMARY KEY,
    name       TEXT NOT NULL UNIQUE,
    created_at TEXT NOT NULL,
    created_by TEXT NOT NULL
  ) STRICT;

  CREATE TABLE entry_name ( -- outside the content id; the least name is the one shown
    dataset_id TEXT NOT NULL REFERENCES dataset (id),
    entry_id   TEXT NOT NULL,
    name       TEXT NOT NULL,
    run        TEXT NOT NULL DEFAULT '', -- import run that brought it; counts once that run has its row
    PRIMARY KEY (dataset_id, entry_id, name)
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX entry_by_name ON entry_name (dataset_id, name);

  CREATE TABLE draft ( -- one per dataset and branch
    id              INTEGER NOT NULL PRIMARY KEY,
    dataset_id      TEXT    NOT NULL REFERENCES dataset (id),
    branch          TEXT    NOT NULL,
    head_version    TEXT    REFERENCES version (id), -- NULL before the first commit
    root            TEXT    NOT NULL, -- object ids
    provenance_root TEXT    NOT NULL,
    schema          TEXT    NOT NULL CHECK (json_valid(schema)),
    revision        INTEGER NOT NULL DEFAULT 0, -- grows with every change
    UNIQUE (dataset_id, branch)
  ) STRICT;

  CREATE TABLE draft_page ( -- pages touched since the roots were written
    draft_id   INTEGER NOT NULL REFERENCES draft (id),
    entry_id   TEXT    NOT NULL,
    page_index INTEGER NOT NULL,
    content    TEXT    NOT NULL, -- whole page, JSON
    provenance TEXT    NOT NULL,
    PRIMARY KEY (draft_id, entry_id, page_index)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE journal (
    seq      INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT,
    draft_id INTEGER NOT NULL REFERENCES draft (id),
    time     TEXT    NOT NULL,
    author   TEXT    NOT NULL,
    kind     TEXT    NOT NULL CHECK (kind IN ('edit', 'undo', 'redo')),
    label    TEXT    NOT NULL, -- words for the undo menu
    gesture  TEXT,
    of       INTEGER REFERENCES journal (seq), -- what an undo or redo took back or did again
    changes  TEXT    NOT NULL, -- JSON; empty list for undo and redo
    state    TEXT    NOT NULL CHECK (state IN ('applied', 'undone', 'dropped', 'log'))
  ) STRICT;
  CREATE INDEX journal_by_state ON journal (draft_id, state, seq);

  CREATE TABLE version (
    id         TEXT NOT NULL PRIMARY KEY CHECK (length(id) = 64), -- SHA-256 of record
    record     TEXT NOT NULL,
    content_id TEXT NOT NULL,
    root       TEXT NOT NULL,
    schema     TEXT NOT NULL,
    statistics TEXT NOT NULL -- derived
  ) STRICT, WITHOUT ROWID;
  CREATE INDEX version_by_content ON version (content_id);

  CREATE TABLE dataset_version ( -- numbers are local names
    dataset_id TEXT    NOT NULL REFERENCES dataset (id),
    number     INTEGER NOT NULL,
    version_id TEXT    NOT NULL REFERENCES version (id),
    PRIMARY KEY (dataset_id, number),
    UNIQUE (dataset_id, version_id)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE schema_version (
    dataset_id TEXT NOT NULL REFERENCES dataset (id),
    number     TEXT NOT NULL, -- semantic version
    ordinal    INTEGER NOT NULL, -- order of publishing
    object_id  TEXT NOT NULL,
    author     TEXT NOT NULL,
    time       TEXT NOT NULL,
    reason     TEXT NOT NULL,
    PRIMARY KEY (dataset_id, number)
  ) STRICT, WITHOUT ROWID;

  CREATE TABLE import_run (
    id         TEXT NOT NULL PRIMARY KEY,
    dataset_id TEXT NOT NULL REFERENCES dataset (id),
    format     TEXT NOT NULL,
    file_name  TEXT NOT NULL,
    sha256     TEXT NOT NULL, -- of the imported file
    author     TEXT NOT NULL,
    time       TEXT NOT NULL,
    header     TEXT NOT NULL CHECK (json_valid(header)), -- what the file says of itself: COCO info, licenses …
    result     TEXT NOT NULL CHECK (json_valid(result))
  ) STRICT;

  CREATE TABLE event ( -- append-only, each row hashed together with the one before
    seq      INTEGER NOT NULL PRIMARY KEY,
    time     TEXT    NOT NULL,
    author   TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    data     TEXT    NOT NULL CHECK (json_valid(data)),
    previous TEXT    NOT NULL,
    hash     TEXT    NOT NULL
  ) STRICT;
`;
