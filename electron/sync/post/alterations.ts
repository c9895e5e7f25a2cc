import type { Alteration, OutboxAction } from '../../../shared/article/delivery';
import { sameName } from '../../../shared/article/names';
import type { ArticleFields } from '../../../shared/article/fields';
import { plainText } from '../../../shared/document/copy-text';
import { docEquals } from '../../../shared/document/copy-digest';
import { canonical } from '../../../shared/document/wordpress/canonical';
import { documentFromPost } from '../../../shared/document/wordpress/from-wordpress';
import type { Origin, OriginNotice } from '../../../shared/document/wordpress/from-wordpress';
import type { ErrorCode } from '../../../shared/errors/app-error';
import { readPlainText, sameTitle } from '../../../shared/document/wordpress/title';
import type { CmsPost, CmsPostWrite } from '../../cms/cms';
import { sameSecond } from './cms-post';
import type { Story } from './story-to-post';
import { bylinePerson, sectionTerm } from './site-context';
import type { Words } from './site-context';

export interface SentAndStored {
  /**
   * The post as it was meant to stand, not only what was written of it: WordPress saves a post whole, and its filters
   * go over what stood there already as well.
   */
  readonly wanted: CmsPostWrite;
  /** Null where only what was written is meant, as with a kill: its page keeps its place and its names. */
  readonly story: Story | null;
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
export function alterationsOf({
  wanted,
  story,
  stored,
  words,
  bylineTerms = null,
}: SentAndStored): Alteration[] {
  const found: Alteration[] = [];
  const compare = (part: Alteration['part'], sent: string, kept: string, same = sent === kept): void => {
    if (!same) found.push({ part, sent: shortened(sent), stored: shortened(kept) });
  };
  if (wanted.title !== undefined) {
    const sent = readPlainText(wanted.title);
    compare('headline', sent, readPlainText(stored.title), sameTitle(wanted.title, stored.title));
  }
  if (wanted.excerpt !== undefined) {
    const sent = readPlainText(wanted.excerpt);
    compare('dek', sent, readPlainText(stored.excerpt), sameTitle(wanted.excerpt, stored.excerpt));
  }
  if (wanted.content !== undefined && !sameContent(wanted.content, stored.content)) {
    const [sent, kept] = firstDifference(wanted.content, stored.content);
    found.push({ part: 'body', sent: shortened(sent), stored: shortened(kept) });
  }
  if (story !== null) {
    const { slug, tags } = story.fields;
    if (slug !== '') compare('slug', slug, stored.slug, sameSlug(slug, stored.slug));
    const sections = termNames(stored.categories, words.sections);
    compareNames('sections', sectionNames(story, words), sections, compare);
    compareNames('tags', tags, termNames(stored.tags, words.tags), compare);
    compareBylines({ wanted, story, stored, words, bylineTerms }, compare);
  }
  if (wanted.status !== undefined && !sameStatus(wanted.status, stored.status)) {
    compare('status', wanted.status, stored.status);
  }
  // Also where it is out by now: an hour that is another one tells that it did not wait for its own.
  if (wanted.status === 'future' && wanted.publishAt !== undefined) {
    compare('date', wanted.publishAt, stored.publishAt, sameSecond(wanted.publishAt, stored.publishAt));
  }
  if (wanted.featuredMedia !== undefined) {
    compare('leadImage', String(wanted.featuredMedia), String(stored.featuredMedia));
  }
  if (wanted.language !== undefined && stored.language !== null) {
    compare('language', wanted.language, stored.language, stored.language.startsWith(wanted.language));
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

/**
 * What of it a person has to decide about, if anything: words always; where the story was to go out to readers, or to be
 * taken from them, whatever else they meet: where it stands, under whose name, with what picture, when; and a move of
 * the desk that the site did not make.
 */
export function undecidedOf(action: OutboxAction, alterations: readonly Alteration[]): readonly Alteration[] {
  return alterations.some(({ part }) => needsDecision(action, part)) ? alterations : [];
}

function needsDecision(action: OutboxAction, part: Alteration['part']): boolean {
  if (part === 'headline' || part === 'dek' || part === 'body') return true;
  switch (action) {
    case 'publish':
    case 'kill':
      return part !== 'language';
    case 'review':
      return part === 'status';
    case 'draft':
    case 'submit':
    case 'spike':
      return false;
  }
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
  {
    wanted,
    story: { fields },
    stored,
    words: { people },
    bylineTerms = null,
  }: SentAndStored & { readonly story: Story },
  compare: Compare,
): void {
  if (bylineTerms !== null && bylineTerms.length > 0 && stored.coAuthors !== null) {
    compareApprovedBylines(fields, bylineTerms, stored.coAuthors, compare);
    return;
  }
  if (wanted.coAuthors !== undefined && stored.coAuthors !== null) {
    // Over REST the terms come by name, whatever order they are kept in.
    const held = new Set(stored.coAuthors);
    const same = held.size === wanted.coAuthors.length && wanted.coAuthors.every((id) => held.has(id));
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
