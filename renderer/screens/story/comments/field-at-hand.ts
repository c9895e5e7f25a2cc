import { fieldNames } from '../../../../shared/article/fields';
import type { FieldName } from '../../../../shared/article/fields';

/** Marks what stands beside a field for its comments: `<button {...commentsOn('slug')}>`. */
export const commentsOn = (field: FieldName) => ({ 'data-comments-on': field });

/** The field of the inspector that an element is part of: the one whose mark alone stands nearest around it; or null. */
export function fieldAround(element: Element): FieldName | null {
  for (
    let each: Element | null = element;
    each !== null && each.tagName !== 'ASIDE';
    each = each.parentElement
  ) {
    const [mark, another] = each.querySelectorAll<HTMLElement>('[data-comments-on]');
    if (another !== undefined) return null;
    if (mark !== undefined) return fieldNames.find((name) => name === mark.dataset['commentsOn']) ?? null;
  }
  return null;
}

/**
 * Follows which field of the inspector has the keyboard. Menu and palette take the keyboard and leave the field the one
 * that is meant; the copy, and what else the inspector shows, do not. Answers the way to stop.
 */
export function followField(page: Document, meant: (field: FieldName | null) => void): () => void {
  const follow = ({ target }: FocusEvent): void => {
    if (!(target instanceof HTMLElement)) return;
    if (target.closest('aside') !== null) meant(fieldAround(target));
    else if (target.closest('main') !== null) meant(null);
  };
  page.addEventListener('focusin', follow);
  return () => page.removeEventListener('focusin', follow);
}
