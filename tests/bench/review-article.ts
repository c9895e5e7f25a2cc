import type { Suggestion, Thread } from '../../shared/article/record';
import type { NamedBlock } from './article';

const authors = ['Maya Tremblay', 'Ben Okafor', 'Claire Roy'];
const kinds = ['insertion', 'deletion', 'replacement', 'format'] as const;
const at = '2026-11-24T08:00:00.000Z';

/** A copy as JSON of the document, with everything that its marks name. */
export interface ReviewedCopy {
  readonly copy: object;
  readonly suggestions: readonly Suggestion[];
  readonly threads: readonly Thread[];
}

export interface ReviewCounts {
  readonly suggestions: number;
  readonly comments: number;
}

interface Mark {
  readonly type: string;
  readonly attrs?: object;
}
interface Text {
  readonly type: 'text';
  readonly text: string;
  readonly marks?: readonly Mark[];
}

/** Words of a paragraph before its first suggestion: the keys that are timed go there, in either copy. */
const plainWords = 14;
const wordsApart = 5;

/** The same copy under review: suggestions of three authors and comments on words, spread over its paragraphs. */
export function underReview(
  copy: { readonly content: readonly object[] },
  blocks: readonly NamedBlock[],
  counts: ReviewCounts,
): ReviewedCopy {
  const suggestions: Suggestion[] = [];
  const threads: Thread[] = [];
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph').length;
  let seen = 0;
  const content = blocks.map((block, index) => {
    const plain = copy.content[index + 2] ?? {};
    if (block.kind !== 'paragraph') return plain;
    seen += 1;
    const due = (all: number, made: number): number => Math.round((all * seen) / paragraphs) - made;
    const words = block.text.split(' ');
    const parts: Text[] = [{ type: 'text', text: `${words.slice(0, plainWords).join(' ')} ` }];
    let place = plainWords;
    for (let made = due(counts.suggestions, suggestions.length); made > 0; made -= 1) {
      const id = `s${suggestions.length}`;
      suggestions.push({ id, author: authors[suggestions.length % authors.length] ?? '', at });
      const kind = kinds[suggestions.length % kinds.length] ?? 'insertion';
      parts.push(...suggested(kind, id, words[place] ?? 'late'));
      parts.push({ type: 'text', text: ` ${words.slice(place + 1, place + wordsApart).join(' ')} ` });
      place += wordsApart;
    }
    for (let made = due(counts.comments, threads.length); made > 0; made -= 1) {
      const text = words.slice(place, place + 2).join(' ') || 'so';
      const thread = threadOn(`t${threads.length}`, text);
      threads.push(thread);
      parts.push({ type: 'text', text, marks: [{ type: 'comment', attrs: { id: thread.id } }] });
      parts.push({ type: 'text', text: ' and ' });
      place += 2;
    }
    parts.push({ type: 'text', text: words.slice(place).join(' ') || 'so on.' });
    return { ...plain, content: parts };
  });
  if (suggestions.length !== counts.suggestions || threads.length !== counts.comments)
    throw new Error(`${suggestions.length} suggestions and ${threads.length} comments were laid.`);
  return { copy: { ...copy, content: [...copy.content.slice(0, 2), ...content] }, suggestions, threads };
}

function suggested(kind: (typeof kinds)[number], id: string, word: string): readonly Text[] {
  const text = (words: string, ...marks: readonly Mark[]): Text => ({ type: 'text', text: words, marks });
  const [insertion, deletion] = ['insertion', 'deletion'].map((type) => ({ type, attrs: { id } }));
  if (insertion === undefined || deletion === undefined) return [];
  switch (kind) {
    case 'insertion':
      return [text(word, insertion)];
    case 'deletion':
      return [text(word, deletion)];
    case 'replacement':
      return [text(word, deletion), text('instead', insertion)];
    case 'format': {
      const bold = { attrName: 'bold', previousValue: null, newValue: { type: 'bold' } };
      return [text(word, { type: 'bold' }, { type: 'modification', attrs: { id, type: 'mark', ...bold } })];
    }
  }
}

function threadOn(id: string, words: string): Thread {
  const author = authors[id.length % authors.length] ?? '';
  const said = { author, person: null, at, mentions: [] };
  return {
    id,
    anchor: { kind: 'text' },
    quote: { text: words, prefix: '', suffix: '' },
    state: 'open',
    settled: null,
    assignee: null,
    replies: [
      { ...said, id: `${id}-a`, text: 'Is this what the minutes of the meeting say?' },
      { ...said, id: `${id}-b`, text: 'Checked with the clerk.' },
    ],
  };
}
