import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { signIn } from '../../../tests/helpers/desk-people';
import type { Role } from '../../../tests/helpers/desk-people';
import { codeOf, makeNewsroom, noon, typingGroup, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { createArticle, loadLive } from '../../store/articles/articles';
import { statusOf } from '../../store/journal/article-status';
import { appendEvent, appendSteps, setField } from '../../store/journal/journal';
import { openOperations, operationById } from '../../store/outbox/outbox';
import type { MoveRequest } from '../session/move-request';
import { moveStory } from './move-story';

const policy = { secondSignOff: { sections: [], tags: ['legal'] } };
const said = 'The ferry was not late.';

let newsroom: Newsroom;
let id: ArticleId;
let clock = noon();
const now = (): Date => clock;
const db = () => newsroom.db();

beforeEach(() => {
  clock = noon();
  newsroom = makeNewsroom();
  as('Maya', 'author');
  id = valueOf(createArticle(db(), { language: 'en-CA', actor: 'Maya', now }));
  type('Ferry late');
  valueOf(setField(db(), id, { field: 'tags', value: ['legal'] }, { actor: 'Maya', now }));
});
afterEach(() => newsroom.remove());

function type(text: string): void {
  const { copyVersion: version } = valueOf(loadLive(db(), id));
  const groups = [typingGroup(db(), id, text)];
  valueOf(appendSteps(db(), id, { version, groups, actor: 'Maya', now }));
}

function as(name: string, role: Role = 'editor'): void {
  signIn(db(), { name, role, policy });
}

function move(step: MoveRequest['move'], note = ''): string {
  clock = new Date(clock.getTime() + 60_000);
  return codeOf(moveStory(db(), { articleId: id, move: step, note, advisory: '', actor: 'Somebody', now }));
}

function by(name: string, step: MoveRequest['move'], note = ''): string {
  as(name);
  return move(step, note);
}

/** As the site confirms it. */
function happened(kind: WorkflowEvent['kind'], to: WorkflowEvent['to']): void {
  const event = { id: `${kind}-${live().seq}`, kind, to, actor: 'Paul', at: now().toISOString() } as const;
  valueOf(appendEvent(db(), id, event, { actor: 'Paul', now }));
}

/** A story that two people approved, and that readers have. */
function published(): void {
  move('submit');
  by('Paul', 'approve');
  by('Claire', 'approve');
  happened('published', 'published');
}

const live = () => valueOf(loadLive(db(), id));
const state = () => stateAfter(live().events);
const approval = () => valueOf(statusOf(db(), id)).review.approval;
const notices = () => live().fields.notices.map(({ kind, text }) => [kind, text]);
const waiting = () =>
  openOperations(db(), id).map(({ id: operation }) => {
    const found = operationById(db(), operation);
    return [found?.action, found?.hop, found?.state];
  });
/** What came last, the rest of it after so many events. */
const since = (count: number) =>
  live()
    .events.slice(count)
    .map(({ kind, actor }) => `${kind} ${actor}`);

describe('a changed story that is out and needs two sign-offs', () => {
  beforeEach(() => {
    published();
    type(' tonight');
  });

  it('keeps the first sign-off, and needs one more', () => {
    const { length } = live().events;
    expect(by('Paul', 'approve')).toBe('ok');
    expect(since(length)).toEqual(['signed-off Paul']);
    expect(approval()).toMatchObject({ kind: 'signed-off', by: 'Paul' });
    expect(by('Paul', 'approve')).toBe('workflow.second-sign-off');
    expect(by('Claire', 'approve')).toBe('ok');
    expect(since(length)).toEqual(['signed-off Paul', 'approved Claire']);
    expect(by('Claire', 'update')).toBe('ok');
    expect(waiting().at(-1)).toEqual(['publish', 'update', 'waiting']);
  });

  it('loses the first sign-off with the next change, and no older approval comes back', () => {
    by('Paul', 'approve');
    type('!');
    expect(approval()).toEqual({ kind: 'none' });
    expect(state()).toBe('in-review');
    expect(by('Claire', 'update')).toBe('ok');
    expect(approval()).toMatchObject({ kind: 'signed-off', by: 'Claire' });
    expect(waiting().filter(([action]) => action === 'publish')).toEqual([]);
  });

  it.each([
    ['correct', 'correction'],
    ['update', 'update'],
  ] as const)('%s by one of two signs off with its notice, and by the other publishes it', (step, kind) => {
    const { length } = live().events;
    expect(by('Paul', step, said)).toBe('ok');
    expect(since(length)).toEqual(['signed-off Paul']);
    expect(live().events.at(-1)).toMatchObject({ note: said });
    expect(notices()).toEqual([[kind, said]]);
    expect(waiting().at(-1)).toEqual(['review', 'approve', 'waiting']);
    expect(by('Paul', step)).toBe('workflow.second-sign-off');
    expect(by('Paul', step, said)).toBe('workflow.second-sign-off');
    // Nobody writes the notice again, and readers get it once.
    expect(by('Claire', step)).toBe('ok');
    expect(since(length)).toEqual(['signed-off Paul', 'approved Claire']);
    expect(notices()).toEqual([[kind, said]]);
    expect(waiting().at(-1)).toEqual(['publish', step, 'waiting']);
  });

  it('is corrected by a publisher who may approve nothing, once two have', () => {
    by('Paul', 'correct', said);
    as('Ben', 'author');
    expect(move('correct')).toBe('article.not-approved');
    by('Claire', 'approve');
    as('Ben', 'author');
    expect(move('correct')).toBe('ok');
    expect(notices()).toEqual([['correction', said]]);
  });

  it('keeps the notice where the words change between the two, and asks both again', () => {
    by('Paul', 'correct', said);
    type('!');
    expect(approval()).toEqual({ kind: 'none' });
    expect(notices()).toEqual([['correction', said]]);
    expect(by('Claire', 'correct', said)).toBe('ok');
    expect(approval()).toMatchObject({ kind: 'signed-off', by: 'Claire' });
    expect(waiting().filter(([action]) => action === 'publish')).toEqual([]);
    expect(by('Paul', 'correct')).toBe('ok');
    expect(notices()).toEqual([['correction', said]]);
    expect(waiting().at(-1)).toEqual(['publish', 'correct', 'waiting']);
  });

  it('has another notice instead where the second person words it anew, which is theirs to sign first', () => {
    by('Paul', 'correct', said);
    expect(by('Claire', 'correct', 'The ferry was early.')).toBe('ok');
    expect(notices()).toEqual([['correction', 'The ferry was early.']]);
    expect(approval()).toMatchObject({ kind: 'signed-off', by: 'Claire' });
    expect(waiting().filter(([action]) => action === 'publish')).toEqual([]);
    expect(by('Paul', 'correct')).toBe('ok');
    expect(waiting().at(-1)).toEqual(['publish', 'correct', 'waiting']);
  });

  it('asks for a notice of its own once that one is out', () => {
    by('Paul', 'correct', said);
    by('Claire', 'correct');
    happened('corrected', 'corrected');
    type('!');
    expect(by('Paul', 'correct')).toBe('workflow.note-missing');
    by('Paul', 'correct', 'Nor was the bus.');
    expect(notices()).toEqual([
      ['correction', said],
      ['correction', 'Nor was the bus.'],
    ]);
  });

  it('is signed off by nobody who may not approve it', () => {
    as('Ben', 'author');
    expect(move('correct', said)).toBe('article.not-approved');
    expect(by('Maya', 'correct', said)).toBe('workflow.own-copy');
    expect(notices()).toEqual([]);
  });
});

it('leaves what waits to go out as it is where the same words are signed off again', () => {
  published();
  by('Paul', 'update');
  expect(by('Claire', 'approve')).toBe('ok');
  expect(live().events.at(-1)).toMatchObject({ kind: 'signed-off', actor: 'Claire' });
  expect(waiting().filter(([action]) => action === 'publish')).toEqual([['publish', 'update', 'waiting']]);
});

describe('publishing now what two approved for an hour', () => {
  const hour = '2026-11-24T18:00:00.000Z';
  beforeEach(() => {
    valueOf(setField(db(), id, { field: 'publishAt', value: hour }, { actor: 'Maya', now }));
    move('submit');
    by('Paul', 'approve');
    by('Claire', 'approve');
    expect(state()).toBe('approved');
  });

  it('is the first sign-off without the hour, and the second person’s publication', () => {
    expect(by('Paul', 'publish')).toBe('ok');
    expect(live().fields.publishAt).toBeNull();
    expect(approval()).toMatchObject({ kind: 'signed-off', by: 'Paul' });
    expect(by('Paul', 'publish')).toBe('workflow.second-sign-off');
    expect(waiting().filter(([action]) => action === 'publish')).toEqual([]);
    expect(by('Claire', 'publish')).toBe('ok');
    expect(waiting().at(-1)).toEqual(['publish', 'publish', 'waiting']);
  });

  it('stops what was to go out at that hour', () => {
    expect(by('Claire', 'schedule')).toBe('ok');
    expect(waiting().at(-1)).toEqual(['publish', 'schedule', 'waiting']);
    expect(by('Paul', 'publish')).toBe('ok');
    expect(waiting().filter(([action, , at]) => action === 'publish' && at === 'waiting')).toEqual([]);
  });
});
