import type { Command } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import { useCallback, useEffect, useRef } from 'react';
import type { ChangesView } from './review-tools';
import { isSettledView } from './settled-editor';

/** Selects a place of the copy and brings it into sight; false where it is gone. `focus` takes the keyboard along. */
export type Reveal = (select: Command, options?: { readonly focus?: boolean }) => boolean;

/**
 * Shows places of the copy where they can be seen. Original and Final stand before the copy, and Simple leaves out what
 * would go: there all marks are shown first, and the place as soon as they are. The answer is the same function for as
 * long as the editor is the same.
 */
export function useReveal(
  editor: Editor | null,
  view: ChangesView,
  onView: (view: ChangesView) => void,
): Reveal {
  const latest = useRef({ view, onView });
  const waiting = useRef<(() => void) | null>(null);
  useEffect(() => {
    latest.current = { view, onView };
    waiting.current?.();
    waiting.current = null;
  }, [view, onView]);
  return useCallback(
    (select, { focus = false } = {}) => {
      if (editor?.isDestroyed !== false || !select(editor.state)) return false;
      const show = (command: Command): void => {
        // The page that was read is gone, and the keyboard with it.
        if (focus || document.activeElement === document.body) editor.view.focus();
        command(editor.state, (tr) => editor.view.dispatch(tr));
        if (!editor.view.hasFocus()) bringIntoSight(editor);
      };
      const { view: shown } = latest.current;
      if (isSettledView(shown)) waiting.current = () => show(select);
      else {
        show(select);
        if (shown === 'all' || isSeen(editor)) return true;
        waiting.current = () => show(scrollThere);
      }
      latest.current.onView('all');
      return true;
    },
    [editor],
  );
}

const scrollThere: Command = (state, dispatch) => {
  dispatch?.(state.tr.scrollIntoView());
  return true;
};

/** ProseMirror itself scrolls only where it has the focus. */
export function bringIntoSight({ state, view }: Editor): void {
  const { node } = view.domAtPos(state.selection.from, 1);
  const element = node instanceof Element ? node : node.parentElement;
  element?.scrollIntoView({ block: 'nearest' });
}

/** Whether anything of what is selected is drawn. */
function isSeen({ state, view }: Editor): boolean {
  const range = document.createRange();
  const start = view.domAtPos(state.selection.from, 1);
  const end = view.domAtPos(state.selection.to, -1);
  range.setStart(start.node, start.offset);
  range.setEnd(end.node, end.offset);
  return range.getClientRects().length > 0;
}
