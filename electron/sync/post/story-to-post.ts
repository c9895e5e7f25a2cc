import type { Node } from '@tiptap/pm/model';
import type { DeliveryAction } from '../../../shared/article/delivery';
import type { ArticleFields, Section } from '../../../shared/article/fields';
import type { MediaHash } from '../../../shared/article/ids';
import { noticeLabel } from '../../../shared/article/notice-label';
import type { WrittenNotice } from '../../../shared/document/wordpress/notices';
import { postFromDocument } from '../../../shared/document/wordpress/to-wordpress';
import type { CmsPost, CmsPostWrite } from '../../cms/cms';
import { datelineText } from './dateline';
import { creationSlug, leadMediaId, postToStory } from './post-to-story';
import { bylinePerson, localHash, sectionTerm, termNamed } from './site-context';
import type { SiteContext, Words } from './site-context';
import { siteLanguage } from './story-language';

export interface Story {
  readonly copy: Node;
  readonly fields: ArticleFields;
}

/** A local picture the story needs on the site, with the words that go into its media library. */
export interface NeededMedia {
  readonly hash: MediaHash;
  readonly alt: string;
  readonly caption: string;
}

/** What must be on the site before the post can name it. */
export interface StoryNeeds {
  readonly media: readonly NeededMedia[];
  readonly newTags: readonly string[];
  readonly newSections: readonly Section[];
}

export interface WriteInput {
  readonly story: Story;
  readonly action: DeliveryAction;
  /** The post as the site holds it now: only what differs from it is written. */
  readonly current: CmsPost;
  /** The fields that were last agreed: what was not touched since is left alone. Null for a new post. */
  readonly agreed: ArticleFields | null;
  readonly context: SiteContext;
  readonly mayEditOthers: boolean;
  /** The site keeps languages of its own (Polylang). */
  readonly languages: boolean;
  /** Terms of Co-Authors Plus for the bylines, in order; null where the site has none. */
  readonly coAuthors: readonly number[] | null;
  /** The site's clock. */
  readonly siteNow: Date;
  /** The newsroom's time zone: an IANA name, or an offset such as `+03:00`. */
  readonly timeZone: string;
}

export interface StoryPost {
  /** The post as it is meant to stand; what it leaves out is the site's own. */
  readonly wanted: CmsPostWrite;
  /** What of it does not stand there yet. */
  readonly write: CmsPostWrite;
  /** Local pictures that are not on the site yet: the post must not be sent before they are. */
  readonly missingMedia: readonly string[];
}

/** WordPress publishes at once what is scheduled for less than a minute ahead. */
const soonMs = 60_000;

/** What a story needs on the site before it can be sent, each thing once, in the order a reader meets it. */
export function storyNeeds({ copy, fields }: Story, words: Words): StoryNeeds {
  const media = new Map<MediaHash, NeededMedia>();
  const need = (source: string, alt: string, caption: string): void => {
    const hash = localHash(source);
    if (hash !== null && !media.has(hash)) media.set(hash, { hash, alt, caption });
  };
  copy.descendants((node) => {
    if (node.type.name !== 'image') return true;
    const caption = captionOf(node.firstChild?.textContent ?? '', node.lastChild?.textContent ?? '');
    need(String(node.attrs['source']), String(node.attrs['alt']), caption);
    return false;
  });
  const lead = fields.leadImage;
  if (lead !== null) need(lead.source, lead.alt, captionOf(lead.caption, lead.credit));
  return {
    media: [...media.values()],
    newTags: fields.tags.filter((tag) => termNamed(words.tags, tag) === null),
    newSections: fields.sections.filter((section) => sectionTerm(words.sections, section) === null),
  };
}

/** The story as a write over `current`. Everything that already stands there is left out, byte for byte. */
export function storyToPost(input: WriteInput): StoryPost {
  const { story, current, context, languages } = input;
  const { fields } = story;
  const theirs = postToStory(current, context, fields);
  const sameLanguage = theirs.fields.language === fields.language && theirs.origin.language !== null;
  const isUntold = input.agreed !== null && theirs.fields.language === fields.language;
  const dateline = datelineText(fields.dateline, fields.language);
  const sameDateline =
    sameJson(theirs.fields.dateline, fields.dateline) || theirs.origin.dateline === dateline;
  const written = postFromDocument(story.copy, {
    origin: theirs.origin,
    media: (source) => {
      const hash = localHash(source);
      return hash === null ? null : context.mediaByHash(hash);
    },
    ...(sameDateline ? {} : { dateline }),
    ...(sameLanguage || isUntold ? {} : { language: fields.language }),
    notices: writtenNotices(fields, input.timeZone),
    relabel: theirs.fields.language !== fields.language,
  });
  const lead = fields.leadImage === null ? 0 : leadMediaId(fields.leadImage, context);
  const wanted: CmsPostWrite = {
    title: written.title,
    content: written.content,
    excerpt: written.excerpt,
    ...slugOf(input),
    ...termsOf(input),
    ...bylinesOf(input),
    ...(lead === null || sameJson(fields.leadImage, input.agreed?.leadImage) ? {} : { featuredMedia: lead }),
    ...(languages ? { language: siteLanguage(fields.language) } : {}),
    ...statusOf(input),
  };
  return { wanted, write: differing(wanted, current), missingMedia: written.missingMedia };
}

