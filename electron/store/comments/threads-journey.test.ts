import type { Node } from '@tiptap/pm/model';
import { Transform } from '@tiptap/pm/transform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import type { StepGroup } from '../../../shared/article/journal';
import { commentReaches } from '../../../shared/document/anchors';
import { articleSchema } from '../../../shared/document/schema';
import { merge3 } from '../../../shared/merge/merge3';
import type { MergeSide } from '../../../shared/merge/merge3';
import { ann, makeNewsroom, noon, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { adoptSiteText } from '../articles/adopt-site-text';
import { createArticle, createArticleFromSite, loadLive, loadRecord } from '../articles/articles';
import { appendSteps } from '../journal/journal';
import { replyToThread, settleThread, startThread } from './threads';

const reporter = { actor: 'Ann', person: 'ann', now: noon };
const editor = { actor: 'Bruno', person: 'bruno', now: () => new Date('2026-11-23T14:00:00.000Z') };
const nothing = { text: '', prefix: '', suffix: '' };

let hers: Newsroom;
let his: Newsroom;
beforeEach(() => {
  hers = makeNewsroom();
  his = makeNewsroom();
});
afterEach(() => {
  hers.remove();
  his.remove();
});

function change(newsroom: Newsroom, id: ArticleId, make: (tr: Transform) => Transform): void {
  const { copy, copyVersion } = valueOf(loadLive(newsroom.db(), id));
  const steps = make(new Transform(copy)).steps.map((step) => step.toJSON() as unknown);
  const group: StepGroup = { steps, origin: 'edit', at: 5, clientId: 'window-1' };
  valueOf(appendSteps(newsroom.db(), id, { version: copyVersion, groups: [group], ...ann }));
}

const side = (newsroom: Newsroom, id: ArticleId): MergeSide => {
  const { copy, fields, threads, suggestions, events, translations } = valueOf(loadLive(newsroom.db(), id));
  return { copy, fields, threads, suggestions, events, translations };
};
const wordsOf = (copy: Node, thread: string): string | null => {
  const reach = commentReaches(copy).get(thread);
  return reach === undefined ? null : copy.textBetween(reach.from, reach.to);
};

describe('a thread between two desks', () => {
  it('keeps its words and what both said, and is settled once', () => {
    const id = valueOf(createArticle(hers.db(), { language: 'en-CA', ...ann }));
    change(hers, id, (tr) => tr.insert(1, articleSchema.text('Ferry stays downtown')));
    const asked = {
      threadId: 'tferry',
      anchor: { kind: 'text' as const },
      quote: { ...nothing, text: 'stays' },
      text: 'For how long?',
      mentions: ['bruno'],
      assignee: null,
    };
    valueOf(startThread(hers.db(), id, asked, reporter));
    const mark = articleSchema.marks.comment.create({ id: 'tferry' });
    change(hers, id, (tr) => tr.addMark(7, 12, mark));
    const base = side(hers, id);

    // It comes to his desk whole, as the site keeps it.
    const record = valueOf(loadRecord(hers.db(), id));
    valueOf(createArticleFromSite(his.db(), { ...record, siteId: null, now: noon }));
    expect(wordsOf(valueOf(loadLive(his.db(), id)).copy, 'tferry')).toBe('stays');

    // Apart, both write and answer.
    valueOf(replyToThread(his.db(), id, 'tferry', { text: 'Until 2030.', mentions: [] }, editor));
    valueOf(settleThread(his.db(), id, 'tferry', 'resolved', editor));
    change(his, id, (tr) => tr.replaceWith(1, 2, articleSchema.text('The f')));
    valueOf(replyToThread(hers.db(), id, 'tferry', { text: 'Or longer?', mentions: [] }, reporter));
    change(hers, id, (tr) => tr.insert(21, articleSchema.text('!')));

    const { merged } = merge3(base, side(hers, id), side(his, id), {
      mine: { name: 'Ann', at: noon().toISOString() },
      theirs: { name: 'Bruno', at: noon().toISOString() },
    });
    valueOf(adoptSiteText(hers.db(), id, { ...merged, ...ann }));
    const live = valueOf(loadLive(hers.db(), id));
    expect(live.copy.firstChild?.textContent).toBe('The ferry stays downtown!');
    expect(wordsOf(live.copy, 'tferry')).toBe('stays');
    const [thread, ...others] = live.threads;
    expect(others).toEqual([]);
    expect(thread?.replies.map(({ text }) => text).sort()).toEqual([
      'For how long?',
      'Or longer?',
      'Until 2030.',
    ]);
    expect(thread).toMatchObject({ state: 'resolved', settled: { by: 'Bruno' } });
  });

  it('stays where only one of them saw its words go', () => {
    const id = valueOf(createArticle(hers.db(), { language: 'en-CA', ...ann }));
    change(hers, id, (tr) => tr.insert(1, articleSchema.text('Ferry stays downtown')));
    const base = side(hers, id);
    const asked = {
      threadId: 'tferry',
      anchor: { kind: 'text' as const },
      quote: { ...nothing, text: 'stays' },
      text: 'For how long?',
      mentions: [],
      assignee: null,
    };
    valueOf(startThread(hers.db(), id, asked, reporter));
    const mark = articleSchema.marks.comment.create({ id: 'tferry' });
    change(hers, id, (tr) => tr.addMark(7, 12, mark));
    const theirs = { ...base, copy: new Transform(base.copy).delete(6, 12).doc };
    const { merged } = merge3(base, side(hers, id), theirs, {
      mine: { name: 'Ann', at: noon().toISOString() },
      theirs: { name: 'Bruno', at: noon().toISOString() },
    });
    valueOf(adoptSiteText(hers.db(), id, { ...merged, ...ann }));
    // An orphan at most: never resolved, never gone.
    expect(valueOf(loadLive(hers.db(), id)).threads).toMatchObject([{ id: 'tferry', state: 'open' }]);
  });
});
