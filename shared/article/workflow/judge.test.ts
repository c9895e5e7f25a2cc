import { describe, expect, it } from 'vitest';
import { defaultPolicy } from '../policy';
import type { WorkflowEvent, WorkflowState } from './events';
import { workflowStates } from './events';
import { judgeMove, movesFrom } from './judge';
import type { MoveFacts, Mover } from './judge';
import { moves, transitionOf, transitions } from './moves';
import type { Move } from './moves';

const noon = new Date('2026-11-24T12:00:00.000Z');
const words = 'a'.repeat(64);
const other = 'b'.repeat(64);
const reporter: Mover = { name: 'Maya', person: 'maya', duties: ['write'] };
const editor: Mover = { name: 'Paul', person: 'paul', duties: ['write', 'review', 'publish'] };
const lawyer: Mover = { name: 'Claire', person: 'claire', duties: ['write', 'review'] };

function happened(kind: WorkflowEvent['kind'], to: WorkflowState, by: Mover, hash = words): WorkflowEvent {
  const person = by.person ?? '';
  return { id: `${kind}-${by.name}`, kind, to, actor: by.name, person, at: noon.toISOString(), hash };
}

const inState = (to: WorkflowState): WorkflowEvent => happened('pulled', to, editor);

function facts(change: Partial<MoveFacts> = {}): MoveFacts {
  return {
    events: [],
    mover: editor,
    policy: defaultPolicy,
    isOwnCopy: false,
    needsSecondSignOff: false,
    hash: words,
    hashBefore: words,
    hasOpenSuggestions: false,
    missing: () => [],
    embargo: null,
    publishAt: null,
    siteNow: noon,
    note: 'Because.',
    ...change,
  };
}

function verdict(move: Move, change: Partial<MoveFacts>): string {
  const judged = judgeMove(move, facts(change));
  return judged.ok ? judged.value.events.join(', ') || 'granted' : judged.error.code;
}

describe('the table', () => {
  it('has one row for each move', () => {
    expect(transitions.map(({ move }) => move)).toEqual([...moves]);
  });

  it('leads out of every state but the ends', () => {
    const left = workflowStates.filter((state) => !transitions.some(({ from }) => from.includes(state)));
    expect(left).toEqual(['killed']);
  });

  const simple = transitions.filter(({ needsApproval }) => !needsApproval);
  it.each(simple.flatMap((row) => workflowStates.map((state) => [row.move, state] as const)))(
    '%s from %s is granted exactly where the table says',
    (move, state) => {
      const judged = judgeMove(move, facts({ events: [inState(state)] }));
      expect(judged.ok).toBe(transitionOf(move).from.includes(state));
    },
  );

  it.each(transitions.map(({ move, duty }) => [move, duty] as const))(
    '%s is refused to those without the duty to %s',
    (move, duty) => {
      const mover = { ...editor, duties: editor.duties.filter((each) => each !== duty) };
      const state = transitionOf(move).from[0] ?? 'draft';
      expect(verdict(move, { mover, events: [inState(state)] })).toBe('workflow.role-forbids');
    },
  );
});

describe('a story that readers have', () => {
  const out = [happened('approved', 'approved', lawyer), happened('published', 'published', editor)];
  const onTheWay = ['submitted', 'in-review', 'changes-requested', 'approved'] as const;

  it.each(['published', 'corrected', ...onTheWay] as const)('is killed, not spiked, while it is %s', (to) => {
    const events = [...out, { ...happened('submitted', to, reporter), id: 'again' }];
    for (const mover of [reporter, editor]) {
      expect(verdict('spike', { events, mover })).toBe('workflow.readers-have-it');
      expect(movesFrom(events, mover, true)).not.toContain('spike');
    }
    expect(verdict('kill', { events })).toBe('killed');
  });

  it('is spiked like any other once its post was taken off the page, and not once it was killed', () => {
    const off = [...out, happened('pulled', 'draft', editor)];
    expect(verdict('spike', { events: off, mover: reporter })).toBe('spiked');
    const killed = [...out, happened('killed', 'killed', editor)];
    expect(verdict('spike', { events: killed })).toBe('workflow.not-from-here');
  });
});

describe('approving', () => {
  const submitted = [happened('submitted', 'submitted', reporter)];

  it('is refused to whoever wrote it, unless the site allows it', () => {
    expect(verdict('approve', { events: submitted, isOwnCopy: true })).toBe('workflow.own-copy');
    const policy = { ...defaultPolicy, ownCopy: 'allowed' as const };
    expect(verdict('approve', { events: submitted, isOwnCopy: true, policy })).toBe('approved');
  });

  it('waits for open suggestions and for what the policy asks', () => {
    expect(verdict('approve', { events: submitted, hasOpenSuggestions: true })).toBe(
      'article.open-suggestions',
    );
    expect(verdict('approve', { events: submitted, missing: () => ['section'] })).toBe('workflow.incomplete');
    expect(verdict('approve', { events: submitted, missing: () => ['headline', 'dek'] })).toBe(
      'article.empty-headline',
    );
  });

  it('needs two people where the policy wants two, on the same words', () => {
    const two = { needsSecondSignOff: true };
    expect(verdict('approve', { events: submitted, ...two })).toBe('signed-off');
    const once = [...submitted, happened('signed-off', 'in-review', editor)];
    expect(verdict('approve', { events: once, ...two })).toBe('workflow.second-sign-off');
    expect(verdict('approve', { events: once, mover: lawyer, ...two })).toBe('approved');
    // The words changed since: the first sign-off was of others.
    expect(verdict('approve', { events: once, mover: lawyer, hash: other, ...two })).toBe('signed-off');
  });
});

