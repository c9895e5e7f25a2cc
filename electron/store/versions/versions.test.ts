import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId, MediaHash } from '../../../shared/article/ids';
import type { JournalPayload } from '../../../shared/article/journal';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { articleSchema } from '../../../shared/document/schema';
import { replayTail } from '../../../renderer/state/open-article/replay';
import { receiveTransaction } from 'prosemirror-collab';
import { outgoingSteps } from '../../../renderer/state/open-article/outgoing';
import { redo, undo } from '@tiptap/pm/history';
import type { Transaction } from '@tiptap/pm/state';
import { ann, codeOf, makeNewsroom, noon, typingGroup, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { adoptSiteText } from '../articles/adopt-site-text';
import { approvalHash } from '../review/approval';
import { forgetArticle } from '../replay/article-cache';
import { statusOf } from '../journal/article-status';
import { createArticle, loadLive } from '../articles/articles';
import { queryPlan } from '../database';
import { appendEvent, appendSteps, setField, writeRows } from '../journal/journal';
import { keepVersion } from '../journal/keep-versions';
import { openArticle } from '../articles/open-article';
import { restoreVersion } from './restore-version';
import { listVersions, momentsOf, momentsQuery, nameVersion, readVersion, thinned } from './versions';

let newsroom: Newsroom;
let id: ArticleId;

beforeEach(() => {
  newsroom = makeNewsroom();
  id = valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann }));
});
afterEach(() => newsroom.remove());

const at = (time: string) => ({ actor: 'Ann', now: () => new Date(`2026-11-23T${time}Z`) });

function type(words: string, author = at('12:00:00.000')): void {
  const db = newsroom.db();
  const { copyVersion: version } = valueOf(loadLive(db, id));
  valueOf(appendSteps(db, id, { version, groups: [typingGroup(db, id, words)], ...author }));
}

function happen(kind: WorkflowEvent['kind'], to: WorkflowEvent['to'], hash?: string): void {
  const event = { id: `${kind}-${Math.random()}`, kind, to, actor: 'Ben', at: noon().toISOString() };
  valueOf(
    appendEvent(
      newsroom.db(),
      id,
      { ...event, ...(hash === undefined ? {} : { hash }) },
      { ...ann, actor: 'Ben' },
    ),
  );
}

const headline = (): string => valueOf(loadLive(newsroom.db(), id)).copy.child(0).textContent;
const headlineAt = (seq: number): string =>
  articleSchema.nodeFromJSON(valueOf(readVersion(newsroom.db(), id, seq)).copy).child(0).textContent;
const told = (): string[] =>
  valueOf(listVersions(newsroom.db(), id)).map(({ seq, kind, label }) => `${seq} ${kind} ${label}`.trim());

const slug = (): string => valueOf(loadLive(newsroom.db(), id)).fields.slug;

/** A story open in a window that sends what is done there to the journal. */
function openWindow() {
  const db = newsroom.db();
  let state = replayTail(valueOf(openArticle(db, id)), 'window-2');
  return {
    run: (command: typeof undo) => {
      command(state, (tr: Transaction) => (state = state.apply(tr)));
      const { version, groups, steps } = outgoingSteps(state, 'window-2') ?? {
        version: 0,
        groups: [],
        steps: [],
      };
      expect(groups).toHaveLength(1);
      valueOf(appendSteps(db, id, { version, groups, ...ann }));
      const own = steps.map(() => 'window-2');
      state = state.apply(receiveTransaction(state, steps, own));
    },
  };
}

/** Text and slug changed, then both brought back from before. */
function restoredInWindow(): ReturnType<typeof openWindow> {
  const db = newsroom.db();
  type('Ferry late', at('12:00:00.000'));
  valueOf(setField(db, id, { field: 'slug', value: 'ferry' }, at('12:10:00.000')));
  type(' again', at('12:20:00.000'));
  valueOf(setField(db, id, { field: 'slug', value: 'ferry-2' }, at('12:30:00.000')));
  valueOf(restoreVersion(db, id, 2, at('13:00:00.000')));
  return openWindow();
}

/** Rows that change neither words nor fields. */
const otherRows: readonly JournalPayload[] = [
  { kind: 'suggestions', suggestions: [{ id: 's1', author: 'Ann', at: noon().toISOString() }] },
  { kind: 'media', media: { 'https://ledger.example/a.png': 'a'.repeat(64) as MediaHash } },
];

