// @vitest-environment jsdom
import { afterEach, describe, expect, it, vi } from 'vitest';
import { commands } from '../../shared/ipc/commands';
import type { Action } from './actions';
import { canonicalShortcut, listenToKeys, shortcutOf } from './keys';

const press = (init: KeyboardEventInit): KeyboardEvent => new KeyboardEvent('keydown', init);

describe('a key press', () => {
  it.each([
    [{ key: 'n', ctrlKey: true }, false, 'Mod+N'],
    [{ key: 'n', metaKey: true }, true, 'Mod+N'],
    [{ key: 'F', ctrlKey: true, shiftKey: true }, false, 'Mod+Shift+F'],
    // On a French keyboard the digit row gives letters; on a Mac, Alt and a digit give a sign.
    [{ key: 'é', code: 'Digit2', ctrlKey: true, altKey: true }, false, 'Mod+Alt+2'],
    [{ key: '¡', code: 'Digit1', metaKey: true, altKey: true }, true, 'Mod+Alt+1'],
    [{ key: '>', code: 'Period', ctrlKey: true, shiftKey: true }, false, 'Mod+Shift+.'],
    [{ key: 'µ', code: 'KeyM', metaKey: true, altKey: true }, true, 'Mod+Alt+M'],
    [{ key: 'Dead', code: 'KeyN', metaKey: true, altKey: true }, true, 'Mod+Alt+N'],
    [{ key: '≤', code: 'Comma', metaKey: true, altKey: true }, true, 'Mod+Alt+,'],
    [{ key: 'Enter', code: 'Enter', ctrlKey: true, altKey: true }, false, 'Mod+Alt+Enter'],
    // A letter that the layout itself gives is meant as printed.
    [{ key: 'a', code: 'KeyQ', ctrlKey: true, altKey: true }, false, 'Mod+Alt+A'],
    [{ key: 'F8' }, false, 'F8'],
  ] as const)('%o is the shortcut %s %s', (init, onMac, shortcut) => {
    expect(shortcutOf(press(init), onMac)).toBe(shortcut);
  });
});

describe('shortcuts', () => {
  it('are one whichever order they are written in', () => {
    expect(canonicalShortcut('Shift+Mod+F')).toBe(canonicalShortcut('Mod+Shift+F'));
  });

  it.each(['mac', 'other'] as const)('are given to one command each on %s', (platform) => {
    const given = commands.flatMap(({ shortcut }) => shortcut[platform] ?? []).map(canonicalShortcut);
    expect(new Set(given).size).toBe(given.length);
  });
});

describe('keys in the window', () => {
  let stop = (): void => undefined;
  afterEach(() => {
    stop();
    document.body.replaceChildren();
  });

  function action(id: Action['id'], shortcut: string, isEnabled = true): Action {
    return {
      id,
      label: `menu.command.${id}`,
      shortcut,
      keys: '',
      isEnabled: () => isEnabled,
      run: vi.fn(),
    };
  }

  function pressIn(element: HTMLElement, init: KeyboardEventInit): KeyboardEvent {
    document.body.append(element);
    const event = new KeyboardEvent('keydown', { bubbles: true, cancelable: true, ...init });
    element.dispatchEvent(event);
    return event;
  }

  it('that are held go on where they step, and are meant once where they act', () => {
    const [step, approve] = [action('next-change', 'Mod+Alt+.'), action('approve', 'Mod+Shift+A')];
    stop = listenToKeys([step, approve], false);
    const page = document.createElement('main');
    for (const repeat of [false, true, true]) {
      pressIn(page, { key: '.', code: 'Period', ctrlKey: true, altKey: true, repeat });
      const held = pressIn(page, { key: 'A', ctrlKey: true, shiftKey: true, repeat });
      expect(held.defaultPrevented).toBe(true);
    }
    expect(step.run).toHaveBeenCalledTimes(3);
    expect(approve.run).toHaveBeenCalledTimes(1);
  });

  it('run their action and go no further', () => {
    const library = action('library', 'Mod+1');
    stop = listenToKeys([library], false);
    const event = pressIn(document.createElement('div'), { key: '1', ctrlKey: true });
    expect(library.run).toHaveBeenCalledOnce();
    expect(event.defaultPrevented).toBe(true);
  });

  it('leave a field its own undo, and its question mark', () => {
    const undo = action('undo', 'Mod+Z');
    const shortcuts = action('shortcuts', 'Shift+?');
    stop = listenToKeys([undo, shortcuts], false);
    pressIn(document.createElement('input'), { key: 'z', ctrlKey: true });
    pressIn(document.createElement('input'), { key: '?', shiftKey: true });
    expect(undo.run).not.toHaveBeenCalled();
    expect(shortcuts.run).not.toHaveBeenCalled();
    pressIn(document.createElement('div'), { key: '?', shiftKey: true });
    expect(shortcuts.run).toHaveBeenCalledOnce();
  });

  it('do nothing for what cannot be done now', () => {
    const preview = action('preview', 'Mod+Shift+V', false);
    stop = listenToKeys([preview], false);
    const event = pressIn(document.createElement('div'), { key: 'V', ctrlKey: true, shiftKey: true });
    expect(preview.run).not.toHaveBeenCalled();
    expect(event.defaultPrevented).toBe(false);
  });

  it('open the palette by the key of the link where there is nothing to link', () => {
    const palette = action('palette', 'Mod+Shift+P');
    stop = listenToKeys([action('link', 'Mod+K', false), palette], false);
    pressIn(document.createElement('div'), { key: 'k', ctrlKey: true });
    expect(palette.run).toHaveBeenCalledOnce();
  });
});
