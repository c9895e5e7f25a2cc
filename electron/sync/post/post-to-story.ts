import type { Node } from '@tiptap/pm/model';
import { emptyFields } from '../../../shared/article/fields';
import { sameName } from '../../../shared/article/names';
import type { ArticleFields, Byline, LeadImage } from '../../../shared/article/fields';
import type { WorkflowState } from '../../../shared/article/workflow/events';
import { isImageSource } from '../../../shared/document/nodes/image';
import { documentFromPost } from '../../../shared/document/wordpress/from-wordpress';
import type { Origin } from '../../../shared/document/wordpress/from-wordpress';
import { hasAdvisory } from '../../../shared/document/wordpress/notices';
import type { CmsPost, CmsTerm } from '../../cms/cms';
import { sameSecond } from './cms-post';
import { datelineText, readDatelineText } from './dateline';
import { bylinePerson, localHash, localMedia, sectionTerm } from './site-context';
import type { SiteContext } from './site-context';
import { noticesOf } from './post-notices';
import { languageOfPost } from './story-language';

/** A post as a story, with the post taken apart so that what nobody touches goes back byte for byte. */
export interface PostStory {
  readonly copy: Node;
  readonly fields: ArticleFields;
  readonly origin: Origin;
  /** The post holds a killed story's advisory: its text is not the story's copy, which stays as it is known. */
  readonly isKilled: boolean;
}

/** Slugs that posts carry only while they are being made. */
export const creationSlug = /^stet-[a-z0-9-]{8,64}(-\d+)?$/;

/**
 * A post as a story. `known` is the story as it stands here: what a post cannot hold (author boxes, length target, SEO
 * texts, the day of a dateline) is kept from it, and so is whatever says the same as the post.
 */
export function postToStory(post: CmsPost, context: SiteContext, known: ArticleFields | null): PostStory {
  const { title, excerpt, content } = post;
  const origin = documentFromPost({ title, excerpt, content, mediaFor: localMedia(context) });
  const isKilled = origin.notices.some(({ isAdvisory }) => isAdvisory);
  const language = languageOfPost(post, origin.language);
  const before = known ?? emptyFields(language);
  const held: ArticleFields = {
    ...before,
    slug: creationSlug.test(post.slug) ? '' : post.slug,
    sections: sectionsOf(post, context, before),
    tags: tagsOf(post, context, before),
    bylines: bylinesOf(post, context, before),
    notices: noticesOf(post, origin, before),
  };
  if (isKilled) return { copy: origin.doc, fields: held, origin, isKilled };
  const fields: ArticleFields = {
    ...held,
    dateline:
      datelineText(before.dateline, before.language) === origin.dateline
        ? before.dateline
        : readDatelineText(origin.dateline),
    language,
    publishAt: publishAtOf(post, before),
    leadImage: leadImageOf(post, context, before, origin.doc),
  };
  return { copy: origin.doc, fields, origin, isKilled };
}

/** The state a story is in that is first met as this post. */
export function stateOfPost({ status, content }: CmsPost): WorkflowState {
  return status !== 'trash' && hasAdvisory(content) ? 'killed' : stateOfStatus(status);
}

/** The state a story is in whose post has this status. */
export function stateOfStatus(status: string): WorkflowState {
  switch (status) {
    case 'publish':
    case 'private':
      return 'published';
    case 'future':
      return 'scheduled';
    case 'pending':
      return 'submitted';
    case 'trash':
      return 'spiked';
    default:
      return 'draft';
  }
}

function sectionsOf(post: CmsPost, { words }: SiteContext, before: ArticleFields): ArticleFields['sections'] {
  const kept = before.sections.filter((section) => {
    const term = sectionTerm(words.sections, section);
    return term !== null && post.categories.includes(term.id);
  });
  const keptIds = new Set(kept.map((section) => sectionTerm(words.sections, section)?.id));
  const added = termsOf(post.categories, words.sections).filter((term) => !keptIds.has(term.id));
  return [...kept, ...added.map(({ slug, name }) => ({ slug, name }))].slice(0, 50);
}

function tagsOf(post: CmsPost, { words }: SiteContext, before: ArticleFields): ArticleFields['tags'] {
  const names = termsOf(post.tags, words.tags).map((term) => term.name);
  const kept = before.tags.filter((tag) => names.some((name) => sameName(name, tag)));
  const added = names.filter((name) => !kept.some((tag) => sameName(name, tag)));
  return [...kept, ...added].slice(0, 200);
}

function termsOf(ids: readonly number[], terms: readonly CmsTerm[]): CmsTerm[] {
  return ids.flatMap((id) => terms.find((term) => term.id === id) ?? []);
}

/** WordPress keeps one author: our bylines stand as long as it is the one they would give. */
function bylinesOf(post: CmsPost, { words }: SiteContext, before: ArticleFields): ArticleFields['bylines'] {
  const given = before.bylines.map((byline) => bylinePerson(words.people, byline));
  const first = given.find((person) => person !== null);
  if (first?.id === post.author) return before.bylines;
  const author = words.people.find((person) => person.id === post.author);
  if (author === undefined) return before.bylines;
  const byline: Byline = {
    id: `person-${author.id}`,
    name: author.name.slice(0, 200) || author.slug,
    role: 'reporter',
    person: author.slug,
    box: { title: '', bio: author.bio.slice(0, 5_000), email: '', picture: author.picture },
  };
  const others = before.bylines.filter((_, index) => given[index] === null);
  return first === undefined && before.bylines.length > 0 ? before.bylines : [byline, ...others];
}

function leadImageOf(
  post: CmsPost,
  context: SiteContext,
  before: ArticleFields,
  doc: Node,
): LeadImage | null {
  if (post.featuredMedia === 0) return null;
  const { leadImage } = before;
  if (leadImage !== null && leadMediaId(leadImage, context) === post.featuredMedia) return leadImage;
  const words = { alt: '', caption: '', credit: '' };
  const local = context.hashByMediaId(post.featuredMedia);
  if (local !== null) return { source: `sha256:${local.hash}`, remoteId: null, ...words };
  const known = context.pictures?.find(({ id }) => id === post.featuredMedia);
  if (known !== undefined && isImageSource(known.url)) {
    const { url: source, id: remoteId, alt, caption } = known;
    return { source, remoteId, alt: alt.slice(0, 5_000), caption: caption.slice(0, 5_000), credit: '' };
  }
  const shown = imageWith(post.featuredMedia, doc);
  return shown === null
    ? leadImage
    : { source: String(shown.attrs['source']), remoteId: post.featuredMedia, ...words };
}

/** The attachment a lead image is on the site, or null while it is not there. */
export function leadMediaId(leadImage: LeadImage, context: SiteContext): number | null {
  const hash = localHash(leadImage.source);
  return hash === null ? leadImage.remoteId : (context.mediaByHash(hash)?.id ?? null);
}

function imageWith(mediaId: number, doc: Node): Node | null {
  let found: Node | null = null;
  doc.descendants((node) => {
    if (node.type.name === 'image' && node.attrs['remoteId'] === mediaId) found ??= node;
    return found === null;
  });
  return found;
}

/** The hour of a scheduled post; the story's own where it is the same one, however it is spelled. */
function publishAtOf({ status, publishAt }: CmsPost, before: ArticleFields): string | null {
  const at = new Date(publishAt);
  if (status !== 'future' || Number.isNaN(at.getTime())) return before.publishAt;
  const isSame = before.publishAt !== null && sameSecond(before.publishAt, publishAt);
  return isSame ? before.publishAt : at.toISOString();
}
