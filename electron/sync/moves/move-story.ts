import type { SendAction } from '../../../shared/article/delivery';
import type { ArticleFields, PublicNotice } from '../../../shared/article/fields';
import { newId } from '../../../shared/article/ids';
import type { ArticleId, OperationId } from '../../../shared/article/ids';
import type { JournalPayload } from '../../../shared/article/journal';
import { missingFor, needsSecondSignOff } from '../../../shared/article/requirements';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { stateAfter, stateForReaders, wasPublished } from '../../../shared/article/workflow/events';
import type { WorkflowEvent, WorkflowState } from '../../../shared/article/workflow/events';
import { judgeMove } from '../../../shared/article/workflow/judge';
import type { Granted, Mover } from '../../../shared/article/workflow/judge';
import type { Move } from '../../../shared/article/workflow/moves';
import { transitions } from '../../../shared/article/workflow/moves';
import { noticeKindOf, waitingNotice } from '../../../shared/article/workflow/waiting-notice';
import { hasSuggestions } from '../../../shared/document/suggestions';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { approvalHash } from '../../store/review/approval';
import { loadLive } from '../../store/articles/articles';
import { setArticleSite, setDelivery } from '../../store/journal/article-status';
import { inTransaction } from '../../store/database';
import { giveWayTo, openOperations, removeOperation } from '../../store/outbox/outbox';
import type { WritableDb } from '../../store/database';
import { guarded, refuse } from '../../store/failures';
import { writeRows } from '../../store/journal/journal';
import type { LiveArticle } from '../../store/replay/live-article';
import { isOwnCopy, moverAt, policyOf } from '../../store/review/review';
import { stopPublication } from '../../store/review/void-publication';
import type { KnownSite } from '../../store/sites/sites';
import type { MoveRequest } from '../session/move-request';
import { isOut, mayHavePost, operationEventId, sendStory, siteOfStory } from './send-story';
import { restingDelivery } from '../outbox/resting-delivery';
import { siteTime } from '../session/site-session';

/**
 * Moves a story along the workflow, in one transaction: the judgement, its events with the hash of the words, and what
 * goes to the site. A publication that the first of two people asks for is their sign-off, and is carried as that. Needs
 * no network; the site checks again on arrival. Answers the queued operation, or null where nothing has to be sent.
 * Fails as `judgeMove` and `sendStory` do, with nothing changed.
 */
export function moveStory(db: WritableDb, asked: MoveRequest): Result<OperationId | null> {
  return guarded(() => {
    const { articleId, move, actor, now } = asked;
    const loaded = loadLive(db, articleId);
    if (!loaded.ok) return loaded;
    const live = loaded.value;
    const request = { ...asked, note: noteOf(live, asked) };
    const site = siteOfStory(db, articleId);
    if (site === null && move === 'submit') return failed('site.not-connected');
    const mover = { ...moverAt(site), ...(site === null && { name: actor }) };
    const at = now().toISOString();
    return inTransaction(db, () => {
      const notices = noticesAfter(db, live, request, at);
      const publishAt = hourAfter(live, request, site);
      const moved = { ...live, fields: { ...live.fields, notices, publishAt } };
      const granted = judgeStory(db, { live, moved, site, mover, request });
      if (!granted.ok) return granted;
      // The words are approved for a site: from here on the story is for this one.
      if (site !== null) carriedOut(setArticleSite(db, articleId, site.id));
      const operationId = newId<OperationId>();
      const hash = approvalHash(db, moved);
      const payloads: JournalPayload[] = [
        ...(notices === live.fields.notices
          ? []
          : [{ kind: 'field' as const, change: { field: 'notices' as const, value: notices } }]),
        ...(publishAt === live.fields.publishAt
          ? []
          : [{ kind: 'field' as const, change: { field: 'publishAt' as const, value: publishAt } }]),
        ...eventsOf(live, granted.value, { mover, note: request.note, operationId, at, hash }).map(
          (event) => ({ kind: 'event', event }) as const,
        ),
      ];
      const written = payloads.length > 0 ? writeRows(db, live, payloads, { actor, now }) : live;
      // What was approved before does not go out where the words of a first sign-off took its place.
      const isSignedOff = granted.value.events.includes('signed-off');
      if (isSignedOff && standsApproved(live) && !standsApproved(written))
        stopPublication(db, written, { before: stateAfter(live.events), actor, at });
      const action = actionOf(granted.value, site, standing(db, articleId));
      const moving = { move: granted.value.transition.move, operationId };
      const sent =
        action === null ? null : carriedOut(sendStory(db, { articleId, action, actor, now, moved: moving }));
      if (move === 'kill' || move === 'unschedule') withdrawOthers(db, articleId, sent);
      carriedOut(setDelivery(db, articleId, restingDelivery(db, articleId), null));
      return ok(sent);
    });
  });
}

const standsApproved = ({ events }: LiveArticle): boolean => approvalLog(events).approved !== null;

export interface JudgedStory {
  readonly live: LiveArticle;
  /** As it would be with what the move itself adds. */
  readonly moved: LiveArticle;
  readonly site: KnownSite | null;
  readonly mover: Mover;
  readonly request: { readonly move: Move } & Pick<MoveRequest, 'note' | 'now'>;
}

