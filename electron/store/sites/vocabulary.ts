import type { SiteId } from '../../../shared/article/ids';
import { inTransaction, sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';

/** A section or tag as a site knows it. */
export interface SiteTerm {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** The id of the term above it; 0 at the top. */
  readonly parent: number;
}

export interface SitePersonEntry {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  readonly picture: string | null;
}

/** A site's words and people, as it gave them when last asked. */
export interface SiteVocabulary {
  readonly sections: readonly SiteTerm[];
  readonly tags: readonly SiteTerm[];
  readonly people: readonly SitePersonEntry[];
}

/** Everything known of a site's words, by name. */
export function siteVocabulary(db: ReadableDb, siteId: SiteId): SiteVocabulary {
  const terms = sql<SiteTerm>(
    db,
    'SELECT id, slug, name, parent FROM site_terms WHERE site_id = ? AND kind = ? ORDER BY name, id',
  );
  return {
    sections: terms.all(siteId, 'section'),
    tags: terms.all(siteId, 'tag'),
    people: sql<SitePersonEntry>(
      db,
      'SELECT id, slug, name, bio, picture FROM site_people WHERE site_id = ? ORDER BY name, id',
    ).all(siteId),
  };
}

/** Replaces what is known by what the site says now. One transaction. */
export function replaceVocabulary(db: WritableDb, siteId: SiteId, vocabulary: SiteVocabulary): void {
  inTransaction(db, () => {
    sql(db, 'DELETE FROM site_terms WHERE site_id = ?').run(siteId);
    sql(db, 'DELETE FROM site_people WHERE site_id = ?').run(siteId);
    for (const term of vocabulary.sections) addTerm(db, siteId, 'section', term);
    for (const term of vocabulary.tags) addTerm(db, siteId, 'tag', term);
    for (const person of vocabulary.people) addPerson(db, siteId, person);
  });
}

/** Learns one section or tag. */
export function addTerm(db: WritableDb, siteId: SiteId, kind: 'section' | 'tag', term: SiteTerm): void {
  sql(
    db,
    `INSERT INTO site_terms (site_id, kind, id, slug, name, parent) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (site_id, kind, id) DO UPDATE SET slug = excluded.slug, name = excluded.name,
       parent = excluded.parent`,
  ).run(siteId, kind, term.id, term.slug, term.name, term.parent);
}

/** Learns one person. */
export function addPerson(db: WritableDb, siteId: SiteId, person: SitePersonEntry): void {
  sql(
    db,
    `INSERT INTO site_people (site_id, id, slug, name, bio, picture) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (site_id, id) DO UPDATE SET slug = excluded.slug, name = excluded.name, bio = excluded.bio,
       picture = excluded.picture`,
  ).run(siteId, person.id, person.slug, person.name, person.bio, person.picture);
}
