import type { KeyboardEvent } from 'react';

const choosing: ReadonlySet<string> = new Set([
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
]);

/**
 * For a list whose choice is told to others at once. On Windows and Linux arrow keys in a closed list choose everything
 * on their way, and letters what they begin; here they open it, and Enter chooses.
 */
export function openWithKeys(event: KeyboardEvent<HTMLSelectElement>): void {
  const { key, ctrlKey, metaKey } = event;
  const isLetter = key.length === 1 && !ctrlKey && !metaKey;
  if (!isLetter && !choosing.has(key)) return;
  event.preventDefault();
  event.currentTarget.showPicker();
}
