import type { ArticleId, OperationId } from '../../../shared/article/ids';
import { sameTitle } from '../../../shared/document/wordpress/title';
import type { CmsPost, CmsPostWrite } from '../../cms/cms';
import { sameContent, sameStatus } from '../post/alterations';
import { revisionOf } from '../post/cms-post';

interface Queued {
  readonly id: OperationId;
  readonly articleId: ArticleId;
  readonly state: 'waiting' | 'sending' | 'held' | 'needs-you' | 'done';
  /** ISO 8601; null for at once. */
  readonly nextAttemptAt: string | null;
}

/** What a site's worker does next. */
export type QueuePlan =
  /** In order; each is another story's. */
  | { readonly kind: 'send'; readonly ids: readonly OperationId[] }
  | { readonly kind: 'wait'; readonly until: string }
  | { readonly kind: 'rest' };

/**
 * What may go now, `most` at once. A story's operations go one at a time and in order: one that is under way, or is
 * held up, holds up the later ones.
 */
export function planQueue(queue: readonly Queued[], now: Date, most = 1): QueuePlan {
  const begun = new Set<ArticleId>();
  const ids: OperationId[] = [];
  let until: string | null = null;
  for (const { id, articleId, state, nextAttemptAt } of queue) {
    if (state === 'done' || begun.has(articleId)) continue;
    begun.add(articleId);
    if (state !== 'waiting') continue;
    if (nextAttemptAt === null || Date.parse(nextAttemptAt) <= now.getTime()) ids.push(id);
    else if (until === null || Date.parse(nextAttemptAt) < Date.parse(until)) until = nextAttemptAt;
    if (ids.length === most) break;
  }
  if (ids.length > 0) return { kind: 'send', ids };
  return until === null ? { kind: 'rest' } : { kind: 'wait', until };
}

/**
 * Whether so many removals in one cycle must be asked about: more than five, or more than a tenth of what is known. One
 * alone never is, or a small newsroom would be asked each time.
 */
export function isMassRemoval(removals: number, known: number): boolean {
  return removals > 5 || (removals > 1 && removals > known / 10);
}

/** What was about to be written, and over what. */
export interface Intent {
  readonly before: CmsPost;
  readonly write: CmsPostWrite;
}

/** What an operation was last about to write; null too for what was tried through the companion plugin. */
export function intentOf({ intent: json }: { readonly intent: string | null }): Intent | null {
  const intent = json === null ? null : (JSON.parse(json) as Partial<Intent>);
  return intent?.before === undefined ? null : (intent as Intent);
}

export type WritePlan =
  /** It holds what was agreed, or a part of our own write: write. */
  | 'write'
  /** Our write arrived although its answer did not: read, never write again. */
  | 'landed'
  /** Somebody else changed it: write nothing. */
  | 'changed'
  /** Not there, or in the trash. */
  | 'missing';

/**
 * Whether a post may be written, from what it is now, the only revision that may be replaced, and what an earlier try
 * was about to write. WordPress saves the text first and terms after it, so a try that broke off may have left a post
 * that is neither the old nor the new one: it is ours as long as every text is one of the two.
 */
export function planWrite(post: CmsPost | null, expected: string, intent: Intent | null): WritePlan {
  if (post === null || post.status === 'trash') return 'missing';
  if (revisionOf(post) === expected) return 'write';
  if (intent === null || revisionOf(intent.before) !== expected) return 'changed';
  const texts = textParts(post, intent);
  if (texts.some((state) => state === 'other')) return 'changed';
  const others = otherParts(post, intent);
  return [...texts, ...others].includes('before') ? 'write' : 'landed';
}

/** Whether a part of a post is as it was, as it was to become, or as somebody else made it. */
type PartState = 'same' | 'before' | 'sent' | 'other';

function textParts(post: CmsPost, { before, write }: Intent): PartState[] {
  return [
    partState(post.title, before.title, write.title, sameTitle),
    partState(post.excerpt, before.excerpt, write.excerpt, sameTitle),
    partState(post.content, before.content, write.content, sameContent),
    partState(post.status, before.status, write.status, (stored, sent) => sameStatus(sent, stored)),
  ];
}

function otherParts(post: CmsPost, { before, write }: Intent): PartState[] {
  return [
    partState(post.slug, before.slug, write.slug, (stored, sent) => stored === sent),
    partState(post.author, before.author, write.author, (stored, sent) => stored === sent),
    partState(
      post.featuredMedia,
      before.featuredMedia,
      write.featuredMedia,
      (stored, sent) => stored === sent,
    ),
    partState(post.categories, before.categories, write.categories, sameIds),
    partState(post.tags, before.tags, write.tags, sameIds),
    partState(post.coAuthors ?? [], before.coAuthors ?? [], write.coAuthors, sameIds),
  ];
}

function partState<Part>(
  stored: Part,
  before: Part,
  sent: Part | undefined,
  isSame: (stored: Part, sent: Part) => boolean,
): PartState {
  if (sent === undefined) return isSame(stored, before) ? 'same' : 'other';
  if (isSame(stored, sent)) return 'sent';
  return isSame(stored, before) ? 'before' : 'other';
}

function sameIds(one: readonly number[], other: readonly number[]): boolean {
  return one.length === other.length && one.every((id) => other.includes(id));
}
