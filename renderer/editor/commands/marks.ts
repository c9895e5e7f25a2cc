import { toggleMark } from '@tiptap/pm/commands';
import type { MarkType } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import { articleSchema } from '../../../shared/document/schema';

const { bold, italic, strike, subscript, superscript } = articleSchema.marks;

export const toggleBold: Command = toggleMark(bold);
export const toggleItalic: Command = toggleMark(italic);
export const toggleStrike: Command = toggleMark(strike);
export const toggleSubscript: Command = toggleMark(subscript);
export const toggleSuperscript: Command = toggleMark(superscript);

/** Whether what is typed next, or all of the selection's start, carries a mark. */
export function isMarkActive(state: EditorState, type: MarkType): boolean {
  const { empty, $from, from, to } = state.selection;
  if (empty) return type.isInSet(state.storedMarks ?? $from.marks()) !== undefined;
  return state.doc.rangeHasMark(from, to, type);
}
