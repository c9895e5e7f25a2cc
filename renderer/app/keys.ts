import type { CommandId } from '../../shared/ipc/commands';
import type { Action } from './actions';

/** A key press as a shortcut in the spelling of `shared/ipc/commands`, e.g. `Mod+Shift+F`. */
export function shortcutOf(event: KeyboardEvent, onMac: boolean): string {
  const parts = [
    (onMac ? event.metaKey : event.ctrlKey) && 'Mod',
    event.altKey && 'Alt',
    event.shiftKey && 'Shift',
    keyName(event),
  ];
  return parts.filter((part): part is string => typeof part === 'string').join('+');
}

/** The same keys, in one order, so that `Mod+Shift+F` and `Shift+Mod+F` are equal. */
export function canonicalShortcut(shortcut: string): string {
  const order = ['Mod', 'Alt', 'Shift'];
  const parts = shortcut.split('+');
  const key = parts.at(-1) ?? '';
  return [...order.filter((modifier) => parts.includes(modifier)), key === '' ? '+' : key].join('+');
}

/** Runs actions by their keys, before the page sees them. Returns the way to stop. */
export function listenToKeys(actions: readonly Action[], onMac: boolean): () => void {
  const byShortcut = new Map(
    actions.flatMap((action) =>
      action.shortcut === null ? [] : [[canonicalShortcut(action.shortcut), action] as const],
    ),
  );
  const onKeyDown = (event: KeyboardEvent): void => {
    const shortcut = shortcutOf(event, onMac);
    const action = byShortcut.get(shortcut);
    if (!action) return;
    // Undo and redo in a field are the field's own; a key without Ctrl or Cmd is text where text is typed.
    if (!/^(Mod|F\d)/.test(shortcut) && isTyping(event.target)) return;
    if (
      (action.id === 'undo' || action.id === 'redo') &&
      event.target instanceof HTMLElement &&
      isField(event.target)
    )
      return;
    const able = action.isEnabled() ? action : insteadOf(action, actions);
    if (able === null) return;
    event.preventDefault();
    event.stopPropagation();
    if (!event.repeat || stepping.has(able.id)) able.run();
  };
  window.addEventListener('keydown', onKeyDown, { capture: true });
  return () => window.removeEventListener('keydown', onKeyDown, { capture: true });
}

/** What a held key goes on with; anything else, such as an approval, is meant once. */
const stepping: ReadonlySet<CommandId> = new Set([
  'undo',
  'redo',
  'next-change',
  'previous-change',
  'accept-change',
  'reject-change',
  'next-comment',
  'previous-comment',
  'problems',
]);

/** The key of the link is the palette's where there is nothing to link. */
function insteadOf({ id }: Action, actions: readonly Action[]): Action | null {
  return id === 'link' ? (actions.find((action) => action.id === 'palette') ?? null) : null;
}

function keyName(event: KeyboardEvent): string {
  // The digit row gives other signs with Shift or Alt; the key itself is meant.
  const digit = /^Digit(\d)$/.exec(event.code)?.[1];
  if (digit !== undefined && (event.ctrlKey || event.metaKey || event.altKey)) return digit;
  if (event.code === 'Period' && (event.ctrlKey || event.metaKey)) return '.';
  // Alt makes other signs of letters, on a Mac and with AltGr: µ of M. A layout that gives a letter is followed.
  if (event.altKey && !/^[a-z]$/i.test(event.key)) {
    const letter = /^Key([A-Z])$/.exec(event.code)?.[1];
    if (letter !== undefined) return letter;
    if (event.code === 'Comma') return ',';
  }
  return event.key.length === 1 ? event.key.toUpperCase() : event.key;
}

function isField(element: HTMLElement): boolean {
  return ['INPUT', 'TEXTAREA', 'SELECT'].includes(element.tagName);
}

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (isField(target) || target.isContentEditable);
}
