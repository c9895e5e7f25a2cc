import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { longestComment } from '../../../shared/article/threads';
import type { Thread } from '../../../shared/article/threads';
import { ann, codeOf, makeNewsroom, noon, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { approvalHash } from '../review/approval';
import { createArticle, loadLive, loadRecord } from '../articles/articles';
import { appendEvent } from '../journal/journal';
import { anchorThread, assignThread, replyToThread, settleThread, startThread } from './threads';
import type { NewThread } from './threads';

const maya = { actor: 'Maya', person: 'maya', now: noon };
const bruno = { actor: 'Bruno', person: null, now: () => new Date('2026-11-23T13:00:00.000Z') };
const quote = { text: 'late', prefix: 'voted ', suffix: ' on Monday' };
const asked: NewThread = {
  threadId: 'tferry',
  anchor: { kind: 'text' },
  quote,
  text: 'How late, @Bruno?',
  mentions: ['bruno', 'bruno'],
  assignee: null,
};

let newsroom: Newsroom;
let id: ArticleId;
beforeEach(() => {
  newsroom = makeNewsroom();
  id = valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann }));
});
afterEach(() => newsroom.remove());

const rows = (): unknown => newsroom.db().prepare('SELECT count(*) FROM journal').pluck().get();
const only = (threads: readonly Thread[]): Thread => {
  expect(threads).toHaveLength(1);
  return threads[0] as Thread;
};
const start = (): Thread => only(valueOf(startThread(newsroom.db(), id, asked, maya)).threads);

describe('a comment thread', () => {
  it('says who began it, as the site knows them, and when, and is there after a restart', () => {
    const thread = start();
    expect(thread).toMatchObject({ id: 'tferry', state: 'open', quote, settled: null });
    expect(thread.replies).toEqual([
      {
        id: expect.any(String) as string,
        author: 'Maya',
        person: 'maya',
        at: '2026-11-23T12:00:00.000Z',
        text: 'How late, @Bruno?',
        mentions: ['bruno'],
      },
    ]);
    newsroom.reopen();
    expect(only(valueOf(loadRecord(newsroom.db(), id)).threads)).toEqual(thread);
  });

  it('is begun once where the answer was lost and the window asks again', () => {
    const once = start();
    expect(start()).toEqual(once);
    expect(rows()).toBe(1);
  });

  it('never takes the place of another', () => {
    start();
    const other = { ...asked, text: 'Another matter' };
    expect(codeOf(startThread(newsroom.db(), id, other, maya))).toBe('request.invalid');
    expect(codeOf(startThread(newsroom.db(), id, asked, bruno))).toBe('request.invalid');
    expect(codeOf(startThread(newsroom.db(), id, { ...asked, threadId: '7 up' }, maya))).toBe(
      'request.invalid',
    );
    expect(rows()).toBe(1);
  });

  it('takes answers in order, and stays as it was settled', () => {
    start();
    valueOf(settleThread(newsroom.db(), id, 'tferry', 'resolved', bruno));
    const said = { text: 'Past ten.', mentions: [] };
    const thread = only(valueOf(replyToThread(newsroom.db(), id, 'tferry', said, bruno)).threads);
    expect(thread.replies.map(({ author, person, text }) => [author, person, text])).toEqual([
      ['Maya', 'maya', 'How late, @Bruno?'],
      ['Bruno', null, 'Past ten.'],
    ]);
    expect(thread.state).toBe('resolved');
  });

  it('is resolved and reopened by name; the same again writes nothing', () => {
    start();
    const resolve = () => valueOf(settleThread(newsroom.db(), id, 'tferry', 'resolved', bruno));
    expect(only(resolve().threads)).toMatchObject({
      state: 'resolved',
      settled: { by: 'Bruno', at: '2026-11-23T13:00:00.000Z' },
    });
    const before = rows();
    resolve();
    expect(rows()).toBe(before);
    const reopened = valueOf(settleThread(newsroom.db(), id, 'tferry', 'open', maya));
    expect(only(reopened.threads)).toMatchObject({ state: 'open', settled: { by: 'Maya' } });
  });

  it('is given to a colleague, and to nobody', () => {
    start();
    const person = { slug: 'bruno', name: 'Bruno' };
    const assigned = valueOf(assignThread(newsroom.db(), id, 'tferry', person, maya));
    expect(only(assigned.threads).assignee).toEqual(person);
    const freed = valueOf(assignThread(newsroom.db(), id, 'tferry', null, maya));
    expect(only(freed.threads).assignee).toBeNull();
  });

  it('is hung on another place and keeps what was said', () => {
    const before = start();
    const place = {
      anchor: { kind: 'field', field: 'slug' },
      quote: { text: '', prefix: '', suffix: '' },
    } as const;
    const moved = only(valueOf(anchorThread(newsroom.db(), id, 'tferry', place, bruno)).threads);
    expect(moved).toEqual({ ...before, ...place });
  });

  it('is missed by code where the story has none of that id, and nothing is written', () => {
    const db = newsroom.db();
    const said = { text: 'x', mentions: [] };
    expect(codeOf(replyToThread(db, id, 'tgone', said, maya))).toBe('comment.not-found');
    expect(codeOf(settleThread(db, id, 'tgone', 'resolved', maya))).toBe('comment.not-found');
    expect(codeOf(assignThread(db, id, 'tgone', null, maya))).toBe('comment.not-found');
    expect(codeOf(anchorThread(db, id, 'tgone', asked, maya))).toBe('comment.not-found');
    expect(codeOf(startThread(db, 'article-nowhere' as ArticleId, asked, maya))).toBe('article.not-found');
    expect(rows()).toBe(0);
  });

  it('that grows too large is refused whole', () => {
    start();
    const said = { text: 'x'.repeat(longestComment + 1), mentions: [] };
    expect(codeOf(replyToThread(newsroom.db(), id, 'tferry', said, maya))).toBe('article.too-large');
    expect(rows()).toBe(1);
  });

  it('does not touch what an approval was given of', () => {
    const db = newsroom.db();
    const hash = approvalHash(db, valueOf(loadLive(db, id)));
    const approved = {
      id: 'e1',
      kind: 'approved',
      to: 'approved',
      actor: 'Desk',
      at: noon().toISOString(),
      hash,
    } as const;
    valueOf(appendEvent(db, id, approved, ann));
    start();
    valueOf(replyToThread(db, id, 'tferry', { text: 'Past ten.', mentions: [] }, bruno));
    const status = valueOf(settleThread(db, id, 'tferry', 'resolved', bruno));
    expect(approvalHash(db, valueOf(loadLive(db, id)))).toBe(hash);
    expect(status.events.map(({ kind }) => kind)).not.toContain('approval-voided');
    expect(status.review.approval.kind).toBe('valid');
  });
});
