import { selectAll } from '@tiptap/pm/commands';
import { redo, undo } from '@tiptap/pm/history';
import { keymap } from '@tiptap/pm/keymap';
import type { Command, Plugin } from '@tiptap/pm/state';
import { backspace, deleteForward } from './commands/backspace';
import {
  nestItem,
  setParagraph,
  toggleBulletList,
  toggleHeading,
  toggleOrderedList,
  togglePullQuote,
  toggleQuote,
  unnestItem,
} from './commands/block-types';
import { enter, paragraphBelow, softEnter } from './commands/enter';
import { moveBlock } from './commands/insert-block';
import { toggleBold, toggleItalic, toggleStrike, toggleSubscript, toggleSuperscript } from './commands/marks';
import { goToSuggestion, settleSelected } from './commands/suggestions';
import { ancestorOf, firstOf, moveCaret } from './commands/positions';
import { tabInTable } from './commands/tables';

/** From the caption to the credit and back, and from the quote to its source. */
function nextPart(direction: 1 | -1): Command {
  return (state, dispatch) => {
    const part = ancestorOf(state.selection.$from, ['caption', 'credit', 'quoteText', 'headline', 'dek']);
    if (part === null) return false;
    const forwards = ['caption', 'quoteText', 'headline'].includes(part.node.type.name);
    const backwards = ['credit', 'dek'].includes(part.node.type.name);
    if (direction === 1 ? !forwards : !backwards) return false;
    dispatch?.(direction === 1 ? moveCaret(state.tr, part.to + 1) : moveCaret(state.tr, part.from - 1, -1));
    return true;
  };
}

/** Tab never leaves the page by accident inside a list; elsewhere it keeps its usual meaning. */
const inList: Command = (state) => ancestorOf(state.selection.$from, ['listItem']) !== null;

const bindings: Readonly<Record<string, Command>> = {
  Enter: enter,
  'Shift-Enter': softEnter,
  'Mod-Enter': paragraphBelow,
  Backspace: backspace,
  'Mod-Backspace': backspace,
  'Shift-Backspace': backspace,
  Delete: deleteForward,
  'Mod-Delete': deleteForward,
  Tab: firstOf(tabInTable(1), nestItem, nextPart(1), inList),
  'Shift-Tab': firstOf(tabInTable(-1), unnestItem, nextPart(-1), inList),
  'Mod-z': undo,
  'Mod-y': redo,
  'Mod-Shift-z': redo,
  'Mod-b': toggleBold,
  'Mod-i': toggleItalic,
  'Mod-Shift-x': toggleStrike,
  'Mod-,': toggleSubscript,
  'Mod-.': toggleSuperscript,
  'Mod-Alt-0': setParagraph,
  'Mod-Alt-2': toggleHeading(2),
  'Mod-Alt-3': toggleHeading(3),
  'Mod-Alt-4': toggleHeading(4),
  'Mod-Shift-b': toggleQuote,
  'Mod-Shift-q': togglePullQuote,
  'Mod-Shift-7': toggleOrderedList,
  'Mod-Shift-8': toggleBulletList,
  'Alt-Shift-ArrowUp': moveBlock(-1),
  'Alt-Shift-ArrowDown': moveBlock(1),
  'Mod-Alt-.': goToSuggestion(1),
  'Mod-Alt-,': goToSuggestion(-1),
  'Mod-Alt-Enter': settleSelected('accept'),
  'Mod-Alt-Backspace': settleSelected('reject'),
  'Mod-a': selectAll,
};

/** The keys of the copy. Commands of the whole window (find, preview, submit…) are the window's own. */
export function articleKeymap(): Plugin {
  return keymap({ ...bindings });
}
