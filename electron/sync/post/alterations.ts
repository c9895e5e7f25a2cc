import type { Alteration } from '../../../shared/article/delivery';
import type { ArticleFields } from '../../../shared/article/fields';
import { plainText } from '../../../shared/document/copy-text';
import { docEquals } from '../../../shared/document/copy-digest';
import { canonical } from '../../../shared/document/wordpress/canonical';
import { documentFromPost } from '../../../shared/document/wordpress/from-wordpress';
import type { Origin, OriginNotice } from '../../../shared/document/wordpress/from-wordpress';
import type { ErrorCode } from '../../../shared/errors/app-error';
import { readPlainText, sameTitle } from '../../../shared/document/wordpress/title';
import type { CmsPost, CmsPostWrite } from '../../cms/cms';
import type { Story } from './story-to-post';
import { bylinePerson, sameName, sectionTerm } from './site-context';
import type { Words } from './site-context';

export interface SentAndStored {
  /** What was written; what was left out stood there already. */
  readonly write: CmsPostWrite;
  readonly story: Story;
  /** The post as it was read back. */
  readonly stored: CmsPost;
  readonly words: Words;
  /** To publish, on a site with Co-Authors Plus: the term of each byline, null for one it does not know. */
  readonly bylineTerms?: readonly (number | null)[] | null;
}

/** Longest text shown of either side. */
const longestShown = 300;

/**
 * What the site made of a story, part by part: empty where it stored everything as it was meant. Spellings of the same
 * thing (`&` and `&amp;`, the order of terms) are not alterations.
 */
export function alterationsOf(parts: SentAndStored): Alteration[] {
  const { write, story, stored, words } = parts;
  const { fields } = story;
  const found: Alteration[] = [];
  const compare = (part: Alteration['part'], sent: string, kept: string, same = sent === kept): void => {
    if (!same) found.push({ part, sent: shortened(sent), stored: shortened(kept) });
  };
  if (write.title !== undefined) {
    const sent = readPlainText(write.title);
    compare('headline', sent, readPlainText(stored.title), sameTitle(write.title, stored.title));
  }
  if (write.excerpt !== undefined) {
    const sent = readPlainText(write.excerpt);
    compare('dek', sent, readPlainText(stored.excerpt), sameTitle(write.excerpt, stored.excerpt));
  }
  if (write.content !== undefined && !sameContent(write.content, stored.content)) {
    const [sent, kept] = firstDifference(write.content, stored.content);
    found.push({ part: 'body', sent: shortened(sent), stored: shortened(kept) });
  }
  if (fields.slug !== '') compare('slug', fields.slug, stored.slug, sameSlug(fields.slug, stored.slug));
  compareNames('sections', sectionNames(story, words), termNames(stored.categories, words.sections), compare);
  compareNames('tags', fields.tags, termNames(stored.tags, words.tags), compare);
  compareBylines(parts, compare);
  if (write.status !== undefined && !sameStatus(write.status, stored.status)) {
    compare('status', write.status, stored.status);
  }
  if (write.featuredMedia !== undefined) {
    compare('leadImage', String(write.featuredMedia), String(stored.featuredMedia));
  }
  if (write.language !== undefined && stored.language !== null) {
    compare('language', write.language, stored.language, stored.language.startsWith(write.language));
  }
  return found;
}

/** Whether two raw contents make the same story, dateline and notices with it, however they are spelled. */
export function sameContent(one: string, other: string): boolean {
  if (one === other) return true;
  const [mine, theirs] = [originOf(one), originOf(other)];
  return (
    mine.dateline === theirs.dateline &&
    JSON.stringify(mine.notices.map(noticeIn)) === JSON.stringify(theirs.notices.map(noticeIn)) &&
    docEquals(canonical(mine.doc), canonical(theirs.doc))
  );
}

function noticeIn({ id, kind, at, label, text, isAdvisory }: OriginNotice): unknown {
  return [id, kind, at, label, text, isAdvisory];
}

/** Whether words a reader reads were altered: then the writer decides. */
export function altersWords(alterations: readonly Alteration[]): boolean {
  return alterations.some(({ part }) => part === 'headline' || part === 'dek' || part === 'body');
}

/** Whether anything else that readers meet was altered: where it stands, under whose name, with what picture, when. */
export function altersPage(alterations: readonly Alteration[]): boolean {
  return alterations.some(({ part }) => part !== 'language');
}

/** Why a person has to look: names and lead pictures have sentences of their own, because no text differs. */
export function alteredCode(alterations: readonly Alteration[]): ErrorCode {
  const parts = new Set(alterations.map(({ part }) => part));
  parts.delete('language');
  if (parts.size > 1) return 'site.altered';
  return parts.has('bylines')
    ? 'site.other-bylines'
    : parts.has('leadImage')
      ? 'site.other-lead'
      : 'site.altered';
}

