import { closeHistory, redo, undo } from '@tiptap/pm/history';
import { describe, expect, it, vi } from 'vitest';
import type { Thread } from '../../../shared/article/threads';
import { commentReaches } from '../../../shared/document/anchors';
import { articleSchema } from '../../../shared/document/schema';
import { FakeJournal, ManualClock, articleId, settle } from './fake-journal.test-helper';
import { openArticle } from './session';
import type { ArticleSession } from './session';

const base = articleSchema.nodeFromJSON({
  type: 'doc',
  content: [
    { type: 'headline' },
    { type: 'dek' },
    { type: 'paragraph', attrs: { id: 'b1' }, content: [{ type: 'text', text: 'Start' }] },
  ],
});
const thread: Thread = {
  id: 'tone',
  anchor: { kind: 'text' },
  quote: { text: 'Start', prefix: '', suffix: '' },
  state: 'open',
  settled: null,
  assignee: null,
  replies: [
    { id: 'c1', author: 'Maya', person: null, at: '2026-01-02T09:00:00Z', text: 'Why?', mentions: [] },
  ],
};
const endOfBody = (session: ArticleSession): number => session.copy.state().doc.content.size - 1;

async function open(journal: FakeJournal, clock = new ManualClock()): Promise<[ArticleSession, ManualClock]> {
  const opened = await openArticle(journal.window(), articleId, clock);
  if (!opened.ok) throw new Error(opened.error.code);
  return [opened.value, clock];
}

function type(session: ArticleSession, text: string, at = endOfBody(session), time = 0): void {
  const { tr } = session.copy.state();
  tr.insertText(text, at);
  session.copy.dispatch(time === 0 ? tr : tr.setTime(time));
}

const words = (session: ArticleSession): string => session.copy.state().doc.textContent;
const run = (session: ArticleSession, command: typeof undo): boolean =>
  command(session.copy.state(), (tr) => session.copy.dispatch(tr));

