import type { Node } from '@tiptap/pm/model';
import type { ArticleFields } from '../article/fields';
import type { Suggestion, Thread } from '../article/record';
import type { WorkflowEvent } from '../article/workflow/events';
import { suggestionsIn } from '../document/suggestions';
import { mergeCopies } from './merge-copy';
import { mergeFields } from './merge-fields';
import { mergeList, sameJson } from './merge-lists';
import { createMergeLog } from './merge-log';
import type { MergeAuthor } from './merge-log';
import { mergeThreads } from './merge-threads';
import type { MergeNotice } from './notices';

export type { MergeAuthor } from './merge-log';
export type { MergeNotice } from './notices';

/** What a merge looks at of an article: its record, with the copy as a document. */
export interface MergeSide {
  readonly copy: Node;
  readonly fields: ArticleFields;
  readonly threads: readonly Thread[];
  readonly suggestions: readonly Suggestion[];
  /** Oldest first, append-only. */
  readonly events: readonly WorkflowEvent[];
  readonly translations: string | null;
}

export interface Merge {
  readonly merged: MergeSide;
  /** What a person may want to see or take back: what theirs removed, and fields that both changed. */
  readonly notices: readonly MergeNotice[];
  /** The suggestions this merge made: where both changed the same. */
  readonly overlaps: readonly Suggestion[];
}

/**
 * One article of two that grew apart from `base`. Pure and deterministic. What one side changed stands; of words that
 * both changed mine stand, and theirs are laid in as a suggestion under its author's name; what one side removed and
 * the other changed stays, suggested for removal. No inserted word of either side is left out.
 */
export function merge3(
  base: MergeSide,
  mine: MergeSide,
  theirs: MergeSide,
  authors: { readonly mine: MergeAuthor; readonly theirs: MergeAuthor },
): Merge {
  const log = createMergeLog(authors);
  const copy = mergeCopies(base.copy, mine.copy, theirs.copy, log);
  const fields = mergeFields(base.fields, mine.fields, theirs.fields, log);
  const open = new Set(suggestionsIn(copy).map(({ id }) => id));
  const overlaps = log.suggestions.filter(({ id }) => open.has(id));
  return {
    merged: {
      copy,
      fields,
      threads: mergeThreads(base.threads, mine.threads, theirs.threads),
      suggestions: [...mergeSuggestions(base, mine, theirs, open), ...overlaps],
      events: mergeEvents(base.events, mine.events, theirs.events),
      translations: base.translations === mine.translations ? theirs.translations : mine.translations,
    },
    notices: log.notices,
    overlaps,
  };
}

/** Who suggested what still stands in the copy is never forgotten. */
function mergeSuggestions(
  base: MergeSide,
  mine: MergeSide,
  theirs: MergeSide,
  open: ReadonlySet<string>,
): Suggestion[] {
  const merged = mergeList(base.suggestions, mine.suggestions, theirs.suggestions, {
    keyOf: ({ id }) => id,
    mergeItem: (_, own) => own,
  });
  const kept = new Set(merged.map(({ id }) => id));
  const missing = [...mine.suggestions, ...theirs.suggestions, ...base.suggestions].filter(({ id }) => {
    const isMissing = open.has(id) && !kept.has(id);
    kept.add(id);
    return isMissing;
  });
  return [...merged, ...missing];
}

/**
 * What happened, once each: what was agreed, theirs, which happened on the site already, in the site's order, then mine
 * since. How the story first came here (mine alone knows it) stays where it is.
 */
function mergeEvents(
  base: readonly WorkflowEvent[],
  mine: readonly WorkflowEvent[],
  theirs: readonly WorkflowEvent[],
): readonly WorkflowEvent[] {
  if (sameJson(base, mine)) return theirs;
  const agreed = new Set(base.map(({ id }) => id));
  const told = new Set(theirs.map(({ id }) => id));
  const since = mine.findLastIndex(({ id }) => agreed.has(id)) + 1;
  const before = mine.slice(0, since);
  const isWhole = base.every(({ id }) => told.has(id));
  const first = isWhole ? before.filter(({ id }) => !told.has(id)) : [...before, ...base];
  const events = new Map<string, WorkflowEvent>();
  for (const event of [...first, ...theirs, ...mine]) if (!events.has(event.id)) events.set(event.id, event);
  return [...events.values()];
}
