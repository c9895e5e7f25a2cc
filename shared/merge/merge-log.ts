import type { Node } from '@tiptap/pm/model';
import type { Suggestion } from '../article/record';
import { plainTextOf } from './plain-text';
import { hashedId } from '../document/wordpress/block-hash';
import { longestQuote } from './notices';
import type { MergeNotice } from './notices';

/** Whose side it is, and when it was made; ISO 8601. Names suggestions, decides nothing. */
export interface MergeAuthor {
  readonly name: string;
  readonly at: string;
}

/** Where some inline content stands: the block's id, and which of its texts it is. */
export interface InlinePlace {
  readonly blockId: string;
  readonly slot: string;
}

/** Gathers what a merge has to tell. Ids are made from what they stand for: the same merge gives the same ids. */
export interface MergeLog {
  readonly suggestions: Suggestion[];
  readonly notices: MergeNotice[];
  /** A new suggestion of theirs and its id. */
  readonly suggest: (place: InlinePlace, mine: string, theirs: string, by?: 'mine' | 'theirs') => string;
  readonly removedText: (place: InlinePlace, text: string, words: number) => void;
  readonly removedBlock: (node: Node, after: string | null) => void;
  readonly field: (field: string, mine: unknown, theirs: unknown) => void;
  /** A log that nobody reads, for a trial; its ids begin anew. */
  readonly silent: () => MergeLog;
}

/** Fewer words than these are a correction, not a cut. */
const fewestWords = 3;

export function createMergeLog(authors: {
  readonly mine: MergeAuthor;
  readonly theirs: MergeAuthor;
}): MergeLog {
  const suggestions: Suggestion[] = [];
  const notices: MergeNotice[] = [];
  const counts = new Map<string, number>();
  const idFor = (what: string): string => {
    const count = (counts.get(what) ?? 0) + 1;
    counts.set(what, count);
    return hashedId(`${what} ${count}`);
  };
  const by = authors.theirs.name;
  return {
    suggestions,
    notices,
    suggest: ({ blockId, slot }, mine, theirs, side = 'theirs') => {
      const author = authors[side];
      const id = idFor(`suggestion ${author.name} ${author.at} ${blockId} ${slot} ${mine} ${theirs}`);
      suggestions.push({ id, author: author.name, at: author.at });
      return id;
    },
    removedText: ({ blockId, slot }, text, words) => {
      if (words < fewestWords) return;
      notices.push({
        kind: 'text-removed',
        id: idFor(`text ${by} ${blockId} ${slot} ${text}`),
        by,
        blockId,
        slot,
        text,
      });
    },
    removedBlock: (node, after) => {
      const quote = plainTextOf(node).slice(0, longestQuote);
      if (quote === '' && node.type.name !== 'image') return;
      const id = idFor(`block ${by} ${String(node.attrs['id'])} ${quote}`);
      notices.push({ kind: 'block-removed', id, by, node: node.toJSON(), after, quote });
    },
    field: (field, mine, theirs) => {
      const id = idFor(`field ${by} ${field} ${JSON.stringify(mine)} ${JSON.stringify(theirs)}`);
      notices.push({ kind: 'field', id, by, field, mine, theirs });
    },
    silent: () => createMergeLog(authors),
  };
}
