import type { AttributeSpec } from '@tiptap/pm/model';
import { isBlockId } from '../ids';

/** The attributes every block carries: its id, and the WordPress dress it is written back with. */
export const blockAttributes = {
  id: { default: null, validate: nullOr('a block id', isBlockId) },
  dress: { default: null, validate: 'string|null' },
} as const satisfies Record<string, AttributeSpec>;

/** What `toDOM` adds to a block's element so that a cut and paste inside Stet keeps the block's id. */
export function idAttribute(id: unknown): Record<string, string> {
  return isBlockId(id) ? { 'data-id': id } : {};
}

/** Reads back what `idAttribute` wrote; anything but a well-formed id is null. */
export function readId(element: Pick<Element, 'getAttribute'>): string | null {
  const id = element.getAttribute('data-id');
  return isBlockId(id) ? id : null;
}

/** An attribute validator that accepts null or what `accepts` accepts, and throws RangeError otherwise. */
export function nullOr(what: string, accepts: (value: unknown) => boolean): (value: unknown) => void {
  return (value) => {
    if (value !== null && !accepts(value)) throw new RangeError(`Expected ${what} or null`);
  };
}

/** An attribute validator that throws RangeError unless `accepts` accepts the value. */
export function only(what: string, accepts: (value: unknown) => boolean): (value: unknown) => void {
  return (value) => {
    if (!accepts(value)) throw new RangeError(`Expected ${what}`);
  };
}

/** Whether a value is an integer between two bounds, both included. */
export function isIntegerWithin(value: unknown, least: number, most: number): boolean {
  return typeof value === 'number' && Number.isInteger(value) && value >= least && value <= most;
}
