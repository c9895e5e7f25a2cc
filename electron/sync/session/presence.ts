import type { ArticleId } from '../../../shared/article/ids';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { Presence } from '../../../shared/ipc/article-answers';
import type { Cms } from '../../cms/cms';

/** Says at the site what is open here, and here who else has it open. Nothing waits for it, and it fails in silence. */
export interface PresenceWatch {
  readonly opened: (articleId: ArticleId, windowId: number) => void;
  readonly closed: (articleId: ArticleId, windowId: number) => void;
  /** Something became of a story: it may have a post by now, so that others can be told. */
  readonly changed: (articleId: ArticleId) => void;
  /** Network. Makes this person the one who holds the story. */
  readonly takeOver: (articleId: ArticleId) => Promise<Result<null>>;
  readonly stop: () => void;
}

interface PresenceParts {
  /** This run of Stet, by the name under which the site knows it. */
  readonly client: string;
  /** Where a story is told of; null where nobody is asked: offline, on a plain site, without a post. */
  readonly whereabouts: (
    articleId: ArticleId,
  ) => { readonly cms: Pick<Cms, 'presence'>; readonly postId: number; readonly person: number } | null;
  readonly onPresence: (presence: Presence) => void;
  /** A window that is gone has closed nothing. */
  readonly isWindowOpen: (windowId: number) => boolean;
}

/** A story that is open here. */
interface OpenHere {
  readonly windows: Set<number>;
  /** Counts what was asked, so that a late answer does not undo a newer one. */
  asked: number;
  told: string;
  /** Whether the site was last asked, or there was nobody to ask. */
  isKnownThere: boolean;
}

/** Whoever has not been heard of for three times as long is gone. */
const everyMs = 30_000;

export function createPresence({
  client,
  whereabouts,
  onPresence,
  isWindowOpen,
}: PresenceParts): PresenceWatch {
  const open = new Map<ArticleId, OpenHere>();
  let timer: NodeJS.Timeout | null = null;

  const emit = (articleId: ArticleId, story: OpenHere, now: Omit<Presence, 'articleId'>): void => {
    const told = JSON.stringify(now);
    if (story.told === told) return;
    story.told = told;
    onPresence({ articleId, ...now });
  };

  const ask = async (articleId: ArticleId, story: OpenHere, take: boolean): Promise<Result<null>> => {
    const turn = (story.asked += 1);
    const there = whereabouts(articleId);
    story.isKnownThere = there !== null;
    const answer =
      there === null
        ? failed('site.not-connected')
        : await there.cms.presence(there.postId, { client, open: true, take });
    // Closed, or asked again, meanwhile.
    if (open.get(articleId) !== story || turn !== story.asked) return answer.ok ? ok(null) : answer;
    if (!answer.ok) {
      emit(articleId, story, nobody);
      return answer;
    }
    const others = answer.value.others
      .filter(({ person }) => person !== there?.person)
      .map(({ name, since, holds }) => ({ name, since, holds }));
    emit(articleId, story, { others, mine: answer.value.mine });
    return ok(null);
  };

  const leave = async (articleId: ArticleId): Promise<void> => {
    open.delete(articleId);
    if (open.size === 0 && timer !== null) clearInterval(timer);
    if (open.size === 0) timer = null;
    const there = whereabouts(articleId);
    await there?.cms.presence(there.postId, { client, open: false, take: false });
  };

  const round = (): void => {
    for (const [articleId, story] of open) {
      for (const id of story.windows) if (!isWindowOpen(id)) story.windows.delete(id);
      quietly(story.windows.size === 0 ? leave(articleId) : ask(articleId, story, false));
    }
  };

  return {
    opened: (articleId, windowId) => {
      const story = open.get(articleId) ?? { windows: new Set(), asked: 0, told: '', isKnownThere: false };
      story.windows.add(windowId);
      // The window that just opened it knows nothing yet.
      story.told = '';
      open.set(articleId, story);
      timer ??= setInterval(round, everyMs).unref();
      setImmediate(() => {
        if (open.get(articleId) === story) quietly(ask(articleId, story, false));
      });
    },
    closed: (articleId, windowId) => {
      const story = open.get(articleId);
      if (story === undefined || !story.windows.delete(windowId) || story.windows.size > 0) return;
      setImmediate(() => {
        if (open.get(articleId) === story && story.windows.size === 0) quietly(leave(articleId));
      });
    },
    changed: (articleId) => {
      const story = open.get(articleId);
      if (story === undefined || story.isKnownThere || whereabouts(articleId) === null) return;
      quietly(ask(articleId, story, false));
    },
    takeOver: async (articleId) => {
      const story = open.get(articleId);
      return story === undefined ? failed('article.not-found') : ask(articleId, story, true);
    },
    stop: () => {
      open.clear();
      if (timer !== null) clearInterval(timer);
      timer = null;
    },
  };
}

const nobody = { others: [], mine: true } as const;

/** Who has a story open is good to know, and nothing depends on it. */
function quietly(work: Promise<unknown>): void {
  work.catch(() => undefined);
}
