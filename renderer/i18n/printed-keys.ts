import { commands } from '../../shared/ipc/commands';
import type { CommandId } from '../../shared/ipc/commands';
import type { Locale } from '../../shared/ipc/preferences';
import type { AppInfo } from '../../shared/ipc/responses';

type Platform = AppInfo['platform'];

const arrows = { Up: '↑', Down: '↓' } as const;
const macSigns: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩', ...arrows };
const words: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  en: { Mod: 'Ctrl', ...arrows },
  fr: { Mod: 'Ctrl', Shift: 'Maj', Enter: 'Entrée', ...arrows },
};

/** A shortcut as this platform's keyboards print it in this language: `Ctrl+Maj+F`, `⇧⌘F`; empty without one. */
export function printedKeys(shortcut: string | null, platform: Platform, locale: Locale): string {
  if (shortcut === null) return '';
  const parts = shortcut.split('+');
  if (platform !== 'darwin') return parts.map((part) => words[locale][part] ?? part).join('+');
  const order = ['Alt', 'Shift', 'Mod'];
  const key = parts.at(-1) ?? '';
  const modifiers = order.filter((modifier) => parts.slice(0, -1).includes(modifier));
  return [...modifiers, key].map((part) => macSigns[part] ?? part).join('');
}

/** A command's keys, printed; empty for a command without any. */
export function keysOf(id: CommandId, platform: Platform, locale: Locale): string {
  const shortcut = commands.find((command) => command.id === id)?.shortcut;
  return printedKeys(shortcut?.[platform === 'darwin' ? 'mac' : 'other'] ?? null, platform, locale);
}
