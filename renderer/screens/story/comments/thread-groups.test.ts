import { describe, expect, it } from 'vitest';
import type { Thread } from '../../../../shared/article/threads';
import { concerns, groupThreads } from './thread-groups';

const at = '2026-11-23T12:00:00.000Z';
const thread = (id: string, change: Partial<Thread> = {}): Thread => ({
  id,
  anchor: { kind: 'text' },
  quote: { text: id, prefix: '', suffix: '' },
  state: 'open',
  settled: null,
  assignee: null,
  replies: [{ id: `${id}r`, author: 'Ann', person: 'ann', at, text: id, mentions: [] }],
  ...change,
});
const ids = (threads: readonly Thread[]) => threads.map(({ id }) => id);

describe('threads in the list', () => {
  it('stand in reading order, fields after the copy, gone ones apart, resolved ones last', () => {
    const groups = groupThreads(
      [
        thread('field', { anchor: { kind: 'field', field: 'slug' } }),
        thread('later'),
        thread('gone'),
        thread('picture', { anchor: { kind: 'block', blockId: 'b1' } }),
        thread('first'),
        thread('done', { state: 'resolved' }),
        thread('gone-block', { anchor: { kind: 'block', blockId: 'b2' } }),
      ],
      ['first', 'picture', 'done', 'later'],
    );
    expect(ids(groups.open)).toEqual(['first', 'picture', 'later', 'field']);
    expect(ids(groups.orphaned)).toEqual(['gone', 'gone-block']);
    expect(ids(groups.resolved)).toEqual(['done']);
  });

  it('are mine where I wrote, am called, or have them to do', () => {
    const me = { slug: 'leo', names: ['Léo'] };
    const said = (change: Partial<Thread['replies'][number]>) =>
      thread('t', {
        replies: [{ id: 'r', author: 'Ann', person: 'ann', at, text: 'x', mentions: [], ...change }],
      });
    expect(concerns(thread('t'), me)).toBe(false);
    expect(concerns(said({ person: 'leo' }), me)).toBe(true);
    expect(concerns(said({ mentions: ['leo'] }), me)).toBe(true);
    expect(concerns(said({ author: 'Léo', person: null }), me)).toBe(true);
    // Another Léo, whom the site knows by another slug.
    expect(concerns(said({ author: 'Léo', person: 'leo-2' }), me)).toBe(false);
    expect(concerns(thread('t', { assignee: { slug: 'leo', name: 'Léo' } }), me)).toBe(true);
    expect(concerns(said({ mentions: [''] }), { slug: null, names: [] })).toBe(false);
  });
});
