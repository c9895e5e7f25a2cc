import { describe, expect, it } from 'vitest';
import type { Suggestion } from '../../../shared/article/record';
import type { Thread } from '../../../shared/article/threads';
import { authorSheet, authorStyles } from './author-styles';

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
    const styles = authorStyles(
      [suggested('Maya', 3), suggested('Léo', 1)],
      [said(['Claire', 2], ['Maya', 4])],
    );
    expect([...styles]).toEqual([
      ['Léo', 1],
      ['Claire', 2],
      ['Maya', 3],
    ]);
  });

  it('begin again with the fifth person, and dress only well-formed ids', () => {
    const suggestions = ['a', 'b', 'c', 'd', 'e'].map((author, minute) => suggested(author, minute));
    const styles = authorStyles(suggestions, []);
    expect(styles.get('e')).toBe(1);
    const sheet = authorSheet([...suggestions, { ...suggested('a', 9), id: "'}*{" }], styles);
    expect(sheet).toContain("[data-suggestion='s0'],[data-suggestion='s4']{--suggested:var(--author-1)");
    expect(sheet).not.toContain('*');
  });
});
