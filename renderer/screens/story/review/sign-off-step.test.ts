import { describe, expect, it } from 'vitest';
import type { PublicNotice } from '../../../../shared/article/fields';
import type { WorkflowState } from '../../../../shared/article/workflow/events';
import type { Approval } from '../../../../shared/ipc/article-answers';
import { signOffStep } from './sign-off-step';
import type { SignOffStep } from './sign-off-step';

const at = '2026-11-24T21:10:00.000Z';
const text = 'The ferry was not late.';
const notice: PublicNotice = { id: 'n1', kind: 'correction', text, at };
const valid: Approval = { kind: 'valid', by: 'Paul', at };
const byPaul: Approval = { kind: 'signed-off', by: 'Paul', at };
const byMe: Approval = { kind: 'signed-off', by: 'Claire', at };

function stepOf(state: WorkflowState, approval: Approval, note: string, isUnchanged = false): SignOffStep {
  const review = {
    approval,
    moves: [],
    isOwnCopy: false,
    needsSecondSignOff: true,
    wasPublished: true,
  };
  const story = { state, events: [], review, publishAt: null, me: 'Claire' };
  return signOffStep(story, { notice: approval === valid ? null : notice, note, isUnchanged });
}

describe('what an update or a correction is where two sign-offs are needed', () => {
  it.each([
    ['published', valid, text, false, 'first'],
    ['published', valid, '', false, 'first'],
    ['published', valid, '', true, 'none'],
    ['published', valid, text, true, 'first'],
    ['in-review', byPaul, text, false, 'second'],
    ['in-review', byPaul, ` ${text} `, false, 'second'],
    ['in-review', byPaul, '', false, 'second'],
    ['in-review', byPaul, 'The ferry was early.', false, 'first'],
    ['in-review', byMe, text, false, 'first'],
    ['in-review', { kind: 'none' }, text, false, 'first'],
    ['approved', valid, '', false, 'none'],
  ] as const)('%s, %o, saying “%s”, unchanged %s: %s', (state, approval, note, isUnchanged, step) => {
    expect(stepOf(state, approval, note, isUnchanged)).toBe(step);
  });

  it('is nothing of the kind where one approval is enough', () => {
    const review = {
      approval: valid,
      moves: [],
      isOwnCopy: false,
      needsSecondSignOff: false,
      wasPublished: true,
    };
    const story = { state: 'published', events: [], review, publishAt: null, me: 'Claire' } as const;
    expect(signOffStep(story, { notice: null, note: text, isUnchanged: false })).toBe('none');
  });
});
