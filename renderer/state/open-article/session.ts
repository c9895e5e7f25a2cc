import type { EditorState, Plugin } from '@tiptap/pm/state';
import { createStore } from 'zustand/vanilla';
import type { StoreApi } from 'zustand/vanilla';
import type { Delivery } from '../../../shared/article/delivery';
import type { ArticleFields, FieldChange } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import { newId } from '../../../shared/article/ids';
import type { Suggestion, Thread } from '../../../shared/article/record';
import type { WorkflowEvent, WorkflowState } from '../../../shared/article/workflow/events';
import type { Move } from '../../../shared/article/workflow/moves';
import type { AppError, Result } from '../../../shared/errors/app-error';
import { failed, ok } from '../../../shared/errors/app-error';
import type { Bridge } from '../../../shared/ipc/bridge';
import type { ArticleStatus, OpenArticle, OpenNotice, Review } from '../../../shared/ipc/article-answers';
import type { Events } from '../../../shared/ipc/responses';
import { createCopySync } from './copy-sync';
import type { CopyHost } from './copy-sync';
import { createFieldSync } from './field-sync';
import { newParts } from './keep-equal';
import { replayTail } from './replay';
import type { Clock } from './sender';

/** Whether all that was typed is on disk. `saved` stands only after main acknowledged everything. */
export type SaveStatus =
  | { readonly kind: 'saved'; readonly at: number }
  | { readonly kind: 'saving' }
  | { readonly kind: 'failed'; readonly error: AppError };

/** What a screen shows about an open article besides its copy. */
export interface OpenArticleState {
  readonly fields: ArticleFields;
  readonly workflow: WorkflowState;
  readonly delivery: Delivery;
  readonly save: SaveStatus;
  readonly readOnly: AppError | null;
  /** Who made the tracked changes; which of them still stand, the copy says. */
  readonly suggestions: readonly Suggestion[];
  readonly notices: readonly OpenNotice[];
  readonly threads: readonly Thread[];
  /** Oldest first. */
  readonly events: readonly WorkflowEvent[];
  readonly review: Review;
}

/** The channels an open article needs; `renderer/api` gives them, tests bring their own. */
export type ArticleApi = Pick<
  Bridge,
  | 'article:open'
  | 'article:close'
  | 'article:append'
  | 'article:setField'
  | 'article:saveOnSite'
  | 'article:move'
  | 'on'
>;

/** What a move of the workflow says besides itself; see `article:move`. */
export interface MoveWords {
  readonly note?: string;
  readonly advisory?: string;
}

/** One article open in this window: its copy, its fields, and what is known about their safety. */
export interface ArticleSession {
  readonly articleId: ArticleId;
  readonly store: StoreApi<OpenArticleState>;
  /** The copy's state, wherever it lives now. */
  readonly copy: CopyHost;
  /** The plugins (undo, confirmation) that any editor showing the copy must keep, first in its list. */
  readonly plugins: readonly Plugin[];
  /** Lets an editor view hold the copy; it must call `changed` after each transaction. Answers the way back. */
  readonly attach: (host: CopyHost) => () => void;
  readonly changed: (docChanged: boolean) => void;
  /** Calls back after each change of the copy, whoever made it. */
  readonly onCopy: (listener: () => void) => () => void;
  readonly setField: (change: FieldChange) => boolean;
  /** Sends all that is unsent now; false if something could not be saved (it is kept and retried). */
  readonly flush: () => Promise<boolean>;
  /** Saves everything here, then asks main to bring it to the site as work in progress. */
  readonly saveOnSite: () => Promise<Result<ArticleStatus>>;
  /** Saves everything, then moves the story along the workflow; it is judged by what is on disk. */
  readonly move: (move: Move, words?: MoveWords) => Promise<Result<ArticleStatus>>;
  /** Flushes and detaches; false if something is still unsaved, and then the article stays open. */
  readonly close: () => Promise<boolean>;
}

/** Opens an article: reads it, rebuilds its undo stack from the journal's tail, and keeps it in step. */
export async function openArticle(
  api: ArticleApi,
  articleId: ArticleId,
  clock: Clock = systemClock,
): Promise<Result<ArticleSession>> {
  const meanwhile: Events['article:steps'][] = [];
  const stopWaiting = api.on('article:steps', (event) => meanwhile.push(event));
  try {
    const opened = await api['article:open']({ articleId });
    if (!opened.ok) return opened;
    const clientId = newId();
    const state = rebuild(opened.value, clientId);
    if (state === null) return failed('article.invalid');
    return ok(startSession(api, opened.value, state, { clientId, clock, meanwhile }));
  } finally {
    stopWaiting();
  }
}

function rebuild(opened: OpenArticle, clientId: string): EditorState | null {
  try {
    return replayTail(opened, clientId);
  } catch {
    return null;
  }
}

