import type { Migration } from './migration';

/** What a site made of a story, beside the text that is agreed since: what nobody has decided about outlives its row in the outbox. */
export const keepAlterations: Migration = {
  version: 9,
  up: (db) => {
    db.exec(`
-- A JSON list of alterations; empty where the site holds what was meant, or somebody has decided.
ALTER TABLE bases ADD COLUMN undecided TEXT NOT NULL DEFAULT '[]';
`);
  },
};
