import { Transform } from '@tiptap/pm/transform';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId, SiteId } from '../../../shared/article/ids';
import { articleSchema } from '../../../shared/document/schema';
import { stateAfter } from '../../../shared/article/workflow/events';
import { signIn } from '../../../tests/helpers/desk-people';
import type { Role } from '../../../tests/helpers/desk-people';
import { codeOf, makeNewsroom, noon, typingGroup, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { adoptSiteText } from '../../store/articles/adopt-site-text';
import { createArticle, loadLive, loadRecord } from '../../store/articles/articles';
import { saveBase } from '../../store/sites/bases';
import { readDelivery, statusOf } from '../../store/journal/article-status';
import { appendEvent, appendSteps, setField } from '../../store/journal/journal';
import { openOperations, operationById } from '../../store/outbox/outbox';
import { moveStory } from './move-story';
import { spikeStory } from './spike-story';
import type { MoveRequest } from '../session/move-request';

let newsroom: Newsroom;
let id: ArticleId;
let clock = noon();
const now = (): Date => clock;

beforeEach(() => {
  clock = noon();
  newsroom = makeNewsroom();
  signIn(newsroom.db(), { name: 'Maya', role: 'author' });
  const maya = { actor: 'Maya', now };
  id = valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...maya }));
  type('Ferry late', 'Maya');
});
afterEach(() => newsroom.remove());

function type(text: string, actor: string): void {
  const db = newsroom.db();
  const { copyVersion: version } = valueOf(loadLive(db, id));
  valueOf(appendSteps(db, id, { version, groups: [typingGroup(db, id, text)], actor, now }));
}

function as(name: string, role: Role = 'editor'): void {
  signIn(newsroom.db(), { name, role });
}

function move(step: MoveRequest['move'], words: Partial<MoveRequest> = {}): string {
  return codeOf(
    moveStory(newsroom.db(), {
      articleId: id,
      move: step,
      note: '',
      advisory: '',
      actor: 'Somebody',
      now,
      ...words,
    }),
  );
}

const live = () => valueOf(loadLive(newsroom.db(), id));
const state = () => stateAfter(live().events);
const approval = () => valueOf(statusOf(newsroom.db(), id)).review.approval;
const waiting = () =>
  openOperations(newsroom.db(), id).map(({ id: operation }) => {
    const found = operationById(newsroom.db(), operation);
    return [found?.action, found?.state];
  });

describe('a night at the desk', () => {
  it('goes from draft to published, each step written down with who, when and of which words', () => {
    expect(move('submit', { note: 'For the front.' })).toBe('ok');
    as('Paul');
    expect(move('start-review')).toBe('ok');
    expect(move('request-changes')).toBe('workflow.note-missing');
    expect(move('request-changes', { note: 'Who says so?' })).toBe('ok');
    as('Maya', 'author');
    type(' again', 'Maya');
    expect(move('submit')).toBe('ok');
    as('Paul');
    expect(move('approve')).toBe('ok');
    expect(approval()).toMatchObject({ kind: 'valid', by: 'Paul' });
    expect(move('publish')).toBe('ok');
    const { events } = live();
    expect(events.map(({ kind, actor, to }) => [kind, actor, to])).toEqual([
      ['created', 'Maya', 'draft'],
      ['submitted', 'Maya', 'submitted'],
      ['review-started', 'Paul', 'in-review'],
      ['changes-requested', 'Paul', 'changes-requested'],
      ['submitted', 'Maya', 'submitted'],
      ['approved', 'Paul', 'approved'],
    ]);
    expect(events[3]).toMatchObject({ note: 'Who says so?', person: 'paul' });
    const [first, second] = events.filter(({ kind }) => kind === 'submitted').map(({ hash }) => hash);
    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(second).not.toBe(first);
    expect(events.at(-1)?.hash).toBe(second);
    expect(waiting().at(-1)).toEqual(['publish', 'waiting']);
  });

  it('is refused with nothing written where the policy or the role says no', () => {
    const before = live().seq;
    expect(move('approve')).toBe('workflow.role-forbids');
    as('Maya');
    expect(move('approve')).toBe('workflow.own-copy');
    expect(move('publish')).toBe('workflow.own-copy');
    expect(move('schedule')).toBe('article.schedule-missing');
    expect(live().seq).toBe(before);
    expect(waiting()).toEqual([]);
    expect(readDelivery(newsroom.db(), id)).toEqual({ kind: 'local' });
  });

  it('goes on after a restart where it stood', () => {
    move('submit');
    as('Paul');
    move('approve');
    newsroom.reopen();
    expect(state()).toBe('approved');
    expect(move('publish')).toBe('ok');
  });
});

