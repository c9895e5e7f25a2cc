import * as z from 'zod';

/** Where a story stands. The review desk adds the guards; the names are fixed here. */
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

/** One thing that happened to a story, append-only. `to` is the state it leaves the story in. */
export const workflowEventSchema = z.strictObject({
  id: z.string().min(1).max(64),
  kind: z.enum([
    'created',
    'pulled',
    'submitted',
    'saved-as-draft',
    'published',
    'scheduled',
    'spiked',
    'unspiked',
  ]),
  to: workflowStateSchema,
  actor: z.string().max(200),
  at: z.iso.datetime(),
});
export type WorkflowEvent = z.infer<typeof workflowEventSchema>;

/** The state a story is in after its events, oldest first; a story without events is a draft. */
export function stateAfter(events: readonly WorkflowEvent[]): WorkflowState {
  return events.at(-1)?.to ?? 'draft';
}

/** The state to return to when a spiked story is taken back: the last one before it was spiked. */
export function stateBeforeSpike(events: readonly WorkflowEvent[]): WorkflowState {
  return events.findLast((event) => event.to !== 'spiked')?.to ?? 'draft';
}
