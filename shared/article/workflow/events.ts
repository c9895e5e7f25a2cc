import * as z from 'zod';

/** Where a story stands, in the order a story passes through them. */
export const workflowStates = [
  'draft',
  'submitted',
  'in-review',
  'changes-requested',
  'approved',
  'scheduled',
  'published',
  'corrected',
  'killed',
  'spiked',
] as const;
export const workflowStateSchema = z.enum(workflowStates);
export type WorkflowState = z.infer<typeof workflowStateSchema>;

export const eventKinds = [
  'created',
  'pulled',
  'submitted',
  'taken-back',
  'review-started',
  'changes-requested',
  'signed-off',
  'approved',
  'approval-voided',
  'saved-as-draft',
  'published',
  'scheduled',
  'unscheduled',
  'updated',
  'corrected',
  'killed',
  'spiked',
  'unspiked',
] as const;

/** One thing that happened to a story, append-only. `to` is the state it leaves the story in. */
export const workflowEventSchema = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.enum(eventKinds),
  to: workflowStateSchema,
  actor: z.string().max(200),
  at: z.iso.datetime(),
  /** The actor's slug at the site, where one was connected: two people may share a name. */
  person: z.string().max(200).optional(),
  /** The hash of everything readers would see at that moment (`approvalForm`), lower-case hex. */
  hash: z
    .string()
    .regex(/^[0-9a-f]{64}$/)
    .optional(),
  /** What the actor said: what has to change, why it was killed. */
  note: z.string().max(5_000).optional(),
});
export type WorkflowEvent = z.infer<typeof workflowEventSchema>;

/** How the id of the event begins that a creation at the site leaves in the record: it tells the post, and moves nothing. */
export const creationMark = 'made-';

/** Whether an event moves its story. Saving it as a draft does not: it may arrive after a colleague has moved it. */
export function isMove({ kind }: WorkflowEvent): boolean {
  return kind !== 'saved-as-draft';
}

/**
 * The state a story is in after its events, oldest first; a story without events is a draft. What was killed stays so:
 * what a merge brings after it happened without knowing of it, e.g. a publication whose answer was lost.
 */
export function stateAfter(events: readonly WorkflowEvent[]): WorkflowState {
  if (events.some(({ to }) => to === 'killed')) return 'killed';
  return events.findLast(isMove)?.to ?? 'draft';
}

/** The state to return to when a spiked story is taken back: the last one before it was spiked. */
export function stateBeforeSpike(events: readonly WorkflowEvent[]): WorkflowState {
  return events.findLast((event) => isMove(event) && event.to !== 'spiked')?.to ?? 'draft';
}

/**
 * Whether readers have the story: what is sent of it then is an update, a correction, or its end. It is out from its
 * publication until somebody takes its post off the page in WordPress, or it is killed.
 */
export function wasPublished(events: readonly WorkflowEvent[]): boolean {
  if (stateAfter(events) === 'killed') return false;
  return events.reduce((isOut, { kind, to }) => {
    if (to === 'published' || to === 'corrected') return true;
    return kind === 'pulled' ? false : isOut;
  }, false);
}

/** Where the page of a story stands that readers have, whatever is under way beside it. */
export function stateForReaders(events: readonly WorkflowEvent[]): 'published' | 'corrected' {
  const last = events.findLast(({ to }) => to === 'published' || to === 'corrected');
  return last?.to === 'corrected' ? 'corrected' : 'published';
}
