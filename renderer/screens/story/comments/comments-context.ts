import { createContext, use } from 'react';
import { useStore } from 'zustand';
import type { StoreApi } from 'zustand/vanilla';
import type { FieldName } from '../../../../shared/article/fields';
import type { Anchor, Colleague, Quote, Thread } from '../../../../shared/article/threads';
import type { AppError } from '../../../../shared/errors/app-error';
import type { EditorComments } from '../../../editor/editor-comments';
import type { Me } from './thread-groups';

/** A comment that is being begun, and what it is on. */
export interface Draft {
  readonly anchor: Anchor;
  readonly quote: Quote;
}

export interface CommentsState {
  readonly active: string | null;
  readonly draft: Draft | null;
  /** The thread whose answer box takes the focus when it is drawn. */
  readonly answering: string | null;
  /** The thread whose list of people takes it. */
  readonly assigning: string | null;
  /** Threads whose place is in the copy, in reading order; brought up to date when typing rests. */
  readonly standing: readonly string[];
  /** Whether the page has room for cards beside it. */
  readonly marginFits: boolean;
  /** What screen readers are told of what a key did. */
  readonly told: string;
  readonly problem: AppError | null;
}

/** The comments of the story on the screen, and what can be done with them. */
export interface StoryComments {
  readonly store: StoreApi<CommentsState>;
  readonly me: Me;
  /** Words that were written and not sent, by thread, or `new`. */
  readonly unsent: Map<string, string>;
  /** The copy's side; null until it is shown. */
  readonly inCopy: () => EditorComments | null;
  /** Opens a thread and shows what it is on; null closes what is open. */
  readonly activate: (id: string | null) => void;
  /** Tells screen readers which thread a key went to: its place among the open ones. */
  readonly announce: (thread: Thread, place: number, count: number) => void;
  /** Opens a thread in the list. */
  readonly showInList: (id: string) => void;
  /** Begins a comment on what is selected in the copy; false where there is nothing to comment on. */
  readonly begin: () => boolean;
  readonly beginOnField: (field: FieldName) => void;
  /** The field of the inspector that had the keyboard last; null where the copy had it. */
  readonly fieldAtHand: () => FieldName | null;
  /** Sends the comment that is being begun; false if it could not be kept. */
  readonly start: (text: string, mentions: readonly string[]) => Promise<boolean>;
  readonly dropDraft: () => void;
  readonly reply: (id: string, text: string, mentions: readonly string[]) => Promise<boolean>;
  readonly settle: (id: string, state: Thread['state']) => void;
  readonly assign: (id: string, assignee: Colleague | null) => void;
  readonly attachToSelection: (id: string) => void;
  readonly attachToQuote: (thread: Thread) => void;
  /** Gives the focus back to the copy. */
  readonly leave: () => void;
}

export const CommentsContext = createContext<StoryComments | null>(null);

/** The comments of the story on this screen. */
export function useComments(): StoryComments {
  const comments = use(CommentsContext);
  if (comments === null) throw new Error('No story around this component');
  return comments;
}

export function useCommentsState<Value>(select: (state: CommentsState) => Value): Value {
  return useStore(useComments().store, select);
}
