import { parseCopy } from '../../shared/document/parse-copy';
import { standingCopy } from '../../shared/document/suggestions';
import type { CmsPost, CmsPostWrite } from '../cms/cms';
import type { Adopted } from '../store/adopt-site-text';
import { loadLive } from '../store/articles';
import { baseOf, setSeen } from '../store/bases';
import { inTransaction } from '../store/database';
import { expectFrom, replaceRecord, setIntent } from '../store/outbox';
import type { Operation } from '../store/outbox';
import { creationOf, setCreationSeen } from '../store/outbox-creations';
import { saveSite, siteById } from '../store/sites';
import { agree } from './agree';
import { alterationsOf, sameContent } from './alterations';
import { isLive, revisionOf, writePost } from './cms-post';
import { interrupt, required } from './interrupted';
import { leadPictures } from './lead-pictures';
import { makePost } from './make-post';
import type { Target } from './make-post';
import { editorOf, mergePost, mergeRecord } from './merge-post';
import { placeMedia } from './place-media';
import { coAuthorsOf, learnPeople, placeTerms } from './place-terms';
import { planWrite } from './planner';
import type { Intent } from './planner';
import { postToStory } from './post-to-story';
import { siteContext, siteNow } from './site-session';
import type { SiteSession } from './site-session';
import { storyNeeds, storyToPost } from './story-to-post';
import type { Story, StoryPost } from './story-to-post';

/** How often a story is merged in one delivery before it waits its turn again. */
const mostMerges = 3;

/**
 * Carries one operation out, from wherever an earlier try left it: the post, its pictures, its terms, then read,
 * compare, write, read again, agree. Where the site changed meanwhile, its text is merged in first; `onMerged` hears of
 * it after the commit. Everything learned on the way is on disk before the next request goes out. Ends by `interrupt`
 * where it cannot go on.
 */
export async function deliver(
  session: SiteSession,
  operation: Operation,
  onMerged: (adopted: Adopted) => void,
): Promise<void> {
  let current = operation;
  for (let merges = 0; ; merges += 1) {
    const changed = await deliverOnce(session, current);
    if (changed === null) return;
    if (merges === mostMerges) interrupt('site.server-error', { cause: 'changes all the time' });
    const { operation: next, adopted, overlaps } = await mergeChanged(session, current, changed);
    onMerged(adopted);
    // Nobody has read the merged text: it may wait on the site, but not go out to readers.
    if (overlaps > 0 || next.action === 'publish') interrupt('site.merged', { overlaps });
    current = next;
  }
}

/** Null once it is agreed, or the post as somebody else changed it. */
async function deliverOnce(session: SiteSession, operation: Operation): Promise<CmsPost | null> {
  const { abilities } = session.site.person;
  const story = storyOf(operation);
  if (story.copy.child(0).textContent.trim() === '') interrupt('article.empty-headline');
  if (operation.action === 'publish' && !abilities.publish)
    interrupt('site.role-forbids', { what: 'publish' });
  const target = await targetOf(session, operation, story);
  for (const needed of storyNeeds(story, siteContext(session).words).media) await placeMedia(session, needed);
  await placeTerms(session, story);
  await learnPeople(session, story.fields);
  if (operation.action === 'publish' && story.fields.embargo !== null) await checkClock(session);
  const coAuthors = await coAuthorsOf(session, story.fields);

  const post = required(await session.cms.post(target.postId));
  const plan = planWrite(post, target.expected, intentOf(operation));
  if (post === null || plan === 'missing') interrupt('site.post-missing', { post: target.postId });
  if (plan === 'changed') return post;
  const wanted = compose(session, operation, { story, current: post, coAuthors });
  if (isLive(post.status) && wanted.write.status !== undefined && !isLive(wanted.write.status)) {
    interrupt('site.already-published', { post: post.id });
  }
  const written =
    plan === 'landed' ? { stored: post, isOurs: true } : await write(session, operation, post, wanted);
  if (!written.isOurs) return written.stored;
  const { words } = siteContext(session);
  const sent = plan === 'landed' ? (intentOf(operation)?.write ?? wanted.write) : wanted.write;
  agree(session, operation, {
    post: written.stored,
    alterations: alterationsOf({ write: sent, story, stored: written.stored, words }),
  });
  return null;
}

interface MergedOperation {
  readonly operation: Operation;
  readonly adopted: Adopted;
  readonly overlaps: number;
}

