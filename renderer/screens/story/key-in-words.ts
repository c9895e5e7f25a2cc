import type { Command } from '../../../shared/ipc/commands';

/** A command's key as it is printed on this platform's keyboards, e.g. `Ctrl+B` or `⌘B`; null without one. */
export function keyInWords(
  command: Command | undefined,
  platform: 'darwin' | 'linux' | 'win32',
): string | null {
  const shortcut = platform === 'darwin' ? command?.shortcut.mac : command?.shortcut.other;
  if (shortcut === undefined || shortcut === null) return null;
  if (platform !== 'darwin') return shortcut.replace('Mod', 'Ctrl');
  const signs: Readonly<Record<string, string>> = { Mod: '⌘', Shift: '⇧', Alt: '⌥', Enter: '↩' };
  return shortcut
    .split('+')
    .map((part) => signs[part] ?? part)
    .join('');
}