describe('publishing', () => {
  const approved = [happened('submitted', 'submitted', reporter), happened('approved', 'approved', lawyer)];
  const voided = [...approved, happened('approval-voided', 'in-review', reporter, other)];

  it('publishes approved words as they are', () => {
    expect(verdict('publish', { events: approved })).toBe('granted');
  });

  it('never publishes others than were approved', () => {
    expect(verdict('publish', { events: approved, hash: other, hashBefore: other })).toBe(
      'article.approval-voided',
    );
    expect(verdict('publish', { events: voided, hash: other, hashBefore: other })).toBe(
      'article.approval-voided',
    );
    // Not even where they are what was approved again: whoever changed them twice is to be looked at once.
    expect(verdict('publish', { events: voided })).toBe('article.approval-voided');
  });

  it('approves in the same breath for whoever may, of copy nobody approved yet', () => {
    const events = [happened('submitted', 'submitted', reporter)];
    expect(verdict('publish', { events })).toBe('approved');
    expect(verdict('publish', { events, isOwnCopy: true })).toBe('workflow.own-copy');
    const author: Mover = { ...reporter, duties: ['write', 'publish'] };
    expect(verdict('publish', { events, mover: author })).toBe('article.not-approved');
  });

  it('signs off by publishing where two are needed: nothing goes out before the second', () => {
    const two = { needsSecondSignOff: true };
    const submitted = [happened('submitted', 'submitted', reporter)];
    const out = [...approved, happened('published', 'published', editor)];
    // Published as it is, corrected with a notice, or let out before the hour that was approved.
    for (const [move, events, hashBefore] of [
      ['publish', submitted, words],
      ['correct', out, other],
      ['update', out, other],
      ['publish', approved, words],
    ] as const) {
      const hash = move === 'publish' && events === submitted ? words : other;
      const first = judgeMove(move, facts({ events, hash, hashBefore, ...two }));
      expect(first).toMatchObject({
        ok: true,
        value: { transition: { consequence: 'carry' }, events: ['signed-off'] },
      });
      const once = [...events, happened('signed-off', 'in-review', editor, hash)];
      const then = { events: once, hash, hashBefore: hash, ...two };
      expect(verdict(move, then)).toBe('workflow.second-sign-off');
      const claire: Mover = { ...lawyer, duties: ['write', 'review', 'publish'] };
      expect(judgeMove(move, facts({ ...then, mover: claire }))).toMatchObject({
        ok: true,
        value: { transition: { move }, events: ['approved'] },
      });
      const changed = { ...then, hash: 'c'.repeat(64), hashBefore: 'c'.repeat(64), mover: claire };
      expect(verdict(move, changed)).toBe('signed-off');
    }
  });

  it('holds an embargo by the site’s clock', () => {
    const embargo = '2026-11-24T18:00:00.000Z';
    expect(verdict('publish', { events: approved, embargo })).toBe('article.embargoed');
    expect(verdict('publish', { events: approved, embargo, siteNow: new Date(embargo) })).toBe('granted');
    expect(verdict('schedule', { events: approved, embargo, publishAt: embargo })).toBe('granted');
    const early = '2026-11-24T17:59:59.000Z';
    expect(verdict('schedule', { events: approved, embargo, publishAt: early })).toBe('article.embargoed');
  });

  it('schedules for an hour at least a minute ahead', () => {
    expect(verdict('schedule', { events: approved })).toBe('article.schedule-missing');
    expect(verdict('schedule', { events: approved, publishAt: '2026-11-24T12:00:59.000Z' })).toBe(
      'article.schedule-past',
    );
    expect(verdict('schedule', { events: approved, publishAt: '2026-11-24T12:01:00.000Z' })).toBe('granted');
  });

  it('takes a notice of correction into what is approved, for whoever may approve', () => {
    const out = [...approved, happened('published', 'published', editor)];
    expect(verdict('publish', { events: out })).toBe('workflow.not-from-here');
    expect(verdict('correct', { events: approved })).toBe('workflow.not-from-here');
    expect(verdict('correct', { events: out, hash: other, note: '' })).toBe('workflow.note-missing');
    expect(verdict('correct', { events: out, hash: other })).toBe('approved');
    const author: Mover = { ...reporter, duties: ['write', 'publish'] };
    expect(verdict('correct', { events: out, hash: other, mover: author })).toBe('article.not-approved');
  });
});

describe('the moves that are offered', () => {
  it.each([
    ['a reporter’s own draft', 'draft', reporter, true, ['submit', 'spike']],
    ['a reporter’s submitted story', 'submitted', reporter, true, ['take-back', 'spike']],
    [
      'a story an editor finds submitted',
      'submitted',
      editor,
      false,
      [
        'take-back',
        'start-review',
        'request-changes',
        'sign-off',
        'approve',
        'publish',
        'schedule',
        'kill',
        'spike',
      ],
    ],
    [
      'an editor’s own submitted story',
      'submitted',
      editor,
      true,
      ['take-back', 'start-review', 'request-changes', 'kill', 'spike'],
    ],
    ['a published story', 'published', editor, false, ['submit', 'approve', 'update', 'correct', 'kill']],
    ['a killed story', 'killed', editor, false, []],
    ['a spiked story', 'spiked', reporter, true, ['unspike']],
  ] as const)('on %s', (_, state, mover, isOwn, expected) => {
    expect(movesFrom([inState(state)], mover, isOwn)).toEqual(expected);
  });
});
