import { describe, expect, it } from 'vitest';
import type { PublicNotice } from '../fields';
import type { WorkflowEvent } from './events';
import { waitingNotice } from './waiting-notice';

const at = (minute: number): string => `2026-11-24T12:0${minute}:00.000Z`;
const event = (kind: WorkflowEvent['kind'], minute: number): WorkflowEvent => ({
  id: `${kind}-${minute}`,
  kind,
  to: kind === 'published' || kind === 'updated' ? 'published' : 'in-review',
  actor: 'Paul',
  at: at(minute),
});
const notice = (kind: PublicNotice['kind'], minute: number): PublicNotice => ({
  id: `${kind}-${minute}`,
  kind,
  text: 'The ferry was not late.',
  at: at(minute),
});
const [old, fresh] = [notice('correction', 1), notice('correction', 4)];

describe('a notice of the first of two people', () => {
  const signedOff = [event('signed-off', 1), event('updated', 2), event('signed-off', 4)];

  it('waits until a publication takes it to readers, also where its words are void meanwhile', () => {
    expect(waitingNotice(signedOff, [old, fresh])).toBe(fresh);
    expect(waitingNotice([...signedOff, event('approval-voided', 5)], [old, fresh])).toBe(fresh);
    expect(waitingNotice([...signedOff, event('approved', 6)], [old, fresh])).toBe(fresh);
    expect(waitingNotice([...signedOff, event('updated', 7)], [old, fresh])).toBeNull();
  });

  it('is none where a sign-off brought none, or one of another kind', () => {
    expect(waitingNotice([event('published', 0), event('signed-off', 3)], [old])).toBeNull();
    expect(waitingNotice(signedOff, [old, fresh], ['update'])).toBeNull();
  });

  it('waits from its own sign-off on, by whichever clock', () => {
    const behind = [event('published', 9), event('signed-off', 4)];
    expect(waitingNotice(behind, [old, fresh])).toBe(fresh);
  });
});
