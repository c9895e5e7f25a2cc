import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../../../shared/article/record';
import type { Thread } from '../../../shared/article/threads';
import { authorStyles, suggestionStyles } from './author-styles';

const at = (minute: number): string => new Date(Date.UTC(2026, 10, 25, 9, minute)).toISOString();
const suggested = (author: string, minute: number): Suggestion => ({
  id: `s${minute}`,
  author,
  at: at(minute),
});
const said = (...authors: readonly (readonly [string, number])[]): Thread => ({
  id: 't1',
  anchor: { kind: 'text' },
  quote: { text: 'words', prefix: '', suffix: '' },
  replies: authors.map(([author, minute]) => ({
    id: `r${minute}`,
    author,
    person: null,
    at: at(minute),
    text: 'Why?',
    mentions: [],
  })),
  assignee: null,
  state: 'open',
  settled: null,
});

describe('the styles of a story’s people', () => {
  it('go by who came first, with a suggestion or with a word', () => {
    const styles = authorStyles({
      suggestions: [suggested('Maya', 3), suggested('Léo', 1)],
      threads: [said(['Claire', 2], ['Maya', 4])],
    });
    expect([...styles]).toEqual([
      ['Léo', 1],
      ['Claire', 2],
      ['Maya', 3],
    ]);
  });

  it('begin again with the fifth person, and are those of their suggestions, whoever says something since', () => {
    const suggestions = ['b', 'c', 'd', 'e', 'f'].map((author, minute) => suggested(author, minute + 1));
    expect([...suggestionStyles({ suggestions, threads: [] }).values()]).toEqual([1, 2, 3, 4, 1]);
    expect([...suggestionStyles({ suggestions, threads: [said(['a', 0])] }).values()]).toEqual([
      2, 3, 4, 1, 2,
    ]);
  });
});
