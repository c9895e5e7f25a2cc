import type { KeyboardEvent } from 'react';

/**
 * For a list whose choice is told to others at once. On Windows and Linux arrow keys in a closed list choose everything
 * on their way; here they open it, and Enter chooses.
 */
export function openWithArrows(event: KeyboardEvent<HTMLSelectElement>): void {
  if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
  event.preventDefault();
  event.currentTarget.showPicker();
}
