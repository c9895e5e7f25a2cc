import type { PublicNotice } from '../../../../shared/article/fields';
import type { StandingStory } from './standing-words';

/**
 * What asking for an update or a correction is, for whoever may approve it: the `first` of two sign-offs, after which
 * nothing goes out, the `second`, with which it does, or `none`, because one approval is enough or both are given.
 */
export type SignOffStep = 'first' | 'second' | 'none';

interface AskedUpdate {
  /** The notice of this kind that waits with a first sign-off. */
  readonly notice: PublicNotice | null;
  /** What was written for readers. */
  readonly note: string;
  /** Readers have the story as it stands. */
  readonly isUnchanged: boolean;
}

export function signOffStep(
  { state, review, me }: StandingStory,
  { notice, note, isUnchanged }: AskedUpdate,
): SignOffStep {
  const { approval, needsSecondSignOff } = review;
  if (!needsSecondSignOff) return 'none';
  const said = note.trim();
  // What readers are told is part of what is signed off.
  if (said !== '' && said !== notice?.text) return 'first';
  if (approval.kind === 'signed-off') return approval.by === me ? 'first' : 'second';
  return approval.kind === 'valid' && (state === 'approved' || isUnchanged) ? 'none' : 'first';
}
