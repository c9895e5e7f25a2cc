import { describe, expect, it } from 'vitest';
import type { PublicNotice } from '../../../../shared/article/fields';
import type { WorkflowEvent, WorkflowState } from '../../../../shared/article/workflow/events';
import { movesFrom } from '../../../../shared/article/workflow/judge';
import type { Duty, Move } from '../../../../shared/article/workflow/moves';
import type { Approval } from '../../../../shared/ipc/article-answers';
import { primaryMove } from './primary-move';

const people: Readonly<Record<string, readonly Duty[]>> = {
  contributor: ['write'],
  author: ['write', 'publish'],
  reviewer: ['write', 'review'],
  editor: ['write', 'review', 'publish'],
};
const at = '2026-11-24T21:00:00.000Z';
const approvals: Readonly<Record<string, Approval>> = {
  none: { kind: 'none' },
  mine: { kind: 'signed-off', by: 'Me', at },
  theirs: { kind: 'signed-off', by: 'Paul', at },
  valid: { kind: 'valid', by: 'Paul', at },
  void: { kind: 'void', by: 'Paul', at, voidedBy: 'Léo', voidedAt: at, approvedSeq: 4 },
};

interface Row {
  readonly who: string;
  readonly state: WorkflowState;
  readonly approval?: string;
  readonly own?: boolean;
  readonly second?: boolean;
  readonly out?: boolean;
  readonly hour?: boolean;
  readonly changed?: boolean;
  readonly notice?: PublicNotice['kind'];
  readonly then: Move | null;
}

const rows: readonly Row[] = [
  { who: 'contributor', state: 'draft', own: true, then: 'submit' },
  { who: 'editor', state: 'draft', own: true, then: 'submit' },
  { who: 'editor', state: 'draft', then: 'submit' },
  { who: 'contributor', state: 'changes-requested', own: true, then: 'submit' },
  { who: 'contributor', state: 'submitted', own: true, then: null },
  { who: 'editor', state: 'submitted', own: true, then: null },
  { who: 'editor', state: 'submitted', then: 'approve' },
  { who: 'editor', state: 'in-review', then: 'approve' },
  { who: 'author', state: 'in-review', then: null },
  { who: 'editor', state: 'in-review', approval: 'void', then: 'approve' },
  { who: 'contributor', state: 'in-review', approval: 'void', own: true, then: null },
  { who: 'editor', state: 'submitted', second: true, then: 'sign-off' },
  { who: 'editor', state: 'in-review', second: true, approval: 'mine', then: null },
  { who: 'editor', state: 'in-review', second: true, approval: 'theirs', then: 'approve' },
  { who: 'editor', state: 'in-review', second: true, approval: 'void', then: 'sign-off' },
  { who: 'editor', state: 'approved', approval: 'valid', then: 'publish' },
  { who: 'editor', state: 'approved', approval: 'valid', hour: true, then: 'schedule' },
  { who: 'author', state: 'approved', approval: 'valid', own: true, then: 'publish' },
  { who: 'contributor', state: 'approved', approval: 'valid', own: true, then: null },
  { who: 'editor', state: 'approved', approval: 'valid', out: true, then: 'update' },
  // A changed story that is out, with the sign-off of one of two and perhaps a notice to readers.
  { who: 'editor', state: 'in-review', second: true, out: true, approval: 'theirs', then: 'update' },
  {
    who: 'editor',
    state: 'in-review',
    second: true,
    out: true,
    approval: 'theirs',
    notice: 'correction',
    then: 'correct',
  },
  {
    who: 'reviewer',
    state: 'in-review',
    second: true,
    out: true,
    approval: 'theirs',
    notice: 'correction',
    then: 'approve',
  },
  {
    who: 'editor',
    state: 'in-review',
    second: true,
    out: true,
    approval: 'mine',
    notice: 'correction',
    then: null,
  },
  { who: 'editor', state: 'in-review', second: true, out: true, notice: 'correction', then: 'sign-off' },
  { who: 'author', state: 'approved', approval: 'valid', out: true, notice: 'correction', then: 'correct' },
  { who: 'editor', state: 'scheduled', approval: 'valid', then: null },
  { who: 'editor', state: 'published', then: null },
  { who: 'editor', state: 'published', changed: true, then: 'update' },
  { who: 'editor', state: 'corrected', changed: true, then: 'update' },
  { who: 'author', state: 'published', own: true, changed: true, then: 'submit' },
  { who: 'editor', state: 'published', own: true, changed: true, then: 'submit' },
  { who: 'editor', state: 'killed', then: null },
  { who: 'editor', state: 'spiked', then: null },
];

describe('the one button beside a story', () => {
  it.each(rows)('$who, $state, own $own, approval $approval, changed $changed: $then', (row) => {
    const isOut = row.out ?? (row.state === 'published' || row.state === 'corrected');
    const isOwn = row.own ?? false;
    const events = [
      ...(isOut ? [event('published')] : []),
      ...(row.state === 'draft' ? [] : [event(row.state)]),
    ];
    const mover = { name: 'Me', person: 'me', duties: people[row.who] ?? [] };
    expect(
      primaryMove({
        state: row.state,
        review: {
          approval: approvals[row.approval ?? 'none'] ?? { kind: 'none' },
          moves: movesFrom(events, mover, isOwn),
          isOwnCopy: isOwn,
          needsSecondSignOff: row.second ?? false,
          wasPublished: isOut,
        },
        me: 'Me',
        hasHour: row.hour ?? false,
        hasChanges: row.changed ?? false,
        notice: row.notice ?? null,
      }),
    ).toBe(row.then);
  });

  it('never offers what role and state do not allow', () => {
    const review = {
      approval: { kind: 'none' },
      moves: [],
      isOwnCopy: true,
      needsSecondSignOff: false,
      wasPublished: false,
    } as const;
    const rest = { me: null, hasHour: false, hasChanges: true, notice: null };
    expect(primaryMove({ state: 'draft', review, ...rest })).toBeNull();
  });
});

function event(to: WorkflowState): WorkflowEvent {
  return { id: to, kind: 'created', to, actor: 'Paul', at };
}
