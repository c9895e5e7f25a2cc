import type { DeliveryAction } from '../../../shared/article/delivery';
import type { ArticleRecord } from '../../../shared/article/record';
import { stateAfter } from '../../../shared/article/workflow/events';
import { transitionOf } from '../../../shared/article/workflow/moves';
import { parseCopy } from '../../../shared/document/parse-copy';
import { standingCopy } from '../../../shared/document/suggestions';
import type { CmsPost } from '../../cms/cms';
import { baseOf } from '../../store/sites/bases';
import { callsBack } from '../../store/outbox/outbox';
import type { SendOperation } from '../../store/outbox/outbox';
import { saveSite, siteById } from '../../store/sites/sites';
import { leadPictures } from '../merge/lead-pictures';
import { interrupt, required } from '../session/interrupted';
import { killedPost } from '../post/killed-post';
import { describeLead } from './lead-words';
import { placeMedia } from './place-media';
import { coAuthorsOf, learnPeople, placeTerms } from './place-terms';
import { postToStory } from '../post/post-to-story';
import { siteContext, siteNow } from '../session/site-session';
import { carriedAs } from '../post/standing';
import type { SiteSession } from '../session/site-session';
import { brokenEmbargo, differing, storyNeeds, storyToPost } from '../post/story-to-post';
import type { Story, StoryPost } from '../post/story-to-post';

/** A story that is being sent. */
export interface StoryInHand {
  /** What readers would see: suggestions are neither in nor out. */
  readonly standing: Story;
  /** The whole copy, suggestions included. */
  readonly whole: Story;
}

/** The story an operation carries. Ends with `article.invalid`, `article.empty-headline` or `site.role-forbids`. */
export function storyInHand(session: SiteSession, operation: SendOperation): StoryInHand {
  const { record, action } = operation;
  const parsed = parseCopy(record.copy, record.documentVersion);
  if (!parsed.ok) interrupt('article.invalid', { cause: parsed.reason });
  const standing = { copy: standingCopy(parsed.doc), fields: record.fields };
  if (standing.copy.child(0).textContent.trim() === '') interrupt('article.empty-headline');
  const { abilities } = session.site.person;
  if (action === 'publish' && !abilities.publish) interrupt('site.role-forbids', { what: 'publish' });
  // The role may have been lost since the move was made here.
  const duty = operation.hop === null ? 'write' : transitionOf(operation.hop).duty;
  if (action === 'review' && duty === 'review' && !abilities.editOthers)
    interrupt('workflow.role-forbids', { move: operation.hop ?? '' });
  return { standing, whole: { copy: parsed.doc, fields: record.fields } };
}

/**
 * Brings to the site what the post will name: pictures, sections, tags, people; and, where an hour hangs on it, asks
 * for the site's clock. Answers the terms of Co-Authors Plus, null where the site has none.
 */
export async function prepareSite(
  session: SiteSession,
  operation: SendOperation,
  story: Story,
): Promise<readonly number[] | null> {
  // What is taken down needs nothing there.
  if (operation.action === 'kill') return null;
  const { media } = storyNeeds(story, siteContext(session).words);
  for (const needed of media)
    await session.inTurn(`picture ${needed.hash}`, () => placeMedia(session, needed));
  await describeLead(session, operation, story);
  await session.inTurn('terms', () => placeTerms(session, story));
  await session.inTurn('people', () => learnPeople(session, story.fields));
  const { embargo, publishAt } = story.fields;
  if (operation.action === 'publish' && (embargo ?? publishAt) !== null) await checkClock(session);
  return coAuthorsOf(session, story.fields);
}

/**
 * The story as a write over the post as it is. Ends with `article.embargoed` where it would appear before its embargo,
 * and with `media.missing` where a picture could not be placed.
 */
export async function composeWrite(
  session: SiteSession,
  operation: SendOperation,
  now: {
    readonly story: Story;
    readonly current: CmsPost;
    readonly coAuthors: readonly number[] | null;
  },
): Promise<StoryPost> {
  const base = baseOf(session.parts.store.db, operation.articleId);
  const { story, current } = now;
  const until = operation.action === 'publish' ? brokenEmbargo(story.fields, siteNow(session)) : null;
  if (until !== null) interrupt('article.embargoed', { until });
  // Who takes a page from its readers in WordPress means it: nothing of ours brings it back unasked.
  if (operation.action === 'publish' && current.status === 'private')
    interrupt('site.made-private', { post: current.id });
  if (operation.action === 'kill') {
    const killed = killedPost(story, current, session.site.facts.timeZone);
    return { wanted: killed, write: differing(killed, current), missingMedia: [] };
  }
  // What waits for its hour there stays as it was approved: its record is carried, and nothing else.
  const isScheduled = stateAfter(operation.record.events) === 'scheduled';
  if (operation.action === 'review' && isScheduled && !callsBack(operation))
    return { wanted: {}, write: {}, missingMedia: [] };
  // Sent over a text that was never agreed: whatever differs from it was chosen, field by field.
  // So is whatever differs from the page that readers get: the record may have been carried beside it since.
  const isOver =
    (operation.expectedRevision !== null && operation.expectedRevision !== base?.revision) ||
    operation.action === 'publish';
  const context = {
    ...siteContext(session),
    ...(isOver && { pictures: await leadPictures(session, [current]) }),
  };
  const agreed = isOver ? postToStory(current, context, story.fields).fields : (base?.record.fields ?? null);
  const { site } = session;
  const post = storyToPost({
    story,
    action: writtenAs({ action: operation.action, record: operation.record }),
    current,
    agreed,
    context,
    mayEditOthers: site.person.abilities.editOthers,
    languages: site.facts.languages,
    coAuthors: now.coAuthors,
    siteNow: siteNow(session),
    timeZone: site.facts.timeZone,
  });
  if (post.missingMedia.length > 0) interrupt('media.missing', { pictures: post.missingMedia.length });
  return post;
}

/** What the post's status becomes: it stands where the story does, wherever a colleague has moved that meanwhile. */
function writtenAs({
  action,
  record,
}: {
  readonly action: Exclude<SendOperation['action'], 'kill'>;
  readonly record: ArticleRecord;
}): DeliveryAction {
  return action === 'review' || action === 'draft' ? carriedAs(record.events) : action;
}

/** An embargo or an hour of publication is compared with the site's clock, as it is now. */
async function checkClock({ parts, site, cms }: SiteSession): Promise<void> {
  const { db } = parts.store;
  const { clockSkewMs } = required(await cms.site());
  const known = siteById(db, site.id) ?? site;
  saveSite(db, { ...known, facts: { ...known.facts, clockSkewMs } });
}