/** A scheduled post whose time has come is published: nobody altered it. */
export function sameStatus(sent: string, stored: string): boolean {
  return sent === stored || (sent === 'future' && stored === 'publish');
}

type Compare = (part: Alteration['part'], sent: string, kept: string, same?: boolean) => void;

function compareNames(
  part: 'sections' | 'tags',
  sent: readonly string[],
  stored: readonly string[],
  compare: Compare,
): void {
  // WordPress puts a post that has no section into its default one.
  if (part === 'sections' && sent.length === 0 && stored.length <= 1) return;
  const same =
    sent.length === stored.length && sent.every((name) => stored.some((kept) => sameName(kept, name)));
  compare(part, sent.join(', '), stored.join(', '), same);
}

function compareBylines(
  { write, story: { fields }, stored, words: { people }, bylineTerms = null }: SentAndStored,
  compare: Compare,
): void {
  if (bylineTerms !== null && bylineTerms.length > 0 && stored.coAuthors !== null) {
    compareApprovedBylines(fields, bylineTerms, stored.coAuthors, compare);
    return;
  }
  if (write.coAuthors !== undefined && stored.coAuthors !== null) {
    // Over REST the terms come by name, whatever order they are kept in.
    const held = new Set(stored.coAuthors);
    const same = held.size === write.coAuthors.length && write.coAuthors.every((id) => held.has(id));
    const names = fields.bylines.map((byline) => byline.name).join(', ');
    compare('bylines', names, stored.coAuthors.map((id) => `#${id}`).join(', '), same);
    return;
  }
  const [first] = fields.bylines;
  if (first === undefined || (stored.coAuthors !== null && stored.coAuthors.length > 0)) return;
  const meant = fields.bylines
    .map((byline) => bylinePerson(people, byline))
    .find((person) => person !== null);
  const author = people.find((person) => person.id === stored.author);
  const name = author?.name ?? '';
  const same = meant === undefined ? name === '' || sameName(name, first.name) : meant.id === stored.author;
  compare('bylines', fields.bylines.map((byline) => byline.name).join(', '), name, same);
}

/** Each name that was approved has to stand there, and no other: whatever was written now, or could not be. */
function compareApprovedBylines(
  { bylines }: ArticleFields,
  terms: readonly (number | null)[],
  held: readonly number[],
  compare: Compare,
): void {
  const same =
    terms.every((term) => term !== null && held.includes(term)) && held.every((id) => terms.includes(id));
  const shown = held.map((id) => bylines[terms.indexOf(id)]?.name ?? `#${id}`);
  compare('bylines', bylines.map(({ name }) => name).join(', '), shown.join(', '), same);
}

/** As the site names them: a section known there by its slug may have another name. */
function sectionNames({ fields }: Story, words: Words): string[] {
  return fields.sections.map((section) => sectionTerm(words.sections, section)?.name ?? section.name);
}

function termNames(
  ids: readonly number[],
  terms: readonly { readonly id: number; readonly name: string }[],
): string[] {
  return ids.map((id) => terms.find((term) => term.id === id)?.name ?? `#${id}`);
}

function sameSlug(sent: string, stored: string): boolean {
  return sent === stored || decoded(sent) === decoded(stored);
}

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug).toLowerCase();
  } catch {
    return slug;
  }
}

function firstDifference(one: string, other: string): [string, string] {
  const sent = linesOf(one);
  const stored = linesOf(other);
  const at = sent.findIndex((line, index) => line !== stored[index]);
  const place = at === -1 ? (sent.length === stored.length ? -1 : sent.length) : at;
  // The words are the same: what differs is how they are set.
  return place === -1 ? firstMarkup(one, other) : [sent[place] ?? '', stored[place] ?? ''];
}

function firstMarkup(one: string, other: string): [string, string] {
  let start = 0;
  while (start < one.length && one[start] === other[start]) start += 1;
  const from = Math.max(0, start - 40);
  return [one.slice(from, from + longestShown), other.slice(from, from + longestShown)];
}

/** What a reader reads of a content, from the dateline to the last notice. */
function linesOf(content: string): string[] {
  const { dateline, doc, notices } = originOf(content);
  const told = notices.flatMap(({ label, text }) => `${label} ${text}`.split('\n'));
  return [...(dateline === null ? [] : [dateline]), ...plainText(canonical(doc)).split('\n'), ...told];
}

function originOf(content: string): Origin {
  return documentFromPost({ title: '', excerpt: '', content });
}

function shortened(text: string): string {
  return text.length <= longestShown ? text : `${text.slice(0, longestShown - 1)}…`;
}
