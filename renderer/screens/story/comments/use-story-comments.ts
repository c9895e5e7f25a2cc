import { useEffect, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import { newId } from '../../../../shared/article/ids';
import type { FieldName } from '../../../../shared/article/fields';
import type { Thread } from '../../../../shared/article/threads';
import { blockReaches, commentReaches } from '../../../../shared/document/anchors';
import type { AppError } from '../../../../shared/errors/app-error';
import type { EditorHandle } from '../../../editor/editor-handle';
import { useText } from '../../../i18n/text';
import type { ArticleSession } from '../../../state/open-article/session';
import { threadTools } from '../../../state/open-article/thread-tools';
import { unsentComments } from '../../../state/open-article/unsent-words';
import type { StoryServices } from '../services';
import type { CommentsState, StoryComments } from './comments-context';
import { followField } from './field-at-hand';
import { openThreadIds } from './thread-groups';

/** How long typing rests before the places of threads are read again, in milliseconds. */
export const restMs = 250;

interface Parts {
  readonly session: ArticleSession;
  readonly services: Pick<StoryServices, 'site' | 'person'>;
  readonly editor: EditorHandle | null;
  /** Brings the list of comments into sight; where cards stand beside the page, they are enough. */
  readonly showList: () => void;
}

const initial: CommentsState = {
  active: null,
  draft: null,
  answering: null,
  assigning: null,
  standing: [],
  marginFits: false,
  told: '',
  problem: null,
};

/** What the comments of a story are to the screen around it. */
export function useStoryComments(parts: Parts): StoryComments {
  const { session, editor, services, showList } = parts;
  const t = useText();
  const [store] = useState(() => createStore<CommentsState>(() => initial));
  const unsent = unsentComments(session.articleId);
  const inCopy = editor?.comments ?? null;
  const threads = useStore(session.store, (state) => state.threads);
  useThreadOrder(session, store, threads);
  const active = useStore(store, (state) => state.active);
  const fieldAtHand = useRef<FieldName | null>(null);
  useEffect(() => followField(document, (field) => (fieldAtHand.current = field)), []);

  useEffect(() => {
    if (inCopy === null) return;
    const open = openThreadIds(threads);
    const blocks = threads.flatMap(({ id, anchor }) =>
      open.has(id) && anchor.kind === 'block' ? [anchor.blockId] : [],
    );
    inCopy.look({ open, active }, new Set(blocks));
  }, [active, inCopy, threads]);

  useEffect(() => {
    if (inCopy === null) return;
    return inCopy.onCaret(({ ids, block }) => {
      const { threads: known } = session.store.getState();
      const open = known.filter(({ state }) => state === 'open');
      const here = open.filter(
        ({ id, anchor }) =>
          ids.includes(id) || (anchor.kind === 'block' && block !== null && anchor.blockId === block),
      );
      const now = store.getState().active;
      // A thread that was begun right here may stand in the copy before the news of it comes.
      if (now !== null && ids.includes(now) && !known.some(({ id }) => id === now)) return;
      if (!here.some(({ id }) => id === now)) store.setState({ active: here[0]?.id ?? null });
    });
  }, [inCopy, session, store]);

  const { site, person } = services;
  return useMemo((): StoryComments => {
    const tools = threadTools(session.articleId);
    const told = async (asked: Promise<AppError | null>, done: string): Promise<boolean> => {
      const problem = await asked;
      store.setState(problem === null ? { problem, told: done } : { problem });
      return problem === null;
    };
    const threadOf = (id: string): Thread | undefined =>
      session.store.getState().threads.find((thread) => thread.id === id);
    const dropDraft = (): void => {
      inCopy?.drop();
      store.setState({ draft: null });
    };
    return {
      store,
      me: {
        slug: site === null || site.person === '' ? null : site.person,
        names: [person, site?.personName ?? ''].filter((name) => name !== ''),
      },
      unsent,
      inCopy: () => inCopy,
      activate: (id) => {
        store.setState({ active: id, answering: null });
        const thread = id === null ? undefined : threadOf(id);
        if (thread !== undefined) inCopy?.show(thread);
      },
      announce: ({ replies: [first] }, place, count) => {
        if (first === undefined) return;
        const { author, text } = first;
        store.setState({ told: t('comments.told.at', { place, count, author, text }) });
      },
      showInList: (id) => {
        store.setState({ active: id, answering: null });
        showList();
      },
      begin: () => {
        const place = inCopy?.hold() ?? null;
        if (place === null) return false;
        const { anchor, quote } = place;
        store.setState({ draft: { anchor, quote }, active: null, answering: null });
        return true;
      },
      beginOnField: (field) => {
        inCopy?.drop();
        const quote = { text: '', prefix: '', suffix: '' };
        store.setState({ draft: { anchor: { kind: 'field', field }, quote } });
        showList();
      },
      fieldAtHand: () => fieldAtHand.current,
      start: async (text, mentions) => {
        const { draft } = store.getState();
        if (draft === null) return false;
        const threadId = newId();
        // The thread first, then its mark: whatever ends in between, nothing that was said is lost.
        const request = { ...draft, threadId, text, mentions: [...mentions], assignee: null };
        if (!(await told(tools.start(request), t('comments.told.sent')))) return false;
        if (draft.anchor.kind === 'text') inCopy?.lay(threadId);
        else inCopy?.drop();
        const standing = threadOrder(session, session.store.getState().threads);
        store.setState({ draft: null, active: threadId, standing });
        return true;
      },
      dropDraft,
      reply: (threadId, text, mentions) =>
        told(tools.reply({ threadId, text, mentions: [...mentions] }), t('comments.told.sent')),
      settle: (id, state) => {
        const done = t(state === 'resolved' ? 'comments.told.resolved' : 'comments.told.reopened');
        void told(tools.settle(id, state), done).then((kept) => {
          if (kept && state === 'resolved') store.setState({ active: null, answering: null });
        });
      },
      assign: (id, assignee) => {
        const done =
          assignee === null
            ? t('comments.told.unassigned')
            : t('comments.told.assigned', { name: assignee.name });
        void told(tools.assign(id, assignee), done);
      },
      attachToSelection: (threadId) => {
        const place = inCopy?.hold();
        if (inCopy === null || place === undefined || place === null) return;
        const { anchor, quote } = place;
        void told(tools.anchor({ threadId, anchor, quote }), t('comments.told.attached')).then((kept) => {
          if (kept && anchor.kind === 'text') inCopy.lay(threadId);
          else inCopy.drop();
        });
      },
      attachToQuote: (thread) => {
        const place = inCopy?.layOnQuote(thread.id, thread.quote);
        if (inCopy === null || place === undefined || place === null) return;
        void told(tools.anchor({ threadId: thread.id, ...place }), t('comments.told.attached'));
      },
      leave: () => editor?.focus(),
    };
  }, [editor, inCopy, person, session, showList, site, store, t, unsent]);
}

/** Keeps the order in which threads stand in the copy; a story without threads costs no keystroke anything. */
function useThreadOrder(
  session: ArticleSession,
  store: StoreApi<CommentsState>,
  threads: readonly Thread[],
): void {
  useEffect(() => {
    if (threads.length === 0) return;
    let waiting: ReturnType<typeof setTimeout> | undefined;
    const read = (): void => {
      const standing = threadOrder(session, threads);
      const before = store.getState().standing;
      if (JSON.stringify(standing) !== JSON.stringify(before)) store.setState({ standing });
    };
    const stop = session.onCopy(() => {
      clearTimeout(waiting);
      waiting = setTimeout(read, restMs);
    });
    read();
    return () => {
      clearTimeout(waiting);
      stop();
    };
  }, [session, store, threads]);
}

function threadOrder(session: ArticleSession, threads: readonly Thread[]): readonly string[] {
  const { doc } = session.copy.state();
  const words = commentReaches(doc);
  const named = threads.flatMap(({ anchor }) => (anchor.kind === 'block' ? [anchor.blockId] : []));
  const blocks = blockReaches(doc, new Set(named));
  return threads
    .flatMap(({ id, anchor }) => {
      const reach =
        anchor.kind === 'text'
          ? words.get(id)
          : anchor.kind === 'block'
            ? blocks.get(anchor.blockId)
            : undefined;
      return reach === undefined ? [] : [{ id, from: reach.from }];
    })
    .sort((a, b) => a.from - b.from)
    .map(({ id }) => id);
}
