import type { KeyboardEvent } from 'react';
import { describe, expect, it, vi } from 'vitest';
import { openWithKeys } from './closed-list';

function press(init: Partial<KeyboardEvent>): { readonly opened: boolean; readonly left: boolean } {
  const preventDefault = vi.fn();
  const showPicker = vi.fn();
  const event = { ctrlKey: false, metaKey: false, preventDefault, currentTarget: { showPicker }, ...init };
  openWithKeys(event as unknown as KeyboardEvent<HTMLSelectElement>);
  return { opened: showPicker.mock.calls.length === 1, left: preventDefault.mock.calls.length === 0 };
}

describe('a closed list whose choice is told at once', () => {
  it.each(['ArrowDown', 'ArrowUp', 'ArrowLeft', 'ArrowRight', 'Home', 'End', 'PageDown', 'L', 'é', '2', ' '])(
    'opens on “%s” and chooses nothing by it',
    (key) => {
      expect(press({ key })).toEqual({ opened: true, left: false });
    },
  );

  it.each([
    { key: 'Tab' },
    { key: 'Escape' },
    { key: 'Enter' },
    { key: 'F8' },
    { key: 'Shift' },
    { key: 'o', ctrlKey: true },
    { key: 'o', metaKey: true },
  ])('leaves %o to the window', (init) => {
    expect(press(init)).toEqual({ opened: false, left: true });
  });
});