interface SessionParts {
  readonly clientId: string;
  readonly clock: Clock;
  /** Steps that were committed while the article was being opened. */
  readonly meanwhile: readonly Events['article:steps'][];
}

function startSession(
  api: ArticleApi,
  opened: OpenArticle,
  initial: EditorState,
  { clientId, clock, meanwhile }: SessionParts,
): ArticleSession {
  const articleId = opened.id;
  const plugins = initial.plugins;
  const listeners = new Set<() => void>();
  let own = initial;
  let attached: CopyHost | null = null;
  const ownHost: CopyHost = {
    state: () => own,
    current: () => own,
    dispatch: (tr) => {
      own = own.apply(tr);
      changed(tr.docChanged);
    },
  };
  const host = (): CopyHost => attached ?? ownHost;

  const store = createStore<OpenArticleState>(() => ({
    fields: opened.fields,
    workflow: opened.state,
    delivery: opened.delivery,
    save: { kind: 'saved', at: clock.now() },
    readOnly: opened.readOnly,
    suggestions: opened.suggestions,
    notices: opened.notices,
    threads: opened.threads,
    events: opened.events,
    review: opened.review,
  }));

  const copySync = createCopySync({
    articleId,
    clientId,
    host,
    append: api['article:append'],
    reopen: () => api['article:open']({ articleId }),
    clock,
    onChange: () => refresh(),
  });
  const fieldSync = createFieldSync({
    articleId,
    initial: opened.fields,
    setField: api['article:setField'],
    clock,
    onStatus: (status) => takeStatus(status),
    onChange: () => refresh(),
  });

  const refresh = (): void => {
    const before = store.getState();
    const save = saveStatus(before.save);
    const fields = fieldSync.fields();
    if (save !== before.save || fields !== before.fields) store.setState({ save, fields });
  };

  const saveStatus = (before: SaveStatus): SaveStatus => {
    const unsent = copySync.hasUnsent() || fieldSync.hasUnsent();
    if (!unsent) return before.kind === 'saved' ? before : { kind: 'saved', at: clock.now() };
    const error = copySync.sender.error() ?? fieldSync.sender.error();
    if (error === null) return before.kind === 'saving' ? before : { kind: 'saving' };
    return before.kind === 'failed' && before.error === error ? before : { kind: 'failed', error };
  };

  const changed = (docChanged: boolean): void => {
    if (docChanged) for (const listener of listeners) listener();
    copySync.changed();
    refresh();
  };

  const takeStatus = (status: ArticleStatus): void => {
    const { state: workflow, delivery, suggestions, notices, threads, events, review } = status;
    const told = { workflow, delivery, suggestions, notices, threads, events, review };
    const fresh = newParts<OpenArticleState>(store.getState(), told);
    if (Object.keys(fresh).length > 0) store.setState(fresh);
  };

  const receive = (event: Events['article:steps']): void => {
    if (event.articleId === articleId) copySync.received(event.version, event.groups);
  };
  const stopListening = [
    api.on('article:steps', receive),
    api.on('article:changed', (status) => {
      if (status.articleId !== articleId) return;
      takeStatus(status);
      fieldSync.adopt(status.fields);
    }),
  ];

  for (const event of meanwhile) receive(event);

  const flush = async (): Promise<boolean> => {
    const done = await Promise.all([copySync.sender.flush(), fieldSync.sender.flush()]);
    return done.every(Boolean);
  };

  const notSaved = (): Result<never> => {
    const { save } = store.getState();
    return failed(save.kind === 'failed' ? save.error.code : 'internal');
  };

  return {
    articleId,
    store,
    plugins,
    copy: {
      state: () => host().state(),
      current: () => host().current(),
      dispatch: (tr) => host().dispatch(tr),
    },
    attach: (view) => {
      attached = view;
      return () => {
        if (attached !== view) return;
        own = view.state().reconfigure({ plugins: [...plugins] });
        attached = null;
      };
    },
    changed,
    onCopy: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    setField: (change) => opened.readOnly === null && fieldSync.set(change),
    flush,
    saveOnSite: async () => {
      if (!(await flush())) return notSaved();
      const answer = await api['article:saveOnSite']({ articleId });
      if (!answer.ok) return answer;
      takeStatus(answer.value.status);
      return ok(answer.value.status);
    },
    move: async (move, { note = '', advisory = '' } = {}) => {
      if (!(await flush())) return notSaved();
      const answer = await api['article:move']({ articleId, move, note, advisory });
      if (!answer.ok) return answer;
      takeStatus(answer.value);
      fieldSync.adopt(answer.value.fields);
      return answer;
    },
    close: async () => {
      if (!(await flush())) return false;
      for (const stop of stopListening) stop();
      copySync.sender.stop();
      fieldSync.sender.stop();
      await api['article:close']({ articleId });
      return true;
    },
  };
}

const systemClock: Clock = {
  now: () => Date.now(),
  setTimer: (run, milliseconds) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
};

export type { Clock, CopyHost };
