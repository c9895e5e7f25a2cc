import type { Command } from '@tiptap/pm/state';
import type { Editor } from '@tiptap/react';
import type { CommandId } from '../../shared/ipc/commands';
import { settleThese, showSuggestion } from './commands/suggestions';
import type { Decision } from './commands/suggestions';
import { editorComments } from './editor-comments';
import type { EditorComments } from './editor-comments';
import { isCommandActive, isCommandEnabled, isEditorCommand, textCommand } from './editor-commands';
import type { EditorCommandId } from './editor-commands';
import type { ReviewMarks } from './marks/review-marks';
import { readCaret } from './plugins/prompt-caret';
import { bringIntoSight } from './use-reveal';
import type { Reveal } from './use-reveal';

/** What menu, palette and tests can ask of an editor on the screen. */
export interface EditorHandle {
  readonly run: (id: CommandId) => boolean;
  readonly isEnabled: (id: CommandId) => boolean;
  readonly isActive: (id: CommandId) => boolean;
  readonly focus: () => void;
  /** Brings a tracked change into sight, selected and with the keyboard; false where it is gone. */
  readonly showChange: (id: string) => boolean;
  /** The same for somebody who stays in a list; where Original or Final stand before the copy they stay there. */
  readonly peekAtChange: (id: string) => boolean;
  readonly settleChanges: (ids: readonly string[], verdict: Decision) => boolean;
  readonly comments: EditorComments;
  /** Shows suggestions in their authors' styles as these are now. */
  readonly dressSuggestions: () => void;
}

interface HandleParts {
  readonly editor: Editor;
  readonly marks: ReviewMarks;
  readonly run: (id: EditorCommandId) => boolean;
  readonly reveal: Reveal;
  readonly isSettled: () => boolean;
  /** Whether the story may be written, whatever page of it is shown. */
  readonly isWritable: () => boolean;
  /** Whether comments may be hung on it: also while somebody else writes. */
  readonly isCommentable: () => boolean;
}

/** Going to a change needs no permission to write; deciding on all of them needs no caret. */
const going: ReadonlySet<CommandId> = new Set(['next-change', 'previous-change']);
const deciding: ReadonlySet<CommandId> = new Set(['accept-all', 'reject-all']);

/** What can be asked of an editor that shows a copy. */
export function editorHandle(parts: HandleParts): EditorHandle {
  const { editor, marks, run, reveal, isSettled, isWritable, isCommentable } = parts;
  const isAllowed = (id: EditorCommandId): boolean =>
    editor.isEditable || going.has(id) || (deciding.has(id) && isWritable());
  const dispatching = (command: Command): boolean => command(editor.state, (tr) => editor.view.dispatch(tr));
  return {
    comments: editorComments({
      editor,
      looks: marks.comments,
      reveal,
      mayComment: () => isCommentable() && !isSettled(),
    }),
    dressSuggestions: marks.dressSuggestions,
    run: (id) => {
      if (!isEditorCommand(id)) return false;
      readCaret(editor.view);
      const command = textCommand(id);
      if (command !== null && going.has(id)) return reveal(command, { focus: true });
      if (command !== null && deciding.has(id) && isSettled()) return isAllowed(id) && dispatching(command);
      return run(id);
    },
    isEnabled: (id) => {
      readCaret(editor.view);
      return isEditorCommand(id) && isAllowed(id) && isCommandEnabled(editor.state, id);
    },
    isActive: (id) => isEditorCommand(id) && isCommandActive(editor.state, id),
    // Where the copy has the focus, another call would only put the caret back to where it was last read.
    focus: () => {
      if (editor.view.hasFocus()) return;
      editor.view.focus();
      // ProseMirror gives the keyboard to no page that cannot be written; it is read and commented on all the same.
      if (!editor.isEditable) editor.view.dom.focus({ preventScroll: true });
    },
    showChange: (id) => reveal(showSuggestion(id), { focus: true }),
    peekAtChange: (id) => {
      if (!dispatching(showSuggestion(id))) return false;
      if (!isSettled()) bringIntoSight(editor);
      return true;
    },
    settleChanges: (ids, verdict) => isWritable() && dispatching(settleThese(new Set(ids), verdict)),
  };
}
