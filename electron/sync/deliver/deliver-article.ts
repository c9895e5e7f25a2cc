import type { ArticleId, OperationId } from '../../../shared/article/ids';
import type { ArticleRecord } from '../../../shared/article/record';
import type { AppError } from '../../../shared/errors/app-error';
import type { CmsArticle } from '../../cms/cms';
import { setArticleSite } from '../../store/journal/article-status';
import { baseOf, saveBase } from '../../store/sites/bases';
import { inTransaction } from '../../store/database';
import type { ReadableDb } from '../../store/database';
import { clearIntent, expectFrom, setIntent } from '../../store/outbox/outbox';
import type { SendOperation } from '../../store/outbox/outbox';
import { beginCreation, creationOf, endCreation, setCreationSent } from '../../store/outbox/outbox-creations';
import { saveSite, siteById } from '../../store/sites/sites';
import { agree } from './agree';
import { alterationsOf } from '../post/alterations';
import { checkApproval } from './check-approval';
import { isLive, readPost, revisionOf, writePost } from '../post/cms-post';
import { composeArticle } from './compose-article';
import type { ArticleTarget, SentWrite } from './compose-article';
import { creationName, isCreationName } from '../post/creation-name';
import { interrupt, required } from '../session/interrupted';
import { leadAlterations } from './lead-words';
import { makePost } from './make-post';
import { bylineTerms } from './place-terms';
import type { FoundChange } from '../merge/merge-post';
import { verdictOn } from '../outbox/retry-plan';
import { siteContext } from '../session/site-session';
import type { SiteSession } from '../session/site-session';
import { prepareSite, storyInHand } from './story-in-hand';
import type { StoryInHand } from './story-in-hand';

/** The story has its post now; it is not yet all that was asked for. */
interface Placed {
  readonly kind: 'placed';
  readonly operation: SendOperation;
}

/**
 * One try through the companion plugin: pictures and terms first, then post and record as one write from the version
 * that was agreed. Null once it is agreed, or the article as somebody else changed it, with nothing written.
 */
export async function deliverArticle(
  session: SiteSession,
  operation: SendOperation,
): Promise<FoundChange | null> {
  let current = operation;
  for (;;) {
    const outcome = await attempt(session, current);
    if (outcome === null || !('kind' in outcome)) return outcome;
    current = outcome.operation;
  }
}

async function attempt(session: SiteSession, operation: SendOperation): Promise<FoundChange | Placed | null> {
  const { db } = session.parts.store;
  const story = storyInHand(session, operation);
  const earlier = sentWrite(operation);
  if (earlier !== null) return send(session, operation, story, earlier);
  const begun = sentCreation(db, operation.articleId);
  if (begun !== null) return create(session, operation, story, begun);
  const coAuthors = await prepareSite(session, operation, story.whole);
  const target = await targetOf(session, operation, story);
  if (target.kind === 'changed') return target.change;
  const sent = await composeArticle(session, operation, { story, target, coAuthors });
  if (target.kind === 'create') {
    const creation = { ...sent, operation: operation.id, record: operation.record, seq: operation.seq };
    setCreationSent(db, operation.articleId, JSON.stringify(creation));
    return create(session, operation, story, creation);
  }
  checkApproval(session, operation);
  setIntent(db, operation.id, JSON.stringify(sent));
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
      clearIntent(db, operation.id);
      return interrupt('site.server-error', { cause: 'an operation was used twice' });
    case 'written':
      await settle(session, operation, { story, sent, article: answer.value.article });
      return null;
  }
}

/**
 * Creates the article, or asks again what became of its creation, word for word as it was first sent: the site answers
 * what it then made, whatever was written to it since by others, or asked for here.
 */
async function create(
  session: SiteSession,
  operation: SendOperation,
  story: StoryInHand,
  sent: SentCreation,
): Promise<FoundChange | Placed | null> {
  const answer = await session.cms.writeArticle(sent.request);
  if (!answer.ok) return refused(session, operation, answer.error);
  switch (answer.value.kind) {
    case 'stale':
      return changeIn(answer.value.article);
    case 'reused':
      return madeBefore(session, operation, answer.value.postId);
    case 'written': {
      const { article } = answer.value;
      // Created first, because nothing is published by accident; then published as what was approved.
      const isAll = sent.operation === operation.id && operation.action !== 'publish';
      if (!isAll) return place(session, operation, { ...sent, article });
      await settle(session, operation, { story, sent, article });
      return null;
    }
  }
}

