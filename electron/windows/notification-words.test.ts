import { describe, expect, it } from 'vitest';
import type { ArticleId } from '../../shared/article/ids';
import type { AttentionItem } from '../../shared/ipc/library-answers';
import { notificationsOf } from './notification-words';

const at = '2026-11-23T12:00:00.000Z';
const item = (id: string): AttentionItem => ({
  id,
  kind: 'review',
  articleId: id as ArticleId,
  headline: 'Council keeps the ferry',
  by: 'Ann',
  at,
});

describe('what the system says', () => {
  it('is a sentence for each of up to three matters, which leads to its story', () => {
    expect(notificationsOf([item('a'), { ...item('b'), kind: 'due', by: '' }], 'en')).toEqual([
      { words: 'Ann handed in “Council keeps the ferry”', articleId: 'a' },
      { words: '“Council keeps the ferry” is due', articleId: 'b' },
    ]);
  });

  it('is one sentence for more, which leads to all that waits', () => {
    const fresh = ['a', 'b', 'c', 'd'].map(item);
    expect(notificationsOf(fresh, 'fr')).toEqual([{ words: '4 choses vous attendent', articleId: null }]);
  });

  it('names nobody and nothing where it does not know', () => {
    const [said] = notificationsOf([{ ...item('a'), by: '', headline: '' }], 'en');
    expect(said?.words).toBe('Somebody handed in “a story without a headline”');
  });
});
