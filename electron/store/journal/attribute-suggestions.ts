import type { StepGroup } from '../../../shared/article/journal';
import type { Suggestion } from '../../../shared/article/record';
import { isBlockId } from '../../../shared/document/schema';
import type { LiveArticle } from '../replay/live-article';

const names: readonly unknown[] = ['insertion', 'deletion', 'modification'];

/**
 * The suggestions that steps bring and the record does not know, put down to whoever sends the steps, now. A known one
 * keeps its author, whatever the steps say. Reads the steps alone, never the copy.
 */
export function newSuggestions(
  { suggestions }: Pick<LiveArticle, 'suggestions'>,
  groups: readonly StepGroup[],
  author: string,
  at: string,
): readonly Suggestion[] {
  const found = new Set<string>();
  for (const { steps } of groups) for (const step of steps) collect(step, found);
  if (found.size === 0) return [];
  for (const { id } of suggestions) found.delete(id);
  return [...found].map((id) => ({ id, author, at }));
}

/** Every suggestion id on a mark in a step, or in a node that it brings. */
function collect(json: unknown, found: Set<string>): void {
  if (typeof json !== 'object' || json === null) return;
  if (Array.isArray(json)) {
    for (const item of json) collect(item, found);
    return;
  }
  const { type, attrs, marks, mark, slice, content } = json as Readonly<Record<string, unknown>>;
  if (
    names.includes(type) &&
    typeof attrs === 'object' &&
    attrs !== null &&
    'id' in attrs &&
    isBlockId(attrs.id)
  )
    found.add(attrs.id);
  for (const part of [marks, mark, slice, content]) collect(part, found);
}
