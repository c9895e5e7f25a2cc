import type { ArticleId } from '../../../shared/article/ids';
import { newId } from '../../../shared/article/ids';
import { threadSchema } from '../../../shared/article/threads';
import type { Anchor, Colleague, Quote, Thread, ThreadComment } from '../../../shared/article/threads';
import { isBlockId } from '../../../shared/document/ids';
import { failed } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { ArticleStatus } from '../../../shared/ipc/article-answers';
import { statusOf } from '../journal/article-status';
import type { WritableDb } from '../database';
import { guarded } from '../failures';
import { writeRows } from '../journal/journal';
import type { Author } from '../journal/journal';
import { loadArticle } from '../replay/load-article';

/** Who comments: the name for the journal, and the slug at the site where one is connected. */
export interface Commenter extends Author {
  readonly person: string | null;
}

/** What somebody says, and whom they call. */
export interface Said {
  readonly text: string;
  readonly mentions: readonly string[];
}

export interface NewThread extends Said {
  readonly threadId: string;
  readonly anchor: Anchor;
  readonly quote: Quote;
  readonly assignee: Colleague | null;
}

/** Where a thread hangs, and what it hangs on. */
export interface Place {
  readonly anchor: Anchor;
  readonly quote: Quote;
}

type Change = (thread: Thread | null) => Thread | Result<never> | null;

/**
 * Begins a thread under an id of the window's own, so that a request whose answer was lost begins it once. Fails with
 * `request.invalid` where the id cannot stand in the copy or is another thread's.
 */
export function startThread(
  db: WritableDb,
  id: ArticleId,
  thread: NewThread,
  by: Commenter,
): Result<ArticleStatus> {
  const { threadId, anchor, quote, assignee, text } = thread;
  return changeThread(db, id, threadId, by, (known) => {
    if (known !== null) {
      const [first] = known.replies;
      const isRepeated = first?.text === text && first.author === by.actor;
      return isRepeated ? null : failed('request.invalid', { thread: threadId });
    }
    if (!isBlockId(threadId)) return failed('request.invalid', { thread: threadId });
    const replies = [commentOf(thread, by)];
    return { id: threadId, anchor, quote, state: 'open', settled: null, assignee, replies };
  });
}

/** Adds to a thread; one that was resolved stays so. Fails with `comment.not-found`. */
export function replyToThread(
  db: WritableDb,
  id: ArticleId,
  threadId: string,
  said: Said,
  by: Commenter,
): Result<ArticleStatus> {
  return changeKnown(db, id, threadId, by, (thread) => ({
    ...thread,
    replies: [...thread.replies, commentOf(said, by)],
  }));
}

/** Resolves or reopens a thread; nothing is written where it is so already. Fails with `comment.not-found`. */
export function settleThread(
  db: WritableDb,
  id: ArticleId,
  threadId: string,
  state: Thread['state'],
  by: Commenter,
): Result<ArticleStatus> {
  return changeKnown(db, id, threadId, by, (thread) =>
    thread.state === state
      ? null
      : { ...thread, state, settled: { by: by.actor, at: by.now().toISOString() } },
  );
}

/** Gives a thread to a colleague, or to nobody. Fails with `comment.not-found`. */
export function assignThread(
  db: WritableDb,
  id: ArticleId,
  threadId: string,
  assignee: Colleague | null,
  by: Commenter,
): Result<ArticleStatus> {
  return changeKnown(db, id, threadId, by, (thread) =>
    thread.assignee?.slug === assignee?.slug ? null : { ...thread, assignee },
  );
}

/** Hangs a thread on another place, e.g. one whose words are gone. Fails with `comment.not-found`. */
export function anchorThread(
  db: WritableDb,
  id: ArticleId,
  threadId: string,
  { anchor, quote }: Place,
  by: Commenter,
): Result<ArticleStatus> {
  return changeKnown(db, id, threadId, by, (thread) => ({ ...thread, anchor, quote }));
}

function changeKnown(
  db: WritableDb,
  id: ArticleId,
  threadId: string,
  by: Commenter,
  change: (thread: Thread) => Thread | null,
): Result<ArticleStatus> {
  return changeThread(db, id, threadId, by, (thread) =>
    thread === null ? failed('comment.not-found', { thread: threadId }) : change(thread),
  );
}

/** One journal row with the thread as `change` makes it; no row where it answers null. */
function changeThread(
  db: WritableDb,
  id: ArticleId,
  threadId: string,
  by: Commenter,
  change: Change,
): Result<ArticleStatus> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    if (!loaded.ok) return loaded;
    const { live } = loaded.value;
    const known = live.threads.find((thread) => thread.id === threadId) ?? null;
    const changed = change(known);
    if (changed !== null && 'ok' in changed) return changed;
    if (changed !== null && JSON.stringify(changed) !== JSON.stringify(known)) {
      const thread = threadSchema.safeParse(changed);
      if (!thread.success) return failed('article.too-large', { thread: threadId });
      writeRows(db, live, [{ kind: 'threads', threads: [thread.data] }], by);
    }
    return statusOf(db, id);
  });
}

function commentOf({ text, mentions }: Said, { actor, person, now }: Commenter): ThreadComment {
  return {
    id: newId(),
    author: actor,
    person,
    at: now().toISOString(),
    text,
    mentions: [...new Set(mentions)],
  };
}
