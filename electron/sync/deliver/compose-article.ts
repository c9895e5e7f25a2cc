import { stateAfter } from '../../../shared/article/workflow/events';
import { approvalLog } from '../../../shared/article/workflow/approval';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { newId } from '../../../shared/article/ids';
import type { CmsArticleWrite, CmsPost, CmsPostWrite } from '../../cms/cms';
import { parseRecord } from '../../store/replay/live-article';
import { hashFor } from '../../store/review/approval';
import { baseOf } from '../../store/sites/bases';
import type { SendOperation } from '../../store/outbox/outbox';
import { eventOf } from './agree';
import { creationEvent } from '../post/creation-name';
import { isLive } from '../post/cms-post';
import { interrupt } from '../session/interrupted';
import { stateOfStatus } from '../post/post-to-story';
import { recordForSite } from '../post/site-record';
import { siteContext, siteNow } from '../session/site-session';
import type { SiteSession } from '../session/site-session';
import { composeWrite } from './story-in-hand';
import type { StoryInHand } from './story-in-hand';
import { wantedStatus } from '../post/story-to-post';
import type { StoryPost } from '../post/story-to-post';

/** What was about to be sent, kept from before the first try until a final answer: sent again, it happens once. */
export interface SentWrite {
  readonly request: CmsArticleWrite;
  /** The post as it is meant to stand, all of it; absent in what an earlier version of Stet was about to send. */
  readonly wanted?: CmsPostWrite;
  /** What the record gains with it at the site: a creation, a publication; null where the move is in it already. */
  readonly event: WorkflowEvent | null;
}

/** Where an article is written to: a new one under a name, or one at a version. */
export type ArticleTarget =
  | { readonly kind: 'create'; readonly name: string }
  | { readonly kind: 'existing'; readonly current: CmsPost; readonly version: number };

/** The write that makes the site hold the story, with the record that will stand beside it. */
export async function composeArticle(
  session: SiteSession,
  operation: SendOperation,
  parts: {
    readonly story: StoryInHand;
    readonly target: ArticleTarget;
    readonly coAuthors: readonly number[] | null;
  },
): Promise<SentWrite> {
  const { story, target, coAuthors } = parts;
  const { site } = session;
  const isNew = target.kind === 'create';
  const current = isNew ? blankPost(session) : target.current;
  const composed =
    isNew && operation.action === 'publish' ? { ...operation, action: 'draft' as const } : operation;
  // Readers keep the page they have until what is carried beside it is approved.
  const isBeside = operation.action === 'review' && isLive(current.status);
  const { wanted, write } = isBeside
    ? nothingWritten
    : await composeWrite(session, composed, { story: story.standing, current, coAuthors });
  if (
    operation.action !== 'kill' &&
    isLive(current.status) &&
    write.status !== undefined &&
    !isLive(write.status)
  ) {
    interrupt('site.already-published', { post: current.id });
  }
  const publishes = !isNew && operation.action === 'publish';
  const status = publishes ? statusToPublish(session, operation) : {};
  const post = { ...write, ...status };
  const to = stateOfStatus(post.status ?? current.status);
  const base = baseOf(session.parts.store.db, operation.articleId);
  const happened = eventOf(operation, { base, to, at: session.parts.now().toISOString() });
  // A creation is no publication yet: that follows. Its own event tells the article, wherever it is found.
  const event = isNew ? creationOf(target.name, operation, session) : happened;
  const record =
    event === null ? operation.record : { ...operation.record, events: [...operation.record.events, event] };
  const content = { record: recordForSite(record, siteContext(session)), post };
  if (content.record === null) interrupt('article.invalid', { cause: 'copy' });
  return {
    event,
    wanted: { ...wanted, ...status },
    request: {
      site: site.facts.companion ?? '',
      ...approvalsOf(session, operation, publishes),
      ...(isNew
        ? { kind: 'create', operation: target.name, postId: null, expected: 0, content }
        : {
            kind: publishes ? 'publish' : operation.action === 'kill' ? 'kill' : 'update',
            operation: newId(),
            postId: current.id,
            expected: target.version,
            content,
          }),
    },
  };
}

/**
 * The approval that a publication rests on; and the one that this person gave and the site was not told of, as long as
 * their role still lets them give it. With a publication it is told again: the site may have lost it meanwhile.
 */
function approvalsOf(
  { parts, site }: SiteSession,
  { articleId, record }: SendOperation,
  publishes: boolean,
): Pick<CmsArticleWrite, 'approval' | 'approvalHash'> {
  const { approved, signOffs } = approvalLog(record.events);
  const given = approved === null ? signOffs : [...signOffs, approved];
  const mine = given.findLast(({ person }) => person === site.person.slug);
  const base = baseOf(parts.store.db, articleId);
  const isTold =
    !publishes &&
    base?.version !== null &&
    base?.record.events.some(({ id }) => id === mine?.eventId) === true;
  return {
    ...(mine !== undefined && !isTold && site.person.abilities.editOthers && { approval: mine.hash }),
    ...(publishes && approved !== null && { approvalHash: approved.hash }),
  };
}

/** Publishing names its status and its hour each time: they are part of what was approved. */
function statusToPublish(session: SiteSession, { record }: SendOperation): CmsPostWrite {
  const { publishAt } = record.fields;
  const status = wantedStatus('publish', publishAt, siteNow(session));
  return status === 'future' && publishAt !== null ? { status, publishAt } : { status };
}

const nothingWritten: Pick<StoryPost, 'wanted' | 'write'> = { wanted: {}, write: {} };

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

function creationOf(
  name: string,
  { actor, person, record }: SendOperation,
  { parts, site }: SiteSession,
): WorkflowEvent {
  return {
    id: creationEvent(name),
    kind: 'saved-as-draft',
    to: stateAfter(record.events),
    actor,
    at: parts.now().toISOString(),
    hash: hashFor(parseRecord(record), site),
    ...(person !== null && { person }),
  };
}
