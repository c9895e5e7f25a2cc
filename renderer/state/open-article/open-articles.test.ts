import { describe, expect, it, vi } from 'vitest';
import { articleSchema } from '../../../shared/document/schema';
import { failed } from '../../../shared/errors/app-error';
import { FakeJournal, articleId, settle } from './fake-journal.test-helper';
import { createOpenArticles } from './open-articles';

const base = articleSchema.nodeFromJSON({
  type: 'doc',
  content: [{ type: 'headline' }, { type: 'dek' }, { type: 'paragraph', attrs: { id: 'b1' } }],
});

function newsroom() {
  const journal = new FakeJournal(base);
  const api = journal.window();
  const open = vi.spyOn(api, 'article:open');
  const close = vi.spyOn(api, 'article:close');
  return { journal, open, close, articles: createOpenArticles(api) };
}

describe('the articles open in a window', () => {
  it('are opened once, ahead or by whoever shows them first', async () => {
    const { articles, open } = newsroom();
    await articles.openAhead(articleId);
    const ahead = articles.find(articleId);
    expect(ahead).not.toBeNull();
    const shown = await Promise.all([articles.acquire(articleId), articles.acquire(articleId)]);
    expect(shown.map((result) => result.ok && result.value)).toEqual([ahead, ahead]);
    expect(open).toHaveBeenCalledTimes(1);
  });

  it('are closed when the last view leaves, with everything typed saved first', async () => {
    const { articles, close, journal } = newsroom();
    await articles.openAhead(articleId);
    const opened = await articles.acquire(articleId);
    await articles.acquire(articleId);
    articles.release(articleId);
    await settle();
    expect(close).not.toHaveBeenCalled();
    if (!opened.ok) throw new Error(opened.error.code);
    const { copy } = opened.value;
    copy.dispatch(copy.state().tr.insertText('Last words', copy.state().doc.content.size - 1));
    articles.release(articleId);
    await settle();
    expect(journal.head.textContent).toBe('Last words');
    expect(close).toHaveBeenCalledTimes(1);
    expect(articles.find(articleId)).toBeNull();
  });

  it('that could not be opened are asked for anew', async () => {
    const { articles, open } = newsroom();
    open.mockResolvedValueOnce(failed('article.invalid'));
    await articles.openAhead(articleId);
    expect(articles.find(articleId)).toBeNull();
    expect((await articles.acquire(articleId)).ok).toBe(true);
  });
});
