const menus = ['file', 'edit', 'format', 'insert', 'story', 'review', 'view', 'help'] as const;
/** Where a command stands in the application menu: each stands in one. */
export type CommandMenu = (typeof menus)[number];

/** What stands together one level down, in a menu of its own at the place of its first command. */
export const commandGroups = [
  'in-table',
  'outbox-entry',
  'comments',
  'versions',
  'site-text',
  'saved-filters',
] as const;
export type CommandGroup = (typeof commandGroups)[number];

export interface Command {
  readonly id: CommandId;
  readonly menu: CommandMenu;
  /** Null where it stands in the menu itself. */
  readonly group: CommandGroup | null;
  /** In Electron's accelerator spelling; null where the command has no key of its own. */
  readonly shortcut: { readonly mac: string | null; readonly other: string | null };
}

/** A command's id, its menu with the group in it, and its key; the last is the key on a Mac where it differs. */
const commandTable = [
  ['new-story', 'file', 'Mod+N'],
  ['quick-open', 'file', 'Mod+O'],
  ['search-all', 'file', 'Mod+Shift+F'],
  ['settings', 'file', 'Mod+,'],
  ['undo', 'edit', 'Mod+Z'],
  ['redo', 'edit', 'Mod+Shift+Z'],
  ['find', 'edit', 'Mod+F'],
  ['replace', 'edit', 'Mod+H', 'Mod+Alt+F'],
  ['bold', 'format', 'Mod+B'],
  ['italic', 'format', 'Mod+I'],
  ['strike', 'format', 'Mod+Shift+X'],
  ['subscript', 'format', null],
  ['superscript', 'format', null],
  ['link', 'format', 'Mod+K'],
  ['paragraph', 'format', 'Mod+Alt+0'],
  ['heading-2', 'format', 'Mod+Alt+2'],
  ['heading-3', 'format', 'Mod+Alt+3'],
  ['heading-4', 'format', 'Mod+Alt+4'],
  ['bullet-list', 'format', 'Mod+Shift+8'],
  ['ordered-list', 'format', 'Mod+Shift+7'],
  ['quote', 'format', 'Mod+Shift+B'],
  ['block-up', 'format', 'Alt+Shift+Up'],
  ['block-down', 'format', 'Alt+Shift+Down'],
  ['remove-block', 'format', null],
  ['convert-block', 'format', null],
  ['pull-quote', 'insert', null],
  ['image', 'insert', null],
  ['table', 'insert', null],
  ['divider', 'insert', null],
  ['row-above', 'insert/in-table', null],
  ['row-below', 'insert/in-table', null],
  ['column-before', 'insert/in-table', null],
  ['column-after', 'insert/in-table', null],
  ['delete-row', 'insert/in-table', null],
  ['delete-column', 'insert/in-table', null],
  ['merge-cells', 'insert/in-table', null],
  ['split-cell', 'insert/in-table', null],
  ['header-row', 'insert/in-table', null],
  ['delete-table', 'insert/in-table', null],
  ['submit', 'story', 'Mod+Shift+Enter'],
  ['submit-note', 'story', 'Mod+Alt+Shift+Enter'],
  ['save-draft', 'story', null],
  ['take-back', 'story', null],
  ['publish', 'story', null],
  ['schedule', 'story', null],
  ['unschedule', 'story', null],
  ['update', 'story', null],
  ['correct', 'story', null],
  ['kill', 'story', null],
  ['text-language', 'story', 'Mod+Shift+L'],
  ['spike', 'story', null],
  ['unspike', 'story', null],
  ['assign', 'story', null],
  ['move-section', 'story', null],
  ['undo-selection', 'story', null],
  ['clear-selection', 'story', null],
  ['pull', 'story', null],
  ['stop-pull', 'story', null],
  ['outbox-retry', 'story/outbox-entry', null],
  ['outbox-hold', 'story/outbox-entry', null],
  ['outbox-release', 'story/outbox-entry', null],
  ['outbox-withdraw', 'story/outbox-entry', null],
  ['outbox-export', 'story/outbox-entry', null],
  ['suggesting', 'review', 'Mod+Shift+E'],
  ['next-change', 'review', 'Mod+Alt+.'],
  ['previous-change', 'review', 'Mod+Alt+,'],
  ['accept-change', 'review', 'Mod+Alt+Enter'],
  ['reject-change', 'review', 'Mod+Alt+Backspace'],
  ['accept-author', 'review', null],
  ['reject-author', 'review', null],
  ['accept-all', 'review', null],
  ['reject-all', 'review', null],
  ['changes-all', 'review', null],
  ['changes-simple', 'review', null],
  ['changes-original', 'review', null],
  ['changes-final', 'review', null],
  ['comment', 'review/comments', 'Mod+Alt+M'],
  ['next-comment', 'review/comments', 'Mod+Alt+N'],
  ['previous-comment', 'review/comments', 'Mod+Alt+P'],
  ['reply-comment', 'review/comments', 'Mod+Alt+Shift+M'],
  ['assign-comment', 'review/comments', null],
  ['resolve-comment', 'review/comments', 'Mod+Alt+R'],
  ['reopen-comment', 'review/comments', null],
  ['attach-comment-words', 'review/comments', null],
  ['attach-comment-selection', 'review/comments', null],
  ['start-review', 'review', null],
  ['request-changes', 'review', null],
  ['sign-off', 'review', null],
  ['approve', 'review', 'Mod+Shift+A'],
  ['versions', 'review/versions', 'Mod+Alt+H'],
  ['name-version', 'review/versions', null],
  ['restore-version', 'review/versions', null],
  ['versions-inline', 'review/versions', null],
  ['versions-sides', 'review/versions', null],
  ['send-mine', 'review/site-text', null],
  ['take-site-text', 'review/site-text', null],
  ['take-over', 'review', null],
  ['write-anyway', 'review', null],
  ['export-audit-csv', 'review', null],
  ['export-audit-json', 'review', null],
  ['library', 'view', 'Mod+1'],
  ['outbox', 'view', 'Mod+2'],
  ['queue-mine', 'view', 'Mod+3'],
  ['queue-waiting', 'view', 'Mod+4'],
  ['queue-due', 'view', 'Mod+5'],
  ['queue-embargoed', 'view', 'Mod+6'],
  ['attention', 'view', 'Mod+7'],
  ['only-unseen', 'view', 'Mod+8'],
  ['clear-filter', 'view', null],
  ['show-saved-filter', 'view/saved-filters', 'Mod+9'],
  ['save-filter', 'view/saved-filters', null],
  ['remove-saved-filter', 'view/saved-filters', null],
  ['preview', 'view', 'Mod+Shift+V'],
  ['focus-mode', 'view', 'Mod+Shift+.'],
  ['toggle-queue', 'view', 'Mod+Alt+B'],
  ['toggle-inspector', 'view', 'Mod+Alt+I'],
  ['problems', 'view', 'F8'],
  ['palette', 'view', 'Mod+Shift+P'],
  ['shortcuts', 'help', 'Shift+?'],
] as const;

export type CommandId = (typeof commandTable)[number][0];

/** Every command, in menu order; the keys are LOOK's. The palette, the menu and the shortcuts sheet read this. */
export const commands: readonly Command[] = commandTable.map(([id, place, shortcut, onMac]) => ({
  id,
  ...placeOf(place),
  shortcut: { mac: onMac ?? shortcut, other: shortcut },
}));

export function isCommandId(text: string): text is CommandId {
  return commands.some((command) => command.id === text);
}

/** A place as the table writes it: a menu, or a menu and a group in it. */
type CommandPlace = CommandMenu | `${CommandMenu}/${CommandGroup}`;

function placeOf(place: CommandPlace): Pick<Command, 'menu' | 'group'> {
  const [menu, group] = place.split('/');
  return {
    menu: menus.find((each) => each === menu) ?? 'file',
    group: commandGroups.find((each) => each === group) ?? null,
  };
}