/** A final refusal is over: the next try is made anew. Anything else may have been carried out, and is sent again. */
async function refused(session: SiteSession, operation: SendOperation, error: AppError): Promise<never> {
  const { db } = session.parts.store;
  if (error.code === 'site.companion-missing') {
    const { companion } = required(await session.cms.site());
    const known = siteById(db, session.site.id) ?? session.site;
    saveSite(db, { ...known, facts: { ...known.facts, companion } });
    interrupt('site.server-error', { cause: 'the companion plugin was taken away' });
  }
  if (verdictOn(error, 0, () => 0).kind === 'needs-you') {
    clearIntent(db, operation.id);
    setCreationSent(db, operation.articleId, null);
  }
  interrupt(error.code, error.details);
}

async function settle(
  session: SiteSession,
  operation: SendOperation,
  { story, sent, article }: { story: StoryInHand; sent: SentWrite; article: CmsArticle },
): Promise<void> {
  const { post, version } = article;
  if (post === null) interrupt('site.answer-cut', { cause: 'no post' });
  const wanted = sent.wanted ?? sent.request.content?.post ?? {};
  const { words } = siteContext(session);
  // What is carried beside a page that readers have is not on it yet.
  const isBeside = operation.action === 'review' && isLive(post.status);
  const { standing } = story;
  const told = operation.action === 'kill' ? null : standing;
  const signed = operation.action === 'publish' ? await bylineTerms(session, standing.fields) : null;
  const alterations = isBeside
    ? []
    : [
        ...alterationsOf({ wanted, story: told, stored: post, words, bylineTerms: signed }),
        ...(await leadAlterations(session, operation, { story: standing, stored: post })),
      ];
  agree(session, operation, { post, version, event: sent.event, alterations });
}

/** What was created is agreed: the rest follows from there. */
function place(
  session: SiteSession,
  operation: SendOperation,
  made: { readonly article: CmsArticle; readonly record: ArticleRecord; readonly seq: number },
): Placed {
  const { parts, site } = session;
  const { db } = parts.store;
  const { post, postId, version } = made.article;
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
      record: made.record,
      seq: made.seq,
      agreedAt: parts.now().toISOString(),
      seen: null,
      undecided: [],
    });
    endCreation(db, operation.articleId);
    required(setArticleSite(db, operation.articleId, site.id));
    expectFrom(db, operation.articleId, revision);
    clearIntent(db, operation.id);
  });
  return { kind: 'placed', operation: { ...operation, expectedRevision: revision, intent: null } };
}

/** Created under this name with other words, which are not known here any more: nobody else's are written over. */
async function madeBefore(
  session: SiteSession,
  operation: SendOperation,
  postId: number | null,
): Promise<FoundChange | Placed> {
  const { db } = session.parts.store;
  const article = postId === null ? null : required(await session.cms.article(postId));
  if (article === null) {
    endCreation(db, operation.articleId);
    interrupt('site.server-error', { cause: 'an operation was used twice' });
  }
  setCreationSent(db, operation.articleId, null);
  if (article.version > 1) return changeIn(article);
  return place(session, operation, { article, record: operation.record, seq: operation.seq });
}

type Target = ArticleTarget | { readonly kind: 'changed'; readonly change: FoundChange };

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
  if (begun !== null && !isCreationName(begun.slug)) {
    const made = await makePost(session, operation, story.standing);
    return foundTarget(session, made.postId, {
      revision: expectedRevision ?? made.expected,
      isAgreed: false,
    });
  }
  const { slug } = beginCreation(db, { articleId, siteId: site.id, slug: creationName(id) });
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

function sentWrite({ intent }: SendOperation): SentWrite | null {
  const sent = intent === null ? null : (JSON.parse(intent) as Partial<SentWrite>);
  return sent?.request === undefined ? null : (sent as SentWrite);
}

/** A creation that was sent, with the story as it was then. */
interface SentCreation extends SentWrite {
  readonly operation: OperationId;
  readonly record: ArticleRecord;
  readonly seq: number;
}

function sentCreation(db: ReadableDb, articleId: ArticleId): SentCreation | null {
  const sent = creationOf(db, articleId)?.sent ?? null;
  return sent === null ? null : (JSON.parse(sent) as SentCreation);
}
