import type { Migration } from './migration';

/** Merges that wait for a person: what is merged and what was decided so far, never the content (docs/decisions/0013). */
export const unfinishedMerges: Migration = {
  id: 5,
  name: 'unfinished-merges',
  up(db) {
    db.exec(`
      CREATE TABLE merge ( -- at most one for a draft, which is our side
        draft_id   INTEGER NOT NULL PRIMARY KEY REFERENCES draft (id),
        theirs     TEXT    NOT NULL REFERENCES version (id),
        name       TEXT    NOT NULL, -- what their side was called when the merge began
        message    TEXT    NOT NULL, -- of the version that it will become
        overlap    REAL, -- IoU from which regions count as drawn twice; NULL looks for none
        started_by TEXT    NOT NULL,
        started_at TEXT    NOT NULL,
        revision   INTEGER NOT NULL DEFAULT 0 -- grows with every decision
      ) STRICT;

      CREATE TABLE merge_decision (
        draft_id INTEGER NOT NULL REFERENCES merge (draft_id),
        key      TEXT    NOT NULL, -- of the conflict
        decision TEXT    NOT NULL CHECK (json_valid(decision)), -- whose value or which, by whom, when
        PRIMARY KEY (draft_id, key)
      ) STRICT, WITHOUT ROWID;
    `);
  },
};
