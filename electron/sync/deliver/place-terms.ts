import type { ArticleFields } from '../../../shared/article/fields';
import { addPerson, addTerm, siteVocabulary } from '../../store/sites/vocabulary';
import { required } from '../session/interrupted';
import { bylinePerson, sectionTerm } from '../post/site-context';
import { siteContext } from '../session/site-session';
import type { SiteSession } from '../session/site-session';
import { storyNeeds } from '../post/story-to-post';
import type { Story } from '../post/story-to-post';

/**
 * Makes the sections and tags a story names known, and creates those that the role may. What may not be created is
 * left out, and shown as altered afterwards. Asked for again after a lost answer, nothing is made twice.
 */
export async function placeTerms(session: SiteSession, story: Story): Promise<void> {
  const { parts, site, cms } = session;
  const { db } = parts.store;
  const { newTags, newSections } = storyNeeds(story, siteVocabulary(db, site.id));
  const { createTags, createSections } = site.person.abilities;
  for (const name of newTags) {
    const known = required(await cms.findTag(name));
    const tag = known ?? (createTags ? required(await cms.createTag(name)) : null);
    if (tag !== null) addTerm(db, site.id, 'tag', tag);
  }
  if (newSections.length === 0) return;
  const fresh = required(await cms.sections());
  for (const section of fresh) addTerm(db, site.id, 'section', section);
  if (!createSections) return;
  for (const section of newSections) {
    if (sectionTerm(fresh, section) !== null) continue;
    addTerm(db, site.id, 'section', required(await cms.createSection(section.name)));
  }
}

/** Learns who the bylines are where nobody is known yet. */
export async function learnPeople(session: SiteSession, fields: ArticleFields): Promise<void> {
  const { parts, site, cms } = session;
  const { db } = parts.store;
  if (fields.bylines.length === 0 || siteVocabulary(db, site.id).people.length > 0) return;
  for (const person of required(await cms.people())) addPerson(db, site.id, person);
}

/** The bylines as Co-Authors Plus keeps them, in order, without those it does not know; null where the site has none. */
export async function coAuthorsOf(
  session: SiteSession,
  fields: ArticleFields,
): Promise<readonly number[] | null> {
  const terms = await bylineTerms(session, fields);
  return terms === null ? null : [...new Set(terms.filter((term) => term !== null))];
}

/** The term of each byline in Co-Authors Plus, null for one it does not know; null altogether where the site has none. */
export async function bylineTerms(
  session: SiteSession,
  fields: ArticleFields,
): Promise<readonly (number | null)[] | null> {
  if (!session.site.facts.coAuthors) return null;
  const { people } = siteContext(session).words;
  const terms: (number | null)[] = [];
  for (const byline of fields.bylines) {
    const slug = bylinePerson(people, byline)?.slug ?? byline.person;
    const term = slug === null || slug === '' ? null : required(await session.cms.coAuthor(slug));
    terms.push(term?.id ?? null);
  }
  return terms;
}