/** The site's text in the story and in what is being sent, in one transaction. What was never agreed is left alone. */
async function mergeChanged(
  session: SiteSession,
  operation: Operation,
  post: CmsPost,
): Promise<MergedOperation> {
  const { parts } = session;
  const { db } = parts.store;
  const base = baseOf(db, operation.articleId);
  const isAgreed = operation.expectedRevision === null || operation.expectedRevision === base?.revision;
  if (base === null || !isAgreed) {
    keepSeen(session, operation, post);
    interrupt('site.changed-on-site', { post: post.id });
  }
  const changed = {
    post,
    pictures: await leadPictures(session, [post]),
    editor: await editorOf(session, base),
    foundAt: parts.now().toISOString(),
  };
  return inTransaction(db, () => {
    const before = required(loadLive(db, operation.articleId));
    const { record, merge } = mergeRecord(session, base, operation.record, changed);
    const { adopted } = mergePost(session, base, changed);
    const expectedRevision = revisionOf(post);
    const seq = before.seq === operation.seq ? adopted.seq : operation.seq;
    replaceRecord(db, operation.id, { record, seq, expectedRevision });
    expectFrom(db, operation.articleId, expectedRevision);
    const next = { ...operation, record, seq, expectedRevision, intent: null };
    return { operation: next, adopted, overlaps: merge.overlaps.length };
  });
}

/** The story as it was when the person asked; open suggestions stay at home. */
export function storyOf(operation: Operation): Story {
  const parsed = parseCopy(operation.record.copy, operation.record.documentVersion);
  if (!parsed.ok) interrupt('article.invalid', { cause: parsed.reason });
  return { copy: standingCopy(parsed.doc), fields: operation.record.fields };
}

async function targetOf(session: SiteSession, operation: Operation, story: Story): Promise<Target> {
  const base = baseOf(session.parts.store.db, operation.articleId);
  const { expectedRevision } = operation;
  if (base !== null) return { postId: base.postId, expected: expectedRevision ?? base.revision };
  const made = await makePost(session, operation, story);
  return { postId: made.postId, expected: expectedRevision ?? made.expected };
}

function compose(
  session: SiteSession,
  operation: Operation,
  now: { readonly story: Story; readonly current: CmsPost; readonly coAuthors: readonly number[] | null },
): StoryPost {
  const base = baseOf(session.parts.store.db, operation.articleId);
  const context = siteContext(session);
  const { story, current } = now;
  // Sent over a text that was never agreed: whatever differs from it was chosen, field by field.
  const isOver = operation.expectedRevision !== null && operation.expectedRevision !== base?.revision;
  const agreed = isOver ? postToStory(current, context, story.fields).fields : (base?.record.fields ?? null);
  const { site } = session;
  const post = storyToPost({
    story,
    action: operation.action,
    current,
    agreed,
    context,
    mayEditOthers: site.person.abilities.editOthers,
    languages: site.facts.languages,
    coAuthors: now.coAuthors,
    siteNow: siteNow(session),
  });
  if (post.missingMedia.length > 0) interrupt('media.missing', { pictures: post.missingMedia.length });
  return post;
}

async function write(
  session: SiteSession,
  operation: Operation,
  before: CmsPost,
  { write: changes }: StoryPost,
): Promise<{ readonly stored: CmsPost; readonly isOurs: boolean }> {
  const { parts, cms } = session;
  if (Object.keys(changes).length === 0) return { stored: before, isOurs: true };
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

/** A try that completes a half-done one stands on what was there before the first: the post itself is a mixture. */
function intentFor(operation: Operation, before: CmsPost, changes: CmsPostWrite): Intent {
  const earlier = intentOf(operation);
  return earlier === null || revisionOf(before) === revisionOf(earlier.before)
    ? { before, write: changes }
    : { before: earlier.before, write: { ...earlier.write, ...changes } };
}

function intentOf(operation: Operation): Intent | null {
  return operation.intent === null ? null : (JSON.parse(operation.intent) as Intent);
}

/** An embargo is compared with the site's clock, as it is now. */
async function checkClock({ parts, site, cms }: SiteSession): Promise<void> {
  const { db } = parts.store;
  const { clockSkewMs } = required(await cms.site());
  const known = siteById(db, site.id) ?? site;
  saveSite(db, { ...known, facts: { ...known.facts, clockSkewMs } });
}

function keepSeen({ parts }: SiteSession, { articleId }: Operation, post: CmsPost): void {
  const { db } = parts.store;
  if (creationOf(db, articleId) === null) setSeen(db, articleId, writePost(post));
  else setCreationSeen(db, articleId, writePost(post));
}
