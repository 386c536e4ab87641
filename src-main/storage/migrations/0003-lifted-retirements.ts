import type { Migration } from './migration';

/** A retirement can be lifted: another row says so, since rows of what is published never change (docs/decisions/0008). */
export const liftedRetirements: Migration = {
  id: 3,
  name: 'lifted-retirements',
  up(db) {
    db.exec(`
      ALTER TABLE schema_retirement ADD COLUMN is_lift INTEGER NOT NULL DEFAULT 0 CHECK (is_lift IN (0, 1));
    `);
  },
};
