import type { WorkflowEvent } from '../../shared/article/workflow';
import type { AppError } from '../../shared/errors/app-error';
import type { CmsArticle, CmsArticleWrite, CmsPost, CmsPostWrite } from '../cms/cms';
import { newId } from '../../shared/article/ids';
import { setArticleSite } from '../store/article-status';
import { baseOf, saveBase } from '../store/bases';
import { inTransaction } from '../store/database';
import { clearIntent, expectFrom, setIntent } from '../store/outbox';
import type { SendOperation } from '../store/outbox';
import { beginCreation, creationOf, endCreation } from '../store/outbox-creations';
import { saveSite, siteById } from '../store/sites';
import { agree, eventOf } from './agree';
import { alterationsOf } from './alterations';
import { isLive, readPost, revisionOf, writePost } from './cms-post';
import { interrupt, required } from './interrupted';
import { makePost } from './make-post';
import type { FoundChange } from './merge-post';
import { stateOfStatus } from './post-to-story';
import { verdictOn } from './retry-plan';
import { recordForSite } from './site-record';
import { siteContext, siteNow } from './site-session';
import type { SiteSession } from './site-session';
import { composeWrite, prepareSite, storyInHand } from './story-in-hand';
import type { StoryInHand } from './story-in-hand';
import { isAhead, wantedStatus } from './story-to-post';

/** What was about to be sent, kept from before the first try until a final answer: sent again, it happens once. */
interface SentWrite {
  readonly request: CmsArticleWrite;
  readonly event: WorkflowEvent;
}

/**
 * One try through the companion plugin: pictures and terms first, then post and record as one write from the version
 * that was agreed. Null once it is agreed, or the article as somebody else changed it, with nothing written.
 */
export async function deliverArticle(
  session: SiteSession,
  operation: SendOperation,
): Promise<FoundChange | null> {
  const story = storyInHand(session, operation);
  const earlier = sentWrite(operation);
  if (earlier !== null) return send(session, operation, story, earlier);
  const coAuthors = await prepareSite(session, operation, story.whole);
  const target = await targetOf(session, operation, story);
  if (target.kind === 'changed') return target.change;
  const sent = compose(session, operation, { story, target, coAuthors });
  setIntent(session.parts.store.db, operation.id, JSON.stringify(sent));
  return send(session, operation, story, sent);
}

async function send(
  session: SiteSession,
  operation: SendOperation,
  story: StoryInHand,
  sent: SentWrite,
): Promise<FoundChange | null> {
  const { db } = session.parts.store;
  const answer = await session.cms.writeArticle(sent.request);
  if (!answer.ok) return refused(session, operation, answer.error);
  switch (answer.value.kind) {
    case 'stale':
      clearIntent(db, operation.id);
      return changeIn(answer.value.article);
    case 'reused':
      return goOn(session, operation, await madeBefore(session, operation, answer.value.postId));
    case 'written':
      return written(session, operation, { story, sent, article: answer.value.article });
  }
}

/** A final refusal is over: the next try is made anew. Anything else may have been carried out, and is sent again. */
async function refused(session: SiteSession, operation: SendOperation, error: AppError): Promise<never> {
  const { db } = session.parts.store;
  if (error.code === 'site.companion-missing') {
    const { companion } = required(await session.cms.site());
    const known = siteById(db, session.site.id) ?? session.site;
    saveSite(db, { ...known, facts: { ...known.facts, companion } });
    clearIntent(db, operation.id);
    interrupt('site.server-error', { cause: 'the companion plugin was taken away' });
  }
  if (verdictOn(error, 0, () => 0).kind === 'needs-you') clearIntent(db, operation.id);
  interrupt(error.code, error.details);
}

async function written(
  session: SiteSession,
  operation: SendOperation,
  { story, sent, article }: { story: StoryInHand; sent: SentWrite; article: CmsArticle },
): Promise<FoundChange | null> {
  const { post, version } = article;
  if (post === null) interrupt('site.answer-cut', { cause: 'no post' });
  // Created first, because nothing is published by accident; then published as what was approved.
  if (sent.request.kind === 'create' && operation.action === 'publish') {
    return goOn(session, operation, article);
  }
  const write = sent.request.content?.post ?? {};
  const { words } = siteContext(session);
  agree(session, operation, {
    post,
    version,
    event: sent.event,
    alterations: alterationsOf({ write, story: story.standing, stored: post, words }),
  });
  return null;
}

/** The article is there now, as this operation's story: what was created is agreed, and the rest follows. */
function goOn(
  session: SiteSession,
  operation: SendOperation,
  { post, postId, version }: CmsArticle,
): Promise<FoundChange | null> {
  const { parts, site } = session;
  const { db } = parts.store;
  if (post === null) interrupt('site.post-missing', { post: postId });
  const revision = revisionOf(post);
  inTransaction(db, () => {
    saveBase(db, {
      articleId: operation.articleId,
      siteId: site.id,
      postId,
      revision,
      version,
      post: writePost(post),
      record: operation.record,
      seq: operation.seq,
      agreedAt: parts.now().toISOString(),
      seen: null,
    });
    endCreation(db, operation.articleId);
    required(setArticleSite(db, operation.articleId, site.id));
    expectFrom(db, operation.articleId, revision);
    clearIntent(db, operation.id);
  });
  return deliverArticle(session, { ...operation, expectedRevision: revision, intent: null });
}

