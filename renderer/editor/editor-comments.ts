import type { Editor } from '@tiptap/react';
import type { Anchor, Quote, Thread } from '../../shared/article/threads';
import { findQuote, quoteOf } from '../../shared/document/anchors';
import { commentTarget, layComment, reachOf, showThread, threadsAt } from './commands/comments';
import type { CommentLook, CommentLooks } from './marks/review-marks';
import { commentedBlocks, draftOf, setCommentedBlocks, setDraft } from './plugins/comment-places';
import { readCaret } from './plugins/prompt-caret';
import type { Reveal } from './use-reveal';

/** A place in the copy that a comment would hang on. */
export interface CommentPlace {
  readonly anchor: Anchor;
  readonly quote: Quote;
}

/** What comments ask of the copy on the screen. */
export interface EditorComments {
  /** What a comment would hang on now; null where there is nothing. */
  readonly target: () => CommentPlace | null;
  /** Takes hold of that: it is shown, and followed through edits, until it is laid or dropped. */
  readonly hold: () => CommentPlace | null;
  /** Hangs a thread on what is held, wherever that is by now; false where it is gone. */
  readonly lay: (id: string) => boolean;
  readonly drop: () => void;
  /** Hangs a thread on the words of its quote where they stand again; null where they do not. */
  readonly layOnQuote: (id: string, quote: Quote) => CommentPlace | null;
  readonly findsQuote: (quote: Quote) => boolean;
  /** Selects what a thread hangs on and brings it into sight; false where that is gone. */
  readonly show: (thread: Thread) => boolean;
  /** Where a thread stands towards the selection: exactly at it, touching it, before or after; null where it is gone. */
  readonly towardsSelection: (thread: Thread) => 'same' | 'touching' | 'before' | 'after' | null;
  /** Threads and the block at the caret, told a moment after it rests, to one listener; only while the copy has the focus. */
  readonly onCaret: (listener: (at: ReturnType<typeof threadsAt>) => void) => () => void;
  readonly look: (look: CommentLook, blocks: ReadonlySet<string>) => void;
  /** The drawn place of a thread, for cards beside it; null where it is gone. */
  readonly rectOf: (thread: Thread) => LineRect | null;
  /** The drawn place of what is held. */
  readonly rectOfDraft: () => LineRect | null;
}

/** Where a line of words stands in the window, in pixels. */
export type LineRect = Pick<DOMRect, 'top' | 'right' | 'bottom'>;

/** How long the caret rests before threads follow it, in milliseconds. */
const followMs = 150;

interface CommentParts {
  readonly editor: Editor;
  readonly looks: CommentLooks;
  readonly reveal: Reveal;
  /** Whether something may be said about the words: while a colleague holds them, too, when they cannot be changed. */
  readonly mayComment: () => boolean;
}

export function editorComments({ editor, looks, reveal, mayComment }: CommentParts): EditorComments {
  const place = (): (CommentPlace & { readonly reaches: readonly { from: number; to: number }[] }) | null => {
    readCaret(editor.view);
    return mayComment() ? commentTarget(editor.state) : null;
  };
  /** The caret has moved, and is not told yet. */
  let waiting: ReturnType<typeof setTimeout> | undefined;
  return {
    target: place,
    hold: () => {
      const target = place();
      if (target !== null) editor.view.dispatch(setDraft(editor.state.tr, target.reaches));
      return target;
    },
    lay: (id) => {
      const reaches = draftOf(editor.state);
      if (editor.isDestroyed || reaches === null) return false;
      editor.view.dispatch(layComment(setDraft(editor.state.tr, null), id, reaches));
      return reaches.length > 0;
    },
    drop: () => {
      if (!editor.isDestroyed && draftOf(editor.state) !== null)
        editor.view.dispatch(setDraft(editor.state.tr, null));
    },
    layOnQuote: (id, quote) => {
      const reach = mayComment() ? findQuote(editor.state.doc, quote) : null;
      if (reach === null) return null;
      const now = quoteOf(editor.state.doc, reach);
      editor.view.dispatch(layComment(editor.state.tr, id, [reach]));
      return { anchor: { kind: 'text' }, quote: now };
    },
    findsQuote: (quote) => findQuote(editor.state.doc, quote) !== null,
    show: ({ id, anchor }) => {
      // A thread that is opened before the caret was told is meant rather than what the caret is at.
      clearTimeout(waiting);
      return reveal(showThread(id, anchor));
    },
    towardsSelection: ({ id, anchor }) => {
      readCaret(editor.view);
      const reach = reachOf(editor.state, id, anchor);
      const { from, to } = editor.state.selection;
      if (reach === null) return null;
      if (reach.from === from && reach.to === to) return 'same';
      if (reach.from > to) return 'after';
      return reach.to < from ? 'before' : 'touching';
    },
    onCaret: (listener) => {
      const told = (): void => {
        if (!editor.isDestroyed && editor.view.hasFocus()) listener(threadsAt(editor.state));
      };
      const changed = (): void => {
        clearTimeout(waiting);
        waiting = setTimeout(told, followMs);
      };
      editor.on('selectionUpdate', changed);
      return () => {
        clearTimeout(waiting);
        editor.off('selectionUpdate', changed);
      };
    },
    look: (look, blocks) => {
      if (editor.isDestroyed) return;
      looks.set(look);
      const shown = commentedBlocks(editor.state);
      const same = shown.size === blocks.size && [...blocks].every((id) => shown.has(id));
      if (same) return;
      readCaret(editor.view);
      editor.view.dispatch(setCommentedBlocks(editor.state.tr, blocks));
    },
    rectOf: ({ id, anchor }) => {
      if (editor.isDestroyed) return null;
      if (anchor.kind === 'text') return firstOf(looks.elements(id));
      const reach = reachOf(editor.state, id, anchor);
      const dom = reach === null ? null : editor.view.nodeDOM(reach.from);
      return dom instanceof HTMLElement ? dom.getBoundingClientRect() : null;
    },
    rectOfDraft: () => {
      const [first] = editor.isDestroyed ? [] : (draftOf(editor.state) ?? []);
      return first === undefined ? null : editor.view.coordsAtPos(first.from, 1);
    },
  };
}

/** The first line of what is drawn topmost. */
function firstOf(elements: readonly HTMLElement[]): DOMRect | null {
  const rects = elements.flatMap((element) => [...element.getClientRects()]);
  return rects.reduce<DOMRect | null>(
    (first, rect) => (first === null || rect.top < first.top ? rect : first),
    null,
  );
}
