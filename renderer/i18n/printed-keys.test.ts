import { describe, expect, it } from 'vitest';
import { keysOf, printedKeys } from './printed-keys';

describe('shortcuts in print', () => {
  it.each([
    ['Mod+Shift+F', 'linux', 'en', 'Ctrl+Shift+F'],
    ['Mod+Shift+Enter', 'win32', 'fr', 'Ctrl+Maj+Entrée'],
    ['Mod+Shift+F', 'darwin', 'en', '⇧⌘F'],
    ['Mod+Shift+Enter', 'darwin', 'fr', '⇧⌘↩'],
    ['Shift+?', 'linux', 'fr', 'Maj+?'],
    [null, 'win32', 'en', ''],
  ] as const)('%s on %s in %s is %s', (shortcut, platform, locale, printed) => {
    expect(printedKeys(shortcut, platform, locale)).toBe(printed);
  });

  it('are a command’s own on each platform', () => {
    expect(keysOf('replace', 'linux', 'en')).toBe('Ctrl+H');
    expect(keysOf('replace', 'darwin', 'en')).toBe('⌥⌘F');
    expect(keysOf('pull', 'linux', 'fr')).toBe('');
  });
});