describe('an open article', () => {
  it('moves along the workflow only with everything typed on disk', async () => {
    const journal = new FakeJournal(base);
    const [session] = await open(journal);
    type(session, '!');
    expect(journal.version).toBe(0);
    const moved = await session.move('request-changes', { note: 'A second source' });
    expect(moved.ok).toBe(true);
    expect(journal.moves).toEqual([{ move: 'request-changes', note: 'A second source', version: 1 }]);
  });

  it('does not move while something cannot be saved, and says why', async () => {
    const journal = new FakeJournal(base);
    const [session] = await open(journal);
    journal.fault = () => 'refused';
    type(session, '!');
    const moved = await session.move('submit');
    expect(moved).toMatchObject({ ok: false, error: { code: 'store.disk-full' } });
    expect(journal.moves).toEqual([]);
  });

  it('says saved only after the acknowledgement of everything typed', async () => {
    const journal = new FakeJournal(base);
    const [session, clock] = await open(journal);
    expect(session.store.getState().save.kind).toBe('saved');
    type(session, '!');
    expect(session.store.getState().save.kind).toBe('saving');
    expect(journal.version).toBe(0);
    await clock.advance(15);
    expect(journal.head.textContent).toBe('Start!');
    expect(session.store.getState().save.kind).toBe('saved');
  });

  it('sends what is typed while a request is under way in one further request', async () => {
    const journal = new FakeJournal(base);
    const held: (() => void)[] = [];
    journal.deliver = (go) => held.push(go);
    const [session, clock] = await open(journal);
    type(session, '1');
    await clock.advance(15);
    for (const letter of '234') type(session, letter);
    await clock.advance(50);
    expect(journal.requests).toBe(1);
    expect(session.store.getState().save.kind).toBe('saving');
    held.splice(0).forEach((go) => go());
    await settle();
    await clock.advance(15);
    held.splice(0).forEach((go) => go());
    await settle();
    expect(journal.requests).toBe(2);
    expect(journal.head.textContent).toBe('Start1234');
    expect(session.store.getState().save.kind).toBe('saved');
  });

  it('never undoes a comment, not even one laid before a restart', async () => {
    const journal = new FakeJournal(base);
    const [session, clock] = await open(journal);
    type(session, ' late');
    const { tr } = session.copy.state();
    tr.addMark(
      endOfBody(session) - 9,
      endOfBody(session) - 5,
      articleSchema.marks.comment.create({ id: 'tone' }),
    );
    session.copy.dispatch(closeHistory(tr.setMeta('addToHistory', false)));
    // In the same breath, and yet a step of its own: the words before it were commented.
    type(session, '!');
    await clock.advance(15);
    const [again] = await open(journal);
    const commented = (): string => {
      const reach = commentReaches(again.copy.state().doc).get('tone');
      return reach === undefined ? '' : again.copy.state().doc.textBetween(reach.from, reach.to);
    };
    expect(words(again)).toBe('Start late!');
    expect(commented()).toBe('tart');
    for (const left of ['Start late', 'Start']) {
      expect(run(again, undo)).toBe(true);
      expect([words(again), commented()]).toEqual([left, 'tart']);
    }
    expect(run(again, undo)).toBe(false);
    expect(run(again, redo)).toBe(true);
    expect([words(again), commented()]).toEqual(['Start late', 'tart']);
  });

  it('takes 200,000 words pasted at once in one group, and what is stored is what stands there', async () => {
    const journal = new FakeJournal(base);
    const [session, clock] = await open(journal);
    const { paragraph } = articleSchema.nodes;
    const sentence = 'Some ten words of a long story to be pasted. '.repeat(5);
    const pasted = Array.from({ length: 4_000 }, (_, index) =>
      paragraph.create({ id: `p${index}` }, articleSchema.text(sentence)),
    );
    const { tr, doc } = session.copy.state();
    session.copy.dispatch(tr.insert(doc.content.size, pasted));
    type(session, '!');
    await clock.advance(15);
    expect(session.store.getState().save.kind).toBe('saved');
    expect(journal.groups.map(({ steps }) => steps.length)).toEqual([1, 1]);
    expect(words(session).split(' ')).toHaveLength(200_001);
    expect(journal.head.eq(session.copy.state().doc)).toBe(true);
  });

  it('keeps the text while the disk is full, says why, and saves by itself once there is room', async () => {
    const journal = new FakeJournal(base);
    journal.fault = () => 'refused';
    const [session, clock] = await open(journal);
    type(session, ' typed on a full disk');
    await clock.advance(15);
    expect(session.store.getState().save).toMatchObject({
      kind: 'failed',
      error: { code: 'store.disk-full' },
    });
    type(session, ', and more');
    await clock.advance(100);
    expect(words(session)).toBe('Start typed on a full disk, and more');
    journal.fault = () => 'none';
    await clock.advance(15_000);
    expect(journal.head.textContent).toBe('Start typed on a full disk, and more');
    expect(session.store.getState().save.kind).toBe('saved');
  });

  it('writes a story once when the answer to a committed request was lost', async () => {
    const journal = new FakeJournal(base);
    journal.fault = () => 'answer-lost';
    const [session, clock] = await open(journal);
    type(session, ' once');
    await clock.advance(15);
    expect(session.store.getState().save.kind).toBe('failed');
    journal.fault = () => 'none';
    await clock.advance(1_000);
    await clock.advance(1_000);
    expect(journal.head.textContent).toBe('Start once');
    expect(words(session)).toBe('Start once');
    expect(session.store.getState().save.kind).toBe('saved');
  });

  it('rebases over what another window wrote, without moving the caret from its word', async () => {
    const journal = new FakeJournal(base);
    const [mine, clock] = await open(journal);
    const [theirs, theirClock] = await open(journal);
    type(mine, ' mine');
    type(theirs, 'Theirs: ', 5);
    await theirClock.advance(15);
    await clock.advance(15);
    await clock.advance(15);
    expect(words(mine)).toBe('Theirs: Start mine');
    expect(words(theirs)).toBe('Theirs: Start mine');
    expect(journal.head.textContent).toBe('Theirs: Start mine');
  });

  it('undoes only its own words after another window wrote', async () => {
    const journal = new FakeJournal(base);
    const [mine, clock] = await open(journal);
    const [theirs, theirClock] = await open(journal);
    type(mine, ' mine');
    await clock.advance(15);
    type(theirs, 'Theirs: ', 5);
    await theirClock.advance(15);
    run(mine, undo);
    expect(words(mine)).toBe('Theirs: Start');
  });

  it('undoes after a restart what was typed before it', async () => {
    const journal = new FakeJournal(base);
    const [before, clock] = await open(journal);
    type(before, ' one', endOfBody(before), 1_000);
    type(before, ' two', endOfBody(before), 9_000);
    run(before, undo);
    run(before, redo);
    run(before, undo);
    expect(words(before)).toBe('Start one');
    await clock.advance(15);

    const [after] = await open(journal);
    expect(words(after)).toBe('Start one');
    expect(run(after, redo)).toBe(true);
    expect(words(after)).toBe('Start one two');
    run(after, undo);
    run(after, undo);
    expect(words(after)).toBe('Start');
    expect(run(after, undo)).toBe(false);
  });

  it('keeps words typed quickly in one undo step after a restart, as before it', async () => {
    const journal = new FakeJournal(base);
    const [before, clock] = await open(journal);
    for (const [index, letter] of 'abcdef'.split('').entries())
      type(before, letter, endOfBody(before), 1_000 + index);
    await clock.advance(15);
    const [after] = await open(journal);
    run(after, undo);
    expect(words(after)).toBe('Start');
  });

  it('keeps what a person enters in a field over an older value that arrives late', async () => {
    const journal = new FakeJournal(base);
    const held: (() => void)[] = [];
    journal.deliver = (go) => held.push(go);
    const [session, clock] = await open(journal);
    session.setField({ field: 'slug', value: 'rates' });
    await clock.advance(15);
    session.setField({ field: 'slug', value: 'rates-rise' });
    held.splice(0).forEach((go) => go());
    await settle();
    expect(session.store.getState().fields.slug).toBe('rates-rise');
    expect(session.store.getState().save.kind).toBe('saving');
    await clock.advance(15);
    held.splice(0).forEach((go) => go());
    await settle();
    expect(journal.fields.slug).toBe('rates-rise');
    expect(session.store.getState().save.kind).toBe('saved');
  });

  it('keeps what a person enters in a field over what main says of the article meanwhile', async () => {
    const journal = new FakeJournal(base);
    const [session, clock] = await open(journal);
    session.setField({ field: 'slug', value: 'rates' });
    journal.fields = { ...journal.fields, slug: 'older', seoTitle: 'Rates' };
    journal.announce();
    expect(session.store.getState().fields).toMatchObject({ slug: 'rates', seoTitle: 'Rates' });
    await clock.advance(15);
    expect(journal.fields.slug).toBe('rates');
  });

  it('draws nothing again where main says what stood there before', async () => {
    const journal = new FakeJournal(base);
    journal.threads = [thread];
    const [session] = await open(journal);
    const before = session.store.getState();
    const told = vi.fn();
    session.store.subscribe(told);
    journal.announce();
    expect(told).not.toHaveBeenCalled();
    journal.threads = [{ ...thread, state: 'resolved' }];
    journal.announce();
    expect(session.store.getState()).toEqual({ ...before, threads: journal.threads });
    const { threads, ...others } = session.store.getState();
    expect(threads).not.toBe(before.threads);
    for (const [name, value] of Object.entries(others)) expect(value).toBe(Reflect.get(before, name));
  });

  it('takes no field of an article that is shown for reading only', async () => {
    const journal = new FakeJournal(base);
    journal.readOnly = { code: 'article.newer', details: {} };
    const [session] = await open(journal);
    expect(session.setField({ field: 'slug', value: 'rates' })).toBe(false);
    expect(journal.requests).toBe(0);
  });

  it('refuses a field value that the record could not hold', async () => {
    const [session] = await open(new FakeJournal(base));
    expect(session.setField({ field: 'lengthTarget', value: -4 })).toBe(false);
    expect(session.store.getState().fields.lengthTarget).toBeNull();
  });

  it('saves everything before it closes, and stays open while it cannot', async () => {
    const journal = new FakeJournal(base);
    const [session] = await open(journal);
    type(session, ' at the last moment');
    journal.fault = () => 'refused';
    expect(await session.close()).toBe(false);
    journal.fault = () => 'none';
    expect(await session.close()).toBe(true);
    expect(journal.head.textContent).toBe('Start at the last moment');
  });
});
