import { redo, undo } from '@tiptap/pm/history';
import type { Command, EditorState } from '@tiptap/pm/state';
import { articleSchema } from '../../shared/document/schema';
import type { ArticleNodeName } from '../../shared/document/schema';
import { commands } from '../../shared/ipc/commands';
import type { CommandId } from '../../shared/ipc/commands';
import {
  setParagraph,
  toggleBulletList,
  toggleHeading,
  toggleOrderedList,
  togglePullQuote,
  toggleQuote,
} from './commands/block-types';
import { insertDivider, insertTable, moveBlock, removeBlock } from './commands/insert-block';
import { linkAt } from './commands/links';
import {
  isMarkActive,
  toggleBold,
  toggleItalic,
  toggleStrike,
  toggleSubscript,
  toggleSuperscript,
} from './commands/marks';
import {
  addColumnAfter,
  addColumnBefore,
  addRowAfter,
  addRowBefore,
  deleteColumn,
  deleteRow,
  headerRow,
  mergeSelectedCells,
  removeTable,
  splitCells,
} from './commands/tables';
import { isClassicBlock } from './commands/opaque';
import { goToSuggestion, settleSelected, settleThose, suggestionsAt } from './commands/suggestions';
import { ancestorOf, inHeadlineOrDek } from './commands/positions';
import { isSuggesting } from './suggesting/mode';

/** Commands of the window that change the copy at once. */
const textCommands = {
  undo,
  redo,
  bold: toggleBold,
  italic: toggleItalic,
  strike: toggleStrike,
  subscript: toggleSubscript,
  superscript: toggleSuperscript,
  paragraph: setParagraph,
  'heading-2': toggleHeading(2),
  'heading-3': toggleHeading(3),
  'heading-4': toggleHeading(4),
  'bullet-list': toggleBulletList,
  'ordered-list': toggleOrderedList,
  quote: toggleQuote,
  'pull-quote': togglePullQuote,
  table: insertTable(),
  divider: insertDivider,
  'block-up': moveBlock(-1),
  'block-down': moveBlock(1),
  'remove-block': removeBlock,
  'row-above': addRowBefore,
  'row-below': addRowAfter,
  'column-before': addColumnBefore,
  'column-after': addColumnAfter,
  'delete-row': deleteRow,
  'delete-column': deleteColumn,
  'merge-cells': mergeSelectedCells,
  'split-cell': splitCells,
  'header-row': headerRow,
  'delete-table': removeTable,
  'next-change': goToSuggestion(1),
  'previous-change': goToSuggestion(-1),
  'accept-change': settleSelected('accept'),
  'reject-change': settleSelected('reject'),
  'accept-all': settleThose(() => true, 'accept'),
  'reject-all': settleThose(() => true, 'reject'),
} as const satisfies Partial<Record<CommandId, Command>>;

/** Commands that first ask the person something (an address, what to find, which picture), or HTML for its blocks. */
export const askingCommands = [
  'link',
  'find',
  'replace',
  'image',
  'convert-block',
] as const satisfies readonly CommandId[];

/** Commands that need to know who the writer is, or who made the change at the caret. */
export const personalCommands = [
  'suggesting',
  'accept-author',
  'reject-author',
] as const satisfies readonly CommandId[];

/** What can be done in a table, in the order of menu and bar. */
export const tableCommands: readonly EditorCommandId[] = commands
  .filter(({ group }) => group === 'in-table')
  .map(({ id }) => id)
  .filter(isEditorCommand);

type TextCommandId = keyof typeof textCommands;
export type AskingCommandId = (typeof askingCommands)[number];
export type PersonalCommandId = (typeof personalCommands)[number];
export type EditorCommandId = TextCommandId | AskingCommandId | PersonalCommandId;

/** Whether a command of the window is the editor's to carry out. */
export function isEditorCommand(id: string): id is EditorCommandId {
  return id in textCommands || ([...askingCommands, ...personalCommands] as readonly string[]).includes(id);
}

/** The ProseMirror command behind a command that needs no question, or null. */
export function textCommand(id: EditorCommandId): Command | null {
  return id in textCommands ? textCommands[id as TextCommandId] : null;
}

/** Whether a command would do something now. */
export function isCommandEnabled(state: EditorState, id: EditorCommandId): boolean {
  const command = textCommand(id);
  if (command !== null) return command(state);
  if (id === 'suggesting') return true;
  if (id === 'convert-block') return isClassicBlock(state);
  if (id === 'accept-author' || id === 'reject-author') return suggestionsAt(state).size > 0;
  if (id === 'link') return state.selection.$from.parent.type.allowsMarkType(articleSchema.marks.link);
  return id !== 'image' || !inHeadlineOrDek(state);
}

const markNames = ['bold', 'italic', 'strike', 'subscript', 'superscript'] as const;
const blockNames: Partial<Record<EditorCommandId, ArticleNodeName>> = {
  'bullet-list': 'bulletList',
  'ordered-list': 'orderedList',
  quote: 'blockquote',
  'pull-quote': 'pullquote',
  table: 'table',
};

/** Whether what a command sets is already so at the selection: its button is pressed. */
export function isCommandActive(state: EditorState, id: EditorCommandId): boolean {
  const mark = markNames.find((name) => name === id);
  if (mark !== undefined) return isMarkActive(state, articleSchema.marks[mark]);
  if (id === 'suggesting') return isSuggesting(state);
  if (id === 'link') return linkAt(state) !== null;
  const { $from } = state.selection;
  if (id.startsWith('heading-')) {
    return $from.parent.type.name === 'heading' && $from.parent.attrs['level'] === Number(id.slice(-1));
  }
  const block = blockNames[id];
  return block !== undefined && ancestorOf($from, [block]) !== null;
}
