import { describe, expect, it } from 'vitest';
import { approvalLog } from './approval';
import type { WorkflowEvent, WorkflowState } from './events';

const [first, second] = ['a'.repeat(64), 'b'.repeat(64)];
type Step = readonly [kind: WorkflowEvent['kind'], to: WorkflowState, hash: string];

const logOf = (...steps: readonly Step[]) =>
  approvalLog(
    steps.map(([kind, to, hash], index) => ({
      id: `event-${index}`,
      kind,
      to,
      actor: `Person ${index}`,
      at: `2026-11-24T1${index}:00:00.000Z`,
      hash,
    })),
  );
const hashes = (...steps: readonly Step[]) => {
  const { approved, signOffs, voided } = logOf(...steps);
  return [approved?.hash ?? null, signOffs.map(({ hash }) => hash), voided?.approval.hash ?? null];
};
const out: readonly Step[] = [
  ['approved', 'approved', first],
  ['published', 'published', first],
];

describe('a first sign-off', () => {
  it('of other words takes the place of the approval that readers’ words have', () => {
    expect(hashes(...out)).toEqual([first, [], null]);
    expect(hashes(...out, ['signed-off', 'in-review', second])).toEqual([null, [second], null]);
  });

  it('of other words takes the place of one that was given before', () => {
    const once: Step = ['signed-off', 'in-review', first];
    expect(hashes(once, ['signed-off', 'in-review', first])).toEqual([null, [first, first], null]);
    expect(hashes(once, ['signed-off', 'in-review', second])).toEqual([null, [second], null]);
  });

  it('of the same words leaves their approval as it is', () => {
    expect(hashes(...out, ['signed-off', 'in-review', first])).toEqual([first, [first], null]);
  });

  it('brings no approval back that is void, and none that was replaced', () => {
    const voided: readonly Step[] = [...out.slice(0, 1), ['approval-voided', 'in-review', second]];
    expect(hashes(...voided, ['signed-off', 'in-review', first])).toEqual([null, [first], first]);
    const replaced: readonly Step[] = [...out, ['signed-off', 'in-review', second]];
    expect(hashes(...replaced, ['approval-voided', 'in-review', first])).toEqual([null, [], null]);
  });
});