/** What an earlier operation, taken back since, created for this story: found by the name it was created under. */
async function madeBefore(
  session: SiteSession,
  operation: SendOperation,
  postId: number | null,
): Promise<CmsArticle> {
  const article = postId === null ? null : required(await session.cms.article(postId));
  if (article === null) {
    endCreation(session.parts.store.db, operation.articleId);
    clearIntent(session.parts.store.db, operation.id);
    interrupt('site.server-error', { cause: 'an operation was used twice' });
  }
  return article;
}

type Target =
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'existing'; readonly current: CmsPost; readonly version: number }
  | { readonly kind: 'changed'; readonly change: FoundChange };

/** Names of creations through the plugin; a plain one of the same story is looked up by another. */
const creationName = /^stet-article-/;

async function targetOf(session: SiteSession, operation: SendOperation, story: StoryInHand): Promise<Target> {
  const { parts, site } = session;
  const { db } = parts.store;
  const { articleId, id, expectedRevision } = operation;
  const base = baseOf(db, articleId);
  if (base !== null) {
    const isAgreed = expectedRevision === null || expectedRevision === base.revision;
    const current = readPost(base.post);
    if (isAgreed && base.version !== null && current.status !== 'trash')
      return { kind: 'existing', current, version: base.version };
    return foundTarget(session, base.postId, { revision: expectedRevision ?? base.revision, isAgreed });
  }
  const begun = creationOf(db, articleId);
  // Begun on the plain site, before the plugin was there: that post may exist.
  if (begun !== null && !creationName.test(begun.slug)) {
    const made = await makePost(session, operation, story.standing);
    return foundTarget(session, made.postId, {
      revision: expectedRevision ?? made.expected,
      isAgreed: false,
    });
  }
  const { slug } = beginCreation(db, { articleId, siteId: site.id, slug: `stet-article-${id}` });
  return { kind: 'create', name: slug };
}

/** An article whose version is not known here: it may be written where the post is what was agreed, or was chosen. */
async function foundTarget(
  { cms }: SiteSession,
  postId: number,
  agreed: { readonly revision: string; readonly isAgreed: boolean },
): Promise<Target> {
  const article = required(await cms.article(postId));
  if (article === null || article.post === null) interrupt('site.post-missing', { post: postId });
  const { post, record, state, version } = article;
  const isOurs = revisionOf(post) === agreed.revision && (record === null || !agreed.isAgreed);
  return isOurs && state === 'live'
    ? { kind: 'existing', current: post, version }
    : { kind: 'changed', change: changeIn(article) };
}

function changeIn(article: CmsArticle): FoundChange {
  if (article.post === null) interrupt('site.post-missing', { post: article.postId });
  return { post: article.post, article };
}

function compose(
  session: SiteSession,
  operation: SendOperation,
  parts: {
    readonly story: StoryInHand;
    readonly target: Exclude<Target, { kind: 'changed' }>;
    readonly coAuthors: readonly number[] | null;
  },
): SentWrite {
  const { story, target, coAuthors } = parts;
  const { site } = session;
  const isNew = target.kind === 'create';
  const current = isNew ? blankPost(session) : target.current;
  const composed =
    isNew && operation.action === 'publish' ? { ...operation, action: 'draft' as const } : operation;
  const { write } = composeWrite(session, composed, { story: story.standing, current, coAuthors });
  if (isLive(current.status) && write.status !== undefined && !isLive(write.status)) {
    interrupt('site.already-published', { post: current.id });
  }
  const publishes = !isNew && operation.action === 'publish';
  const post = publishes ? { ...write, ...statusToPublish(session, operation) } : write;
  const to = stateOfStatus(post.status ?? current.status);
  const event = eventOf(operation, to, session.parts.now().toISOString());
  const record = { ...operation.record, events: [...operation.record.events, event] };
  const content = { record: recordForSite(record, siteContext(session)), post };
  if (content.record === null) interrupt('article.invalid', { cause: 'copy' });
  return {
    event,
    request: {
      site: site.facts.companion ?? '',
      ...(isNew
        ? { kind: 'create', operation: target.name, postId: null, expected: 0, content }
        : {
            kind: publishes ? 'publish' : 'update',
            operation: newId(),
            postId: current.id,
            expected: target.version,
            content,
          }),
    },
  };
}

/** Publishing names its status and its hour each time: they are part of what was approved. */
function statusToPublish(session: SiteSession, { record }: SendOperation): CmsPostWrite {
  const { embargo } = record.fields;
  const now = siteNow(session);
  const status = wantedStatus('publish', embargo, now);
  return embargo !== null && isAhead(embargo, now) ? { status, publishAt: embargo } : { status };
}

/** A post before its creation: everything the story says differs from it. */
function blankPost(session: SiteSession): CmsPost {
  const now = siteNow(session).toISOString();
  return {
    id: 0,
    status: 'draft',
    slug: '',
    link: '',
    title: '',
    content: '',
    excerpt: '',
    modifiedAt: now,
    publishAt: now,
    author: session.site.person.id,
    categories: [],
    tags: [],
    featuredMedia: 0,
    language: null,
    coAuthors: null,
    latestRevision: null,
  };
}

function sentWrite({ intent }: SendOperation): SentWrite | null {
  const sent = intent === null ? null : (JSON.parse(intent) as Partial<SentWrite>);
  return sent?.request === undefined ? null : (sent as SentWrite);
}
