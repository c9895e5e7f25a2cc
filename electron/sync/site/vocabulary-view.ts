import type { Vocabulary } from '../../../shared/ipc/site-answers';
import type { ReadableDb } from '../../store/database';
import { connectedSites } from '../../store/sites/sites';
import { siteVocabulary } from '../../store/sites/vocabulary';

/** The words and people of the site that new stories go to, as the editor offers them. From disk alone. */
export function vocabularyView(db: ReadableDb): Vocabulary {
  const site = connectedSites(db)[0];
  if (site === undefined) {
    return { sections: [], tags: [], people: [], mayCreateTags: true, mayCreateSections: false };
  }
  const { sections, tags, people } = siteVocabulary(db, site.id);
  const slugs = new Map(sections.map(({ id, slug }) => [id, slug]));
  return {
    sections: sections.map(({ slug, name, parent }) => ({ slug, name, parent: slugs.get(parent) ?? null })),
    tags: tags.map(({ name }) => name),
    people: people.map(({ slug, name, bio, picture }) => ({ slug, name, bio, picture })),
    mayCreateTags: site.person.abilities.createTags,
    mayCreateSections: site.person.abilities.createSections,
  };
}