/** The status a story is sent with; with an hour of publication ahead, publishing means scheduling. */
export function wantedStatus(
  action: DeliveryAction,
  publishAt: string | null,
  siteNow: Date,
): NonNullable<CmsPostWrite['status']> {
  switch (action) {
    case 'draft':
      return 'draft';
    case 'submit':
      return 'pending';
    case 'publish':
      return isAhead(publishAt, siteNow) ? 'future' : 'publish';
  }
}

/** Whether an instant is so far ahead on the site's clock that WordPress waits for it. */
export function isAhead(time: string | null, siteNow: Date): boolean {
  return time !== null && Date.parse(time) >= siteNow.getTime() + soonMs;
}

/** The embargo that publishing now, or at the story's hour, would break; null where none does. */
export function brokenEmbargo(
  { embargo, publishAt }: Pick<ArticleFields, 'embargo' | 'publishAt'>,
  siteNow: Date,
): string | null {
  if (embargo === null) return null;
  const appears =
    publishAt !== null && isAhead(publishAt, siteNow) ? Date.parse(publishAt) : siteNow.getTime();
  return appears < Date.parse(embargo) ? embargo : null;
}

/** The notices an ordinary post carries, oldest first: the advisory of a killed story stands alone or not at all. */
export function writtenNotices({ notices, language }: ArticleFields, timeZone: string): WrittenNotice[] {
  return notices
    .filter(({ kind }) => kind !== 'kill')
    .toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at))
    .map((notice) => ({ ...notice, label: noticeLabel(notice, language, timeZone) }));
}

function statusOf({ story, action, current, siteNow }: WriteInput): CmsPostWrite {
  const { publishAt } = story.fields;
  const status = wantedStatus(action, publishAt, siteNow);
  if (status === 'future' && publishAt !== null) return { status, publishAt };
  // A date that was given up would hide the post, or hold it back, until then.
  if (isAhead(current.publishAt, siteNow)) return { status, publishAt: siteNow.toISOString() };
  return { status };
}

function slugOf({ story, current, agreed }: WriteInput): CmsPostWrite {
  const { slug } = story.fields;
  if (slug !== '' && slug !== agreed?.slug) return { slug };
  return slug === '' && creationSlug.test(current.slug) ? { slug: '' } : {};
}

/** Terms of the post that are not known here stay on it. */
function termsOf({ story, current, agreed, context }: WriteInput): CmsPostWrite {
  const { sections, tags } = story.fields;
  const { words } = context;
  const categories = sections.flatMap((section) => sectionTerm(words.sections, section)?.id ?? []);
  const tagIds = tags.flatMap((tag) => termNamed(words.tags, tag)?.id ?? []);
  const foreign = (held: readonly number[], known: readonly { readonly id: number }[]): number[] =>
    held.filter((id) => !known.some((term) => term.id === id));
  const sectionsTouched = agreed === null ? sections.length > 0 : !sameJson(sections, agreed.sections);
  const tagsTouched = agreed === null ? tags.length > 0 : !sameJson(tags, agreed.tags);
  return {
    ...(sectionsTouched
      ? {
          categories: unique([
            ...categories,
            ...(agreed === null ? [] : foreign(current.categories, words.sections)),
          ]),
        }
      : {}),
    ...(tagsTouched ? { tags: unique([...tagIds, ...foreign(current.tags, words.tags)]) } : {}),
  };
}

/**
 * The author is the first byline the site knows, where one may set another than oneself. A publication names them each
 * time: a post does not tell all of them.
 */
function bylinesOf({ story, action, agreed, context, mayEditOthers, coAuthors }: WriteInput): CmsPostWrite {
  const { bylines } = story.fields;
  if (action !== 'publish' && agreed !== null && sameJson(bylines, agreed.bylines)) return {};
  const people = bylines.map((byline) => bylinePerson(context.words.people, byline));
  const author = people.find((person) => person !== null);
  return {
    ...(mayEditOthers && author !== undefined ? { author: author.id } : {}),
    ...(coAuthors === null || coAuthors.length === 0 ? {} : { coAuthors }),
  };
}

/** What a write changes of a post. */
export function differing(wanted: CmsPostWrite, current: CmsPost): CmsPostWrite {
  // A post that was taken off its schedule may still show the old hour, and lose it with the next save.
  const isScheduled = wanted.status === 'future' && current.status !== 'future';
  const entries = Object.entries(wanted).filter(([key, value]) => {
    const held: unknown = current[key as keyof CmsPost];
    if (key === 'categories' || key === 'tags') return !sameJson(sorted(value), sorted(held));
    if (key === 'publishAt') return isScheduled || Date.parse(String(held)) !== Date.parse(String(value));
    return !sameJson(held, value);
  });
  return Object.fromEntries(entries);
}

function sorted(ids: unknown): unknown {
  return Array.isArray(ids) ? ids.map(Number).sort((one, other) => one - other) : ids;
}

/** What stands under a picture: its caption, then its credit. */
export function captionOf(caption: string, credit: string): string {
  return [caption.trim(), credit.trim()].filter((part) => part !== '').join(' ');
}

function unique(ids: readonly number[]): number[] {
  return [...new Set(ids)];
}

function sameJson(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}