/** Whether a story may be moved as it is asked, by all that the judgement rests on. Fails as `judgeMove` does. */
export function judgeStory(
  db: WritableDb,
  { live, moved, site, mover, request }: JudgedStory,
): Result<Granted> {
  const policy = policyOf(site);
  const { fields } = moved;
  const hash = approvalHash(db, moved);
  return judgeMove(request.move, {
    events: live.events,
    mover,
    policy,
    isOwnCopy: isOwnCopy(live, site?.person ?? null),
    needsSecondSignOff: needsSecondSignOff(policy, fields),
    hash,
    hashBefore: approvalHash(db, live),
    hasOpenSuggestions: hasSuggestions(live.copy),
    missing: (step) => missingFor(step, policy, moved),
    embargo: fields.embargo,
    publishAt: fields.publishAt,
    siteNow: site === null ? request.now() : siteTime(site, request.now()),
    note: request.note,
  });
}

/** Who publishes now does not wait for an hour that was set before: it is taken out of what is approved. */
function hourAfter(
  { fields }: LiveArticle,
  { move, now }: MoveRequest,
  site: KnownSite | null,
): string | null {
  const { publishAt } = fields;
  if (move !== 'publish' || publishAt === null) return publishAt;
  const siteNow = site === null ? now() : siteTime(site, now());
  return Date.parse(publishAt) > siteNow.getTime() ? null : publishAt;
}

/** What is said with a move; a notice that the first of two people gave is not written again by the second. */
function noteOf({ events, fields }: LiveArticle, { move, note }: MoveRequest): string {
  const kind = noticeKindOf(move);
  if (kind === null || note.trim() !== '') return note;
  return waitingNotice(events, fields.notices, [kind])?.text ?? note;
}

/**
 * What readers are told: the notice of an update or a correction, or what stands where a killed story stood. One that
 * still waits for its second sign-off is the same, or gives way to what is said instead.
 */
function noticesAfter(
  db: WritableDb,
  { id, events, fields }: LiveArticle,
  { move, note, advisory }: MoveRequest,
  at: string,
): ArticleFields['notices'] {
  const { notices } = fields;
  const kind: PublicNotice['kind'] | null = move === 'kill' ? 'kill' : noticeKindOf(move);
  const text = (move === 'kill' ? advisory : note).trim();
  if (kind === null || text === '') return notices;
  const waits = waitingNotice(events, notices, [kind]);
  if (waits?.text === text) return notices;
  // Readers may have it already by the time this is written.
  const isLeaving = openOperations(db, id).some(({ state }) => state === 'sending');
  const kept = isLeaving ? notices : notices.filter((notice) => notice !== waits);
  return [...kept, { id: newId<string>(), kind, text, at }];
}

function eventsOf(
  live: LiveArticle,
  { events }: Granted,
  about: {
    readonly mover: Mover;
    readonly note: string;
    readonly operationId: OperationId;
    readonly at: string;
    readonly hash: string;
  },
): WorkflowEvent[] {
  const { mover, note, operationId, at, hash } = about;
  return events.map((kind, index) => ({
    // The last one is what the operation carries: written down here, it is not again when the site has it.
    id: index === events.length - 1 && kind !== 'approved' ? operationEventId(operationId) : newId<string>(),
    kind,
    to: stateOfEvent(kind, live),
    actor: mover.name,
    at,
    hash,
    ...(mover.person !== null && { person: mover.person }),
    ...(note.trim() !== '' && kind !== 'approved' && { note: note.trim() }),
  }));
}

function stateOfEvent(kind: WorkflowEvent['kind'], live: LiveArticle): WorkflowState {
  const row = transitions.find(({ event }) => event === kind);
  // A story that readers have is no draft: taken back, it stands where its page does.
  if (kind === 'taken-back' && wasPublished(live.events)) return stateForReaders(live.events);
  if (row === undefined || row.to === 'same' || row.to === 'before') return stateAfter(live.events);
  return row.to;
}

/** What goes to the site; nothing where there is none, or where it can hold no more than the page it has. */
function actionOf(
  { transition }: Granted,
  site: KnownSite | null,
  post: 'none' | 'out' | 'unseen',
): SendAction | null {
  if (site === null) return null;
  switch (transition.consequence) {
    case 'carry':
      if (post === 'out') return site.facts.companion === null ? null : 'review';
      return transition.move === 'submit' ? 'submit' : 'review';
    case 'publish':
      return 'publish';
    case 'kill':
      return post === 'none' ? null : 'kill';
    case 'spike':
    case 'unspike':
      return null;
  }
}

/** What waited to go out never goes, and nothing of it stands before what calls the story back. */
function withdrawOthers(db: WritableDb, articleId: ArticleId, later: OperationId | null): void {
  for (const { id, state } of openOperations(db, articleId)) {
    if (state === 'sending' || id === later) continue;
    if (later === null) removeOperation(db, id);
    else giveWayTo(db, id, later);
  }
}

/** Whether the story has a post, or gets one this moment, and whether readers see it. */
function standing(db: WritableDb, id: ArticleId): 'none' | 'out' | 'unseen' {
  if (isOut(db, id)) return 'out';
  return mayHavePost(db, id) ? 'unseen' : 'none';
}

/** The value, or the end of the transaction with nothing written. */
export function carriedOut<Value>(result: Result<Value>): Value {
  return result.ok ? result.value : refuse(result.error.code, result.error.details);
}
