import type { CmsPost } from '../../cms/cms';
import { inTransaction } from '../../store/database';
import { addPerson, addTerm, siteVocabulary } from '../../store/sites/vocabulary';
import { required } from '../session/interrupted';
import type { SiteSession } from '../session/site-session';

/**
 * Learns the sections, tags and people that posts name and nobody here knows yet: a word a colleague made a moment ago
 * would be missing in the story, and in what is approved of it. Asks the site only where something is unknown.
 */
export async function learnNames(
  { parts, site, cms }: SiteSession,
  posts: readonly CmsPost[],
): Promise<void> {
  const { db } = parts.store;
  const known = siteVocabulary(db, site.id);
  const isUnknown = (ids: readonly number[], words: readonly { readonly id: number }[]): boolean =>
    ids.some((id) => id !== 0 && words.every((word) => word.id !== id));
  const named = {
    sections: posts.flatMap((post) => post.categories),
    tags: posts.flatMap((post) => post.tags),
    people: posts.map((post) => post.author),
  };
  const sections = isUnknown(named.sections, known.sections) ? required(await cms.sections()) : [];
  const tags = isUnknown(named.tags, known.tags) ? required(await cms.tags()) : [];
  const people = isUnknown(named.people, known.people) ? required(await cms.people()) : [];
  inTransaction(db, () => {
    for (const section of sections) addTerm(db, site.id, 'section', section);
    for (const tag of tags) addTerm(db, site.id, 'tag', tag);
    for (const person of people) addPerson(db, site.id, person);
  });
}
