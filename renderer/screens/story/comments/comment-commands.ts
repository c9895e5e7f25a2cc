import type { FieldName } from '../../../../shared/article/fields';
import type { Thread } from '../../../../shared/article/threads';
import type { CommandId } from '../../../../shared/ipc/commands';
import type { ArticleSession } from '../../../state/open-article/session';
import type { StoryComments } from './comments-context';
import { groupThreads } from './thread-groups';

const commentCommandIds = [
  'comment',
  'next-comment',
  'previous-comment',
  'reply-comment',
  'assign-comment',
  'resolve-comment',
  'reopen-comment',
  'attach-comment-words',
  'attach-comment-selection',
] as const satisfies readonly CommandId[];
type CommentCommandId = (typeof commentCommandIds)[number];

/** Whether a command of the window is the comments' to carry out. */
export function isCommentCommand(id: CommandId): id is CommentCommandId {
  return commentCommandIds.some((each) => each === id);
}

/** What the commands of the window do with the comments on the screen. */
export function commentCommands(
  comments: StoryComments,
  session: ArticleSession,
  show: {
    readonly list: () => void;
    readonly isMarginShown: () => boolean;
    /** Whether there is anybody a thread could be given to. */
    readonly hasPeople: () => boolean;
  },
): Readonly<Record<CommentCommandId, { readonly isEnabled: () => boolean; readonly run: () => void }>> {
  const { store } = comments;
  const groups = () => groupThreads(session.store.getState().threads, store.getState().standing);
  const open = (): readonly Thread[] => groups().open;
  const editable = (): boolean => session.store.getState().readOnly === null;
  const place = (id: string): 'margin' | 'list' => {
    const thread = open().find((each) => each.id === id);
    return show.isMarginShown() && thread?.anchor.kind !== 'field' ? 'margin' : 'list';
  };
  const oneOf = (id: string | null | undefined): Thread | undefined => {
    const { open: standing, orphaned } = groups();
    return [...standing, ...orphaned].find((thread) => thread.id === id);
  };
  const activeOne = (): Thread | undefined => oneOf(store.getState().active);
  /** The card that has the focus is meant before the one that is open. */
  const meantOne = (): Thread | undefined => {
    const { threads } = session.store.getState();
    const focused = document.activeElement?.closest<HTMLElement>('[data-thread]')?.dataset['thread'];
    const known = (id: string | null | undefined) => threads.find((thread) => thread.id === id);
    return known(focused) ?? known(store.getState().active);
  };
  const meantIn = (state: Thread['state']): Thread | null => {
    const thread = editable() ? meantOne() : undefined;
    return thread?.state === state ? thread : null;
  };
  /** The thread that lost its words and is meant. */
  const meantWithoutPlace = (): Thread | null => {
    const thread = meantIn('open');
    return thread !== null && groups().orphaned.some(({ id }) => id === thread.id) ? thread : null;
  };
  /** Opens a card where it can be seen, with the keyboard in one of its fields. */
  const openField = (field: 'answering' | 'assigning'): void => {
    const thread = editable() ? meantOne() : undefined;
    if (thread === undefined) return;
    store.setState({ active: thread.id, answering: null, assigning: null });
    if (thread.state === 'resolved' || place(thread.id) === 'list') show.list();
    // Asked for once more, the field is to have the keyboard once more.
    requestAnimationFrame(() => store.setState({ [field]: thread.id }));
  };

  const beginOn = (field: FieldName): void => {
    const known = open().find(({ anchor }) => anchor.kind === 'field' && anchor.field === field);
    if (known === undefined) comments.beginOnField(field);
    else comments.showInList(known.id);
  };

  const begin = (): void => {
    const field = comments.fieldAtHand();
    if (field !== null) {
      beginOn(field);
      return;
    }
    const inCopy = comments.inCopy();
    const active = activeOne();
    // The words of an open thread are selected, as after going to it: this is an answer to it.
    if (active !== undefined && inCopy?.towardsSelection(active) === 'same') {
      store.setState({ answering: active.id });
      if (place(active.id) === 'list') show.list();
      return;
    }
    if (comments.begin() && !show.isMarginShown()) show.list();
  };

  const go = (direction: 1 | -1): void => {
    const all = open();
    const inCopy = comments.inCopy();
    // What is active follows the caret a moment later: it is where one is only while the caret is there.
    const isAt = (thread: Thread): boolean =>
      ['same', 'touching'].includes(inCopy?.towardsSelection(thread) ?? '');
    const now = all.findIndex(
      (thread) => thread.id === store.getState().active && (thread.anchor.kind === 'field' || isAt(thread)),
    );
    const wanted = direction === 1 ? 'after' : 'before';
    const ahead = all.filter((thread) =>
      thread.anchor.kind === 'field'
        ? direction === 1
        : isAt(thread) || inCopy?.towardsSelection(thread) === wanted,
    );
    const end = direction === 1 ? 0 : -1;
    const next = now >= 0 ? all[(now + direction + all.length) % all.length] : (ahead.at(end) ?? all.at(end));
    if (next === undefined) return;
    comments.activate(next.id);
    comments.announce(next, all.indexOf(next) + 1, all.length);
    if (place(next.id) === 'list') show.list();
  };

  const settling = (from: Thread['state'], to: Thread['state']) => ({
    isEnabled: () => meantIn(from) !== null,
    run: () => {
      const thread = meantIn(from);
      if (thread === null) return;
      comments.settle(thread.id, to);
      // Its card goes, and would take the keyboard with it.
      comments.leave();
    },
  });

  return {
    comment: {
      isEnabled: () =>
        editable() && (comments.fieldAtHand() !== null || (comments.inCopy()?.target() ?? null) !== null),
      run: begin,
    },
    'next-comment': { isEnabled: () => open().length > 0, run: () => go(1) },
    'previous-comment': { isEnabled: () => open().length > 0, run: () => go(-1) },
    'reply-comment': {
      isEnabled: () => editable() && meantOne() !== undefined,
      run: () => openField('answering'),
    },
    'assign-comment': {
      isEnabled: () => {
        const thread = meantOne();
        return editable() && thread !== undefined && (show.hasPeople() || thread.assignee !== null);
      },
      run: () => openField('assigning'),
    },
    'resolve-comment': settling('open', 'resolved'),
    'reopen-comment': settling('resolved', 'open'),
    'attach-comment-words': {
      isEnabled: () => {
        const thread = meantWithoutPlace();
        return thread?.anchor.kind === 'text' && comments.inCopy()?.findsQuote(thread.quote) === true;
      },
      run: () => {
        const thread = meantWithoutPlace();
        if (thread !== null) comments.attachToQuote(thread);
      },
    },
    'attach-comment-selection': {
      isEnabled: () => meantWithoutPlace() !== null && (comments.inCopy()?.target() ?? null) !== null,
      run: () => {
        const thread = meantWithoutPlace();
        if (thread !== null) comments.attachToSelection(thread.id);
      },
    },
  };
}
