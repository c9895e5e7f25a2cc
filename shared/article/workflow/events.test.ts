import { describe, expect, it } from 'vitest';
import { approvalLog } from './approval';
import { stateAfter, stateBeforeSpike, wasPublished } from './events';
import type { WorkflowEvent } from './events';

const happened = (...steps: readonly (readonly [WorkflowEvent['kind'], WorkflowEvent['to']])[]) =>
  steps.map(([kind, to], index): WorkflowEvent => {
    const at = `2026-11-24T1${index}:00:00.000Z`;
    return { id: `event-${index}`, kind, to, actor: 'Maya', at, hash: 'a'.repeat(64) };
  });

describe('what was killed', () => {
  const killed = happened(['submitted', 'submitted'], ['approved', 'approved'], ['killed', 'killed']);

  it.each([
    ['a publication whose answer was lost', ['published', 'published']],
    ['a post that somebody made public in WordPress', ['pulled', 'published']],
    ['a move that was made without the network', ['review-started', 'in-review']],
  ] as const)('stays so whatever a merge brings after it: %s', (_what, late) => {
    const events = [...killed, ...happened(late)];
    expect(stateAfter(events)).toBe('killed');
    expect(wasPublished(events)).toBe(false);
    expect(approvalLog(events).approved).toBeNull();
  });
});

it('is a draft without events, and comes back from the spike as what it was', () => {
  expect(stateAfter([])).toBe('draft');
  const spiked = happened(['submitted', 'submitted'], ['spiked', 'spiked']);
  expect([stateAfter(spiked), stateBeforeSpike(spiked)]).toEqual(['spiked', 'submitted']);
});

it('is not moved by being saved as a draft, however late that arrives', () => {
  const events = happened(['submitted', 'submitted'], ['saved-as-draft', 'draft']);
  expect(stateAfter(events)).toBe('submitted');
  expect(stateBeforeSpike([...events, ...happened(['spiked', 'spiked'])])).toBe('submitted');
});
