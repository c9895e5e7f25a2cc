import { creationMark } from '../../../shared/article/workflow/events';

/** Creations through the companion plugin are operations of their own name; a plain one is looked up by a slug. */
const prefix = 'stet-article-';

/** The name a story is created under, whichever operation gets to do it. */
export function creationName(operationId: string): string {
  return `${prefix}${operationId}`;
}

export function isCreationName(slug: string): boolean {
  return slug.startsWith(prefix);
}

/** The id of the event that a creation leaves in the record: it tells the article even where others wrote to it since. */
export function creationEvent(name: string): string {
  return `${creationMark}${name.slice(prefix.length)}`;
}
