import type { AppInfo } from '../../shared/ipc/responses';

const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' };

/** A shortcut as it is printed on this platform's keyboards: `Ctrl+Shift+F`, `⇧⌘F`; empty without one. */
export function printedKeys(shortcut: string | null, platform: AppInfo['platform']): string {
  if (shortcut === null) return '';
  const parts = shortcut.split('+');
  if (platform !== 'darwin') return parts.map((part) => (part === 'Mod' ? 'Ctrl' : part)).join('+');
  const order = ['Alt', 'Shift', 'Mod'];
  const key = parts.at(-1) ?? '';
  const modifiers = order.filter((modifier) => parts.slice(0, -1).includes(modifier));
  return [...modifiers, key].map((part) => macSigns[part] ?? part).join('');
}