describe('an approval', () => {
  beforeEach(() => {
    move('submit');
    as('Paul');
    move('approve');
    move('publish');
    expect(state()).toBe('approved');
  });

  const changes: Readonly<Record<string, () => void>> = {
    'a comma': () => type(',', 'Maya'),
    'a field that readers see': () =>
      void setField(newsroom.db(), id, { field: 'slug', value: 'ferry' }, { actor: 'Maya', now }),
    'an embargo': () =>
      void setField(
        newsroom.db(),
        id,
        { field: 'embargo', value: '2026-11-30T12:00:00.000Z' },
        { actor: 'Maya', now },
      ),
    'the hour of publication': () =>
      void setField(
        newsroom.db(),
        id,
        { field: 'publishAt', value: '2026-11-30T12:00:00.000Z' },
        { actor: 'Maya', now },
      ),
    'a merge from the site': () => {
      const copy = JSON.parse(JSON.stringify(live().copy.toJSON()).replace('late', 'very late')) as unknown;
      valueOf(adoptSiteText(newsroom.db(), id, { copy, fields: {}, actor: 'site', by: 'Léo', now }));
    },
    'a step taken back': () => {
      const group = typingGroup(newsroom.db(), id, '!');
      const { copyVersion: version } = live();
      const undo = { ...group, origin: 'undo' as const };
      valueOf(appendSteps(newsroom.db(), id, { version, groups: [undo], actor: 'Maya', now }));
    },
  };

  it.each(Object.entries(changes))('is void at once after %s, and what waited is stopped', (what, change) => {
    const seq = live().seq;
    change();
    expect(state()).toBe('in-review');
    expect(approval()).toMatchObject({ kind: 'void', by: 'Paul' });
    // In the same transaction: no row of the journal stands between the change and its consequence.
    expect(live().seq).toBe(seq + 2);
    expect(waiting().at(-1)).toEqual(['publish', 'needs-you']);
    expect(readDelivery(newsroom.db(), id)).toMatchObject({
      kind: 'needs-you',
      code: 'article.approval-voided',
    });
    expect(move('publish')).toBe(what === 'an embargo' ? 'article.embargoed' : 'article.approval-voided');
    expect(move('approve')).toBe('ok');
    expect(state()).toBe('approved');
  });

  it('names the approved words, to be compared with', () => {
    type(',', 'Maya');
    const given = approval();
    expect(given).toMatchObject({ kind: 'void', voidedBy: 'Maya' });
    expect(given.kind === 'void' && given.approvedSeq).toBe(live().events.length > 0 ? live().seq - 2 : null);
  });

  it('is void even where the words are put back afterwards', () => {
    const { copy } = live();
    type('!', 'Maya');
    const undo = new Transform(live().copy).delete(copy.child(0).nodeSize - 1, copy.child(0).nodeSize);
    const groups = [
      {
        steps: undo.steps.map((step) => step.toJSON() as unknown),
        origin: 'undo' as const,
        at: 0,
        clientId: 'window-1',
      },
    ];
    valueOf(appendSteps(newsroom.db(), id, { version: live().copyVersion, groups, actor: 'Maya', now }));
    expect(live().copy.textContent).toBe(copy.textContent);
    expect(move('publish')).toBe('article.approval-voided');
  });

  it('stands while the desk’s own matters change, and where nothing does', () => {
    const db = newsroom.db();
    const by = { actor: 'Maya', now };
    valueOf(setField(db, id, { field: 'assignee', value: { slug: 'leo', name: 'Léo' } }, by));
    valueOf(setField(db, id, { field: 'due', value: '2026-11-24T18:00:00.000Z' }, by));
    valueOf(setField(db, id, { field: 'lengthTarget', value: 600 }, by));
    valueOf(setField(db, id, { field: 'slug', value: '' }, by));
    comment();
    expect(state()).toBe('approved');
    expect(waiting().at(-1)).toEqual(['publish', 'waiting']);
  });

  it('stands while somebody suggests, and holds the publication back until that is decided', () => {
    suggest();
    expect(state()).toBe('approved');
    expect(move('publish')).toBe('article.open-suggestions');
  });
});

