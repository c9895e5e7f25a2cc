/** Where a command stands in the application menu; `palette` commands stand in no menu. */
export type CommandMenu =
  'file' | 'edit' | 'format' | 'insert' | 'story' | 'review' | 'view' | 'help' | 'palette';

export interface Command {
  readonly id: CommandId;
  readonly menu: CommandMenu;
  /** In Electron's accelerator spelling; null where the command has no key of its own. */
  readonly shortcut: { readonly mac: string | null; readonly other: string | null };
}

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
  ['pull-quote', 'insert', null],
  ['image', 'insert', null],
  ['table', 'insert', null],
  ['divider', 'insert', null],
  ['submit', 'story', 'Mod+Shift+Enter'],
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
  ['pull', 'story', null],
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
  ['comment', 'review', 'Mod+Alt+M'],
  ['next-comment', 'review', 'Mod+Alt+N'],
  ['previous-comment', 'review', 'Mod+Alt+P'],
  ['resolve-comment', 'review', 'Mod+Alt+R'],
  ['start-review', 'review', null],
  ['request-changes', 'review', null],
  ['sign-off', 'review', null],
  ['approve', 'review', 'Mod+Shift+A'],
  ['versions', 'review', 'Mod+Alt+H'],
  ['name-version', 'review', null],
  ['take-over', 'review', null],
  ['export-audit-csv', 'review', null],
  ['export-audit-json', 'review', null],
  ['library', 'view', 'Mod+1'],
  ['outbox', 'view', 'Mod+2'],
  ['queue-mine', 'view', 'Mod+3'],
  ['queue-waiting', 'view', 'Mod+4'],
  ['queue-due', 'view', 'Mod+5'],
  ['queue-embargoed', 'view', 'Mod+6'],
  ['attention', 'view', 'Mod+7'],
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
export const commands: readonly Command[] = commandTable.map(([id, menu, shortcut, onMac]) => ({
  id,
  menu,
  shortcut: { mac: onMac ?? shortcut, other: shortcut },
}));

export function isCommandId(text: string): text is CommandId {
  return commands.some((command) => command.id === text);
}