describe('the versions of a story', () => {
  it('begin with what it began with, and gain one for each move', () => {
    type('Ferry late');
    happen('submitted', 'submitted');
    type(' again');
    expect(told()).toEqual(['2 transition submitted', '0 transition created']);
    expect(headlineAt(2)).toBe('Ferry late');
    expect(headlineAt(0)).toBe('');
  });

  it('gain the place before the new rows once somebody has written for an hour', () => {
    type('One', at('12:00:00.000'));
    type(' two', at('12:59:59.000'));
    expect(told()).toHaveLength(1);
    type(' three', at('13:00:00.000'));
    expect(told()[0]).toBe('2 hourly');
    expect(headlineAt(2)).toBe('One two');
    type(' four', at('13:59:00.000'));
    type(' five', at('14:01:00.000'));
    expect(told().slice(0, 2)).toEqual(['4 hourly', '2 hourly']);
  });

  it('gain one only where rows came since the last, however long the story rested', () => {
    type('One', at('12:00:00.000'));
    type(' two', at('17:00:00.000'));
    type(' three', at('17:00:01.000'));
    type(' four', at('17:30:00.000'));
    expect(told()).toEqual(['1 hourly', '0 transition created']);
  });

  it('take a name by hand, now or for a place before, and keep it over a restart', () => {
    type('One');
    type(' two');
    valueOf(nameVersion(newsroom.db(), id, { seq: null, name: 'To the lawyer', ...ann }));
    valueOf(nameVersion(newsroom.db(), id, { seq: 1, name: 'First thought', ...ann }));
    newsroom.reopen();
    expect(told()).toEqual(['2 named To the lawyer', '1 named First thought', '0 transition created']);
    expect(headlineAt(1)).toBe('One');
  });

  it('are refused beyond the journal, and of a story that is not there', () => {
    const db = newsroom.db();
    expect(codeOf(readVersion(db, id, 1))).toBe('version.not-found');
    expect(codeOf(nameVersion(db, id, { seq: 1, name: 'x', ...ann }))).toBe('version.not-found');
    expect(codeOf(restoreVersion(db, id, 9, ann))).toBe('version.not-found');
    expect(codeOf(listVersions(db, 'nobody-here' as ArticleId))).toBe('article.not-found');
  });

  it('say what each row held: fields, time and who wrote it', () => {
    type('One');
    valueOf(setField(newsroom.db(), id, { field: 'slug', value: 'ferry' }, at('12:30:00.000')));
    expect(valueOf(readVersion(newsroom.db(), id, 1))).toMatchObject({
      fields: { slug: '' },
      state: 'draft',
    });
    expect(valueOf(readVersion(newsroom.db(), id, 2))).toMatchObject({
      fields: { slug: 'ferry' },
      at: '2026-11-23T12:30:00.000Z',
      actor: 'Ann',
    });
  });

  it('are read as far as the journal is sound, and refused behind the damage without a crash', () => {
    for (const word of ['One', ' two', ' three']) type(word);
    const db = newsroom.db();
    db.prepare(`UPDATE journal SET payload = '{"kind":"of a newer Stet"}' WHERE seq = 2`).run();
    forgetArticle(db, id);
    expect(headlineAt(1)).toBe('One');
    expect(codeOf(readVersion(db, id, 2))).toBe('article.quarantined');
    expect(codeOf(restoreVersion(db, id, 1, ann))).toBe('article.quarantined');
  });
});

describe('restoring a version', () => {
  it('makes its text and fields the story’s own as a new change that can be undone', () => {
    type('Ferry late');
    valueOf(setField(newsroom.db(), id, { field: 'slug', value: 'ferry' }, ann));
    type(' again');
    valueOf(setField(newsroom.db(), id, { field: 'slug', value: 'ferry-2' }, ann));
    const restored = valueOf(restoreVersion(newsroom.db(), id, 2, at('13:00:00.000')));
    expect(headline()).toBe('Ferry late');
    expect(valueOf(loadLive(newsroom.db(), id)).fields.slug).toBe('ferry');
    expect(headlineAt(4)).toBe('Ferry late again');
    expect(told()).toContain('4 hourly');
    expect(told()[0]).toBe(`${restored.seq} transition restored`);
    newsroom.reopen();
    let state = replayTail(valueOf(openArticle(newsroom.db(), id)), 'window-2');
    undo(state, (tr: Transaction) => (state = state.apply(tr)));
    expect(state.doc.child(0).textContent).toBe('Ferry late again');
  });

  it('is one change: undo takes back the text and the fields together, and redo brings both again', () => {
    const window = restoredInWindow();
    expect(slug()).toBe('ferry');
    window.run(undo);
    expect(headline()).toBe('Ferry late again');
    expect(slug()).toBe('ferry-2');
    window.run(redo);
    expect(headline()).toBe('Ferry late');
    expect(slug()).toBe('ferry');
    newsroom.reopen();
    const later = openWindow();
    later.run(undo);
    expect([headline(), slug()]).toEqual(['Ferry late again', 'ferry-2']);
    later.run(undo);
    expect([headline(), slug()]).toEqual(['', 'ferry-2']);
  });

  it('leaves a field alone that was changed since, whatever is undone', () => {
    const window = restoredInWindow();
    valueOf(setField(newsroom.db(), id, { field: 'slug', value: 'ferry-3' }, ann));
    window.run(undo);
    expect([headline(), slug()]).toEqual(['Ferry late again', 'ferry-3']);
  });

  it('is a change that can be undone where the fields alone differ', () => {
    const db = newsroom.db();
    type('Ferry late');
    valueOf(setField(db, id, { field: 'slug', value: 'ferry' }, at('12:10:00.000')));
    const restored = valueOf(restoreVersion(db, id, 1, at('13:00:00.000')));
    expect(slug()).toBe('');
    expect(told()[0]).toBe(`${restored.seq} transition restored`);
    openWindow().run(undo);
    expect([headline(), slug()]).toEqual(['Ferry late', 'ferry']);
  });

  it('writes nothing where all is equal', () => {
    type('Ferry late');
    expect(valueOf(restoreVersion(newsroom.db(), id, 1, ann))).toEqual({ groups: [], version: 1, seq: 1 });
    expect(told()).toEqual(['0 transition created']);
  });

  it('takes no embargo off and no notice out of the page', () => {
    const db = newsroom.db();
    type('Ferry late');
    const embargo = '2026-11-24T06:00:00.000Z';
    const notice = { id: 'n1', kind: 'correction', text: 'It was on time.', at: embargo } as const;
    valueOf(setField(db, id, { field: 'embargo', value: embargo }, ann));
    valueOf(setField(db, id, { field: 'notices', value: [notice] }, ann));
    type(' again');
    valueOf(restoreVersion(db, id, 1, ann));
    expect(headline()).toBe('Ferry late');
    expect(valueOf(loadLive(db, id)).fields).toMatchObject({ embargo, notices: [notice] });
  });

  it('voids the approval of a story whose words it changes', () => {
    const db = newsroom.db();
    type('Ferry late');
    type(' again');
    happen('approved', 'approved', approvalHash(db, valueOf(loadLive(db, id))));
    expect(valueOf(statusOf(db, id)).review.approval.kind).toBe('valid');
    valueOf(restoreVersion(db, id, 1, ann));
    expect(valueOf(statusOf(db, id)).review.approval).toMatchObject({ kind: 'void', approvedSeq: 3 });
    expect(headlineAt(3)).toBe('Ferry late again');
  });
});

