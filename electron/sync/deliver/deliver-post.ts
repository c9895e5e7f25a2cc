import type { CmsPost, CmsPostWrite, CmsRevision } from '../../cms/cms';
import { baseOf } from '../../store/sites/bases';
import { callsBack, setIntent } from '../../store/outbox/outbox';
import type { SendOperation } from '../../store/outbox/outbox';
import { agree } from './agree';
import { alterationsOf, sameContent } from '../post/alterations';
import { checkApproval } from './check-approval';
import { isLive, revisionOf } from '../post/cms-post';
import { interrupt, required } from '../session/interrupted';
import { leadAlterations } from './lead-words';
import { makePost } from './make-post';
import type { Target } from './make-post';
import type { FoundChange } from '../merge/merge-post';
import { bylineTerms } from './place-terms';
import { intentOf, planWrite } from './planner';
import type { Intent } from './planner';
import { siteContext } from '../session/site-session';
import type { SiteSession } from '../session/site-session';
import { composeWrite, prepareSite, storyInHand } from './story-in-hand';
import type { StoryPost, Story } from '../post/story-to-post';

/**
 * One try on a plain WordPress: the post, its pictures, its terms, then read, compare, write, read again, agree. Null
 * once it is agreed, or the post as somebody else changed it, with nothing written over that.
 */
export async function deliverPost(
  session: SiteSession,
  operation: SendOperation,
): Promise<FoundChange | null> {
  const { standing: story } = storyInHand(session, operation);
  const target = await targetOf(session, operation, story);
  const coAuthors = await prepareSite(session, operation, story);
  const post = required(await session.cms.post(target.postId));
  const found = planWrite(post, target.expected, intentOf(operation));
  // What calls a story back knows what it calls back for ours, and is still to be written.
  const plan = found === 'landed' && callsBack(operation) ? 'write' : found;
  if (post === null) interrupt('site.post-missing', { post: target.postId });
  if (plan === 'changed' || plan === 'missing') return { post, article: null };
  const changes = await composeWrite(session, operation, { story, current: post, coAuthors });
  const composed = operation.action === 'publish' ? wholePage(changes, post) : changes;
  const takesDown = composed.write.status !== undefined && !isLive(composed.write.status);
  if (operation.action !== 'kill' && isLive(post.status) && takesDown) {
    interrupt('site.already-published', { post: post.id });
  }
  const { before, write: sent } = (plan === 'landed' ? intentOf(operation) : null) ?? {
    before: post,
    write: composed.write,
  };
  const written =
    plan === 'landed' ? { stored: post, isOurs: true } : await write(session, operation, post, composed);
  const { stored } = written;
  if (!written.isOurs || othersChanged(before, sent, stored)) return { post: stored, article: null };
  const overwritten = await overwrittenSave(session, before, stored);
  if (overwritten !== null)
    return { post: overwritten, article: null, writtenOver: { post: stored, record: operation.record } };
  const { words } = siteContext(session);
  const signed = operation.action === 'publish' ? await bylineTerms(session, story.fields) : null;
  agree(session, operation, {
    post: stored,
    alterations: [
      ...alterationsOf({
        wanted: { ...composed.wanted, ...sent },
        story: operation.action === 'kill' ? null : story,
        stored,
        words,
        bylineTerms: signed,
      }),
      ...(await leadAlterations(session, operation, { story, stored })),
    ],
  });
  return null;
}

async function targetOf(session: SiteSession, operation: SendOperation, story: Story): Promise<Target> {
  const base = baseOf(session.parts.store.db, operation.articleId);
  const { expectedRevision } = operation;
  if (base !== null) return { postId: base.postId, expected: expectedRevision ?? base.revision };
  const made = await makePost(session, operation, story);
  return { postId: made.postId, expected: expectedRevision ?? made.expected };
}

async function write(
  session: SiteSession,
  operation: SendOperation,
  before: CmsPost,
  { write: changes }: StoryPost,
): Promise<{ readonly stored: CmsPost; readonly isOurs: boolean }> {
  const { parts, cms } = session;
  if (Object.keys(changes).length === 0) return { stored: before, isOurs: true };
  checkApproval(session, operation);
  setIntent(parts.store.db, operation.id, JSON.stringify(intentFor(operation, before, changes)));
  const answer = await cms.updatePost(before.id, changes);
  if (!answer.ok && answer.error.code === 'site.not-found')
    interrupt('site.post-missing', { post: before.id });
  const written = required(answer);
  const stored = required(await cms.post(before.id));
  if (stored === null || stored.status === 'trash') interrupt('site.post-missing', { post: before.id });
  // Between our write and our reading somebody else may have written.
  const isOurs = sameContent(written.content, stored.content) && written.title === stored.title;
  return { stored, isOurs };
}

/**
 * A publication writes the whole page, what stands there already too: what somebody else saves between our look and our
 * write would go out with nobody's approval.
 */
function wholePage(composed: StoryPost, current: CmsPost): StoryPost {
  if (Object.keys(composed.write).length === 0) return composed;
  const { title, content, excerpt, categories, tags, featuredMedia } = current;
  const standing = { title, content, excerpt, categories, tags };
  // A picture that is gone could not be named again.
  const lead = featuredMedia === 0 ? { featuredMedia } : {};
  return { ...composed, write: { ...standing, ...lead, ...composed.write } };
}

/** Whether what we did not write is another than before: somebody else saved it in the same moment. */
function othersChanged(before: CmsPost, sent: CmsPostWrite, stored: CmsPost): boolean {
  return (
    (sent.title === undefined && stored.title !== before.title) ||
    (sent.excerpt === undefined && stored.excerpt !== before.excerpt) ||
    (sent.content === undefined && !sameContent(stored.content, before.content))
  );
}

/**
 * A plain WordPress has no precondition: between our look at a post and our write somebody may have saved it, and been
 * written over. WordPress keeps each save: theirs is found there, and null where there was none.
 */
async function overwrittenSave(
  { cms }: SiteSession,
  before: CmsPost,
  stored: CmsPost,
): Promise<CmsPost | null> {
  const { latestRevision } = before;
  if (latestRevision === null || stored.latestRevision === latestRevision) return null;
  const saves = required(await cms.revisionsAfter(stored.id, latestRevision));
  const isOf = (post: CmsPost) => (save: CmsRevision) =>
    save.title === post.title && save.excerpt === post.excerpt && sameContent(save.content, post.content);
  const theirs = saves.findLast((save) => !isOf(before)(save) && !isOf(stored)(save));
  if (theirs === undefined) return null;
  const { title, content, excerpt } = theirs;
  return { ...before, title, content, excerpt };
}

/** A try that completes a half-done one stands on what was there before the first: the post itself is a mixture. */
function intentFor(operation: SendOperation, before: CmsPost, changes: CmsPostWrite): Intent {
  const earlier = intentOf(operation);
  return earlier === null || revisionOf(before) === revisionOf(earlier.before)
    ? { before, write: changes }
    : { before: earlier.before, write: { ...earlier.write, ...changes } };
}
