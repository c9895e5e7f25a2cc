import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { signIn } from '../../../tests/helpers/desk-people';
import { makeNewsroom, noon, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { createArticle, loadLive } from '../articles/articles';
import { setField } from '../journal/journal';
import { saveSite } from '../sites/sites';
import { reviewOf } from './review';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = makeNewsroom();
});
afterEach(() => newsroom.remove());

const isOwnCopy = (id: ArticleId): boolean => {
  const db = newsroom.db();
  return reviewOf(db, valueOf(loadLive(db, id))).isOwnCopy;
};
const draftBy = (actor: string): ArticleId =>
  valueOf(createArticle(newsroom.db(), { language: 'en-CA', actor, now: noon }));

describe('a story is one’s own copy', () => {
  it('by who one is at the site, whatever one is called there since', () => {
    const site = signIn(newsroom.db(), { name: 'Maya Roy', role: 'editor' });
    const id = draftBy('Maya Roy');
    expect(isOwnCopy(id)).toBe(true);
    saveSite(newsroom.db(), { ...site, person: { ...site.person, name: 'Maya Tremblay' } });
    expect(isOwnCopy(id)).toBe(true);
  });

  it('by a byline, however its name is spelled', () => {
    signIn(newsroom.db(), { name: 'Maya Roy', role: 'editor' });
    const id = draftBy('Ben Okafor');
    expect(isOwnCopy(id)).toBe(false);
    const box = { title: '', bio: '', email: '', picture: null };
    const byline = { id: 'b1', name: ' maya  ROY', role: 'reporter', person: null, box } as const;
    valueOf(
      setField(newsroom.db(), id, { field: 'bylines', value: [byline] }, { actor: 'Ben Okafor', now: noon }),
    );
    expect(isOwnCopy(id)).toBe(true);
  });
});
