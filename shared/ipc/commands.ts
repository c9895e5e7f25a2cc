/** Where a command stands in the application menu; `palette` commands stand in no menu. */
export type CommandMenu = 'file' | 'edit' | 'format' | 'insert' | 'story' | 'view' | 'help' | 'palette';

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
  ['next-change', 'edit', 'Mod+Alt+.'],
  ['previous-change', 'edit', 'Mod+Alt+,'],
  ['accept-change', 'edit', 'Mod+Alt+Enter'],
  ['reject-change', 'edit', 'Mod+Alt+Backspace'],
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
  ['publish', 'story', null],
  ['text-language', 'story', 'Mod+Shift+L'],
  ['spike', 'story', null],
  ['unspike', 'story', null],
  ['pull', 'story', null],
  ['library', 'view', 'Mod+1'],
  ['outbox', 'view', 'Mod+2'],
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