describe('time', () => {
  it('refuses a publication before the embargo and schedules it for its hour', () => {
    const db = newsroom.db();
    const embargo = '2026-11-24T18:00:00.000Z';
    valueOf(setField(db, id, { field: 'embargo', value: embargo }, { actor: 'Maya', now }));
    move('submit');
    as('Paul');
    expect(move('publish')).toBe('article.embargoed');
    valueOf(setField(db, id, { field: 'publishAt', value: embargo }, { actor: 'Paul', now }));
    expect(move('schedule')).toBe('ok');
    expect(state()).toBe('approved');
    clock = new Date('2026-11-24T18:00:01.000Z');
    expect(move('publish')).toBe('ok');
  });

  it('publishes now what has an hour ahead, without waiting for it', () => {
    const at = '2026-11-24T18:00:00.000Z';
    valueOf(setField(newsroom.db(), id, { field: 'publishAt', value: at }, { actor: 'Maya', now }));
    move('submit');
    as('Paul');
    expect(move('approve')).toBe('ok');
    expect(move('publish')).toBe('ok');
    expect(live().fields.publishAt).toBeNull();
    // The hour was part of what was approved: it is approved anew without it, by whoever may.
    expect(live().events.at(-1)).toMatchObject({ kind: 'approved', actor: 'Paul' });
    expect(state()).toBe('approved');
    expect(waiting().at(-1)).toEqual(['publish', 'waiting']);
  });

  it('calls a scheduled story back when a comma is changed', () => {
    move('submit');
    as('Paul');
    valueOf(
      setField(
        newsroom.db(),
        id,
        { field: 'publishAt', value: '2026-11-24T18:00:00.000Z' },
        { actor: 'Paul', now },
      ),
    );
    expect(move('schedule')).toBe('ok');
    // As the site confirms it.
    const at = now().toISOString();
    const scheduled = { id: 'op-1', kind: 'scheduled', to: 'scheduled', actor: 'Paul', at } as const;
    valueOf(appendEvent(newsroom.db(), id, scheduled, { actor: 'Paul', now }));
    expect(state()).toBe('scheduled');
    type(',', 'Maya');
    expect(state()).toBe('in-review');
  });
});