describe('the moments to scrub through', () => {
  it('are the last row of each minute of one person’s work', () => {
    type('a', at('12:00:01.000'));
    type('b', at('12:00:59.000'));
    type('c', at('12:01:00.000'));
    type('d', { ...at('12:01:30.000'), actor: 'Ben' });
    const { head, moments } = valueOf(momentsOf(newsroom.db(), id));
    expect(head).toBe(4);
    expect(moments.map(({ seq, actor }) => `${seq} ${actor}`)).toEqual(['0 ', '2 Ann', '3 Ann', '4 Ben']);
  });

  it('reach to the head, whatever its row is of: what came from the site, what was sent there, a name', () => {
    const db = newsroom.db();
    type('Ferry late', at('12:00:00.000'));
    const reached = () => {
      const { head, moments } = valueOf(momentsOf(db, id));
      const seqs = valueOf(listVersions(db, id)).map(({ seq }) => seq);
      expect(moments.at(-1)?.seq).toBe(head);
      for (const seq of seqs)
        expect(moments.some((moment) => moment.seq >= seq && moment.at !== '')).toBe(true);
      return moments.at(-1);
    };
    const { copy } = valueOf(loadLive(db, id));
    const merged = valueOf(
      adoptSiteText(db, id, { copy, fields: { slug: 'ferry' }, actor: 'site', now: noon }),
    );
    keepVersion(db, id, {
      seq: merged.seq,
      at: noon().toISOString(),
      kind: 'sync',
      label: 'merged',
      actor: 'Cai',
    });
    expect(reached()).toMatchObject({ seq: merged.seq, actor: 'site' });
    keepVersion(db, id, {
      seq: merged.seq,
      at: noon().toISOString(),
      kind: 'sync',
      label: 'sent',
      actor: 'Ann',
    });
    valueOf(nameVersion(db, id, { seq: null, name: 'As found', ...ann }));
    reached();
    for (const payload of otherRows) {
      writeRows(db, valueOf(loadLive(db, id)), [payload], ann);
      reached();
    }
    happen('approved', 'approved', approvalHash(db, valueOf(loadLive(db, id))));
    valueOf(setField(db, id, { field: 'slug', value: 'ferry-2' }, ann));
    expect(valueOf(loadLive(db, id)).events.at(-1)?.kind).toBe('approval-voided');
    reached();
  });

  it('are found by the journal’s own key', () => {
    const plan = queryPlan(newsroom.db(), momentsQuery, [id]);
    expect(plan).toContain('SEARCH journal USING PRIMARY KEY (article_id=?)');
    expect(plan).not.toContain('SCAN journal');
  });

  it('are thinned evenly, the first and the last kept', () => {
    const all = Array.from({ length: 5_001 }, (_, index) => index);
    const some = thinned(all, 2_000);
    expect(some).toHaveLength(2_000);
    expect([some[0], some.at(-1)]).toEqual([0, 5_000]);
    const gaps = some.slice(1).map((place, index) => place - (some[index] ?? 0));
    expect([Math.min(...gaps), Math.max(...gaps)]).toEqual([2, 3]);
  });
});