describe('after publication', () => {
  beforeEach(() => {
    move('submit');
    as('Paul');
    move('approve');
    const at = now().toISOString();
    const published = { id: 'op-1', kind: 'published', to: 'published', actor: 'Paul', at } as const;
    valueOf(appendEvent(newsroom.db(), id, published, { actor: 'Paul', now }));
  });

  it('a correction carries its notice and is approved with it', () => {
    type(' tonight', 'Paul');
    expect(state()).toBe('published');
    expect(move('publish')).toBe('workflow.not-from-here');
    expect(move('correct')).toBe('workflow.note-missing');
    expect(move('correct', { note: 'The ferry was not late.' })).toBe('ok');
    expect(live().fields.notices).toMatchObject([{ kind: 'correction', text: 'The ferry was not late.' }]);
    expect(state()).toBe('approved');
    expect(waiting().at(-1)).toEqual(['publish', 'waiting']);
  });

  it.each(['published', 'corrected'] as const)(
    'what was submitted and taken back is %s, as its page is',
    (to) => {
      if (to === 'corrected') {
        const at = now().toISOString();
        const corrected = { id: 'op-2', kind: 'corrected', to, actor: 'Paul', at } as const;
        valueOf(appendEvent(newsroom.db(), id, corrected, { actor: 'Paul', now }));
      }
      as('Maya', 'author');
      type(' tonight', 'Maya');
      expect(move('submit')).toBe('ok');
      expect(move('take-back')).toBe('ok');
      expect(live().events.at(-1)).toMatchObject({ kind: 'taken-back', to });
      expect(move('submit')).toBe('ok');
    },
  );

  it('what is under way beside its page is not spiked by anybody', () => {
    as('Maya', 'author');
    type(' tonight', 'Maya');
    expect(move('submit')).toBe('ok');
    const before = live().seq;
    const spiked = spikeStory(newsroom.db(), { articleId: id, move: 'spike', actor: 'Maya', now });
    expect(codeOf(spiked)).toBe('workflow.readers-have-it');
    expect([state(), live().seq]).toEqual(['submitted', before]);
    expect(valueOf(statusOf(newsroom.db(), id)).review.moves).not.toContain('spike');
  });

  it('a kill needs its reason, is written down at once and keeps the words', () => {
    const before = live().copy;
    expect(move('kill')).toBe('workflow.note-missing');
    expect(move('kill', { note: 'Libel.', advisory: 'This story was withdrawn.' })).toBe('ok');
    expect(state()).toBe('killed');
    expect(live().events.at(-1)).toMatchObject({ kind: 'killed', note: 'Libel.', actor: 'Paul' });
    expect(live().fields.notices).toMatchObject([{ kind: 'kill', text: 'This story was withdrawn.' }]);
    expect(live().copy.eq(before)).toBe(true);
    // Nothing of it was ever there: what waited to go is withdrawn, and nothing has to be taken down.
    expect(waiting()).toEqual([]);
    expect(readDelivery(newsroom.db(), id)).toEqual({ kind: 'local' });
  });
});

describe('a kill', () => {
  it('of a story that the site has takes the place of whatever waited for it', () => {
    const at = now().toISOString();
    const post = JSON.stringify({
      id: 7,
      status: 'publish',
      slug: 'ferry',
      link: 'https://ledger.example/ferry',
      title: 'Ferry late',
      content: '',
      excerpt: '',
      modifiedAt: at,
      publishAt: at,
      author: 3,
      categories: [],
      tags: [],
      featuredMedia: 0,
      language: null,
      coAuthors: null,
    });
    const record = valueOf(loadRecord(newsroom.db(), id));
    const siteId = 'site-ledger' as SiteId;
    const base = {
      articleId: id,
      siteId,
      postId: 7,
      revision: 'r',
      version: 1,
      post,
      record,
      seq: 1,
      agreedAt: at,
      seen: null,
      undecided: [],
    };
    saveBase(newsroom.db(), base);
    as('Paul');
    const published = { id: 'op-1', kind: 'published', to: 'published', actor: 'Paul', at } as const;
    valueOf(appendEvent(newsroom.db(), id, published, { actor: 'Paul', now }));
    type(' tonight', 'Maya');
    expect(move('update')).toBe('ok');
    expect(waiting().at(-1)).toEqual(['publish', 'waiting']);
    expect(move('kill', { note: 'Libel.' })).toBe('ok');
    expect(waiting()).toEqual([['kill', 'waiting']]);
    expect(readDelivery(newsroom.db(), id)).toMatchObject({ kind: 'waiting', action: 'kill' });
  });
});

function comment(): void {
  mark('comment');
}

function suggest(): void {
  mark('deletion');
}

/** Lays a mark on the headline's first letter, which changes no word that stands. */
function mark(name: 'comment' | 'deletion'): void {
  const transform = new Transform(live().copy).addMark(
    1,
    2,
    articleSchema.marks[name].create({ id: 'mark1' }),
  );
  const steps = transform.steps.map((step) => step.toJSON() as unknown);
  const groups = [{ steps, origin: 'edit' as const, at: 0, clientId: 'window-1' }];
  valueOf(appendSteps(newsroom.db(), id, { version: live().copyVersion, groups, actor: 'Paul', now }));
}
