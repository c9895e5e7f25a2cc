import * as z from 'zod';
import { fieldChangeSchema } from './fields';
import { mediaHashSchema } from './ids';
import { suggestionSchema } from './record';
import { threadSchema } from './threads';
import { workflowEventSchema } from './workflow/events';

/** How a group of steps came about; undo and redo are kept apart so that the undo stack survives a restart. */
export const stepOriginSchema = z.enum(['edit', 'undo', 'redo', 'site']);

/** Begins the client id of steps that bring an earlier version back. */
export const restoringClient = 'version-';

/** The steps of one editor transaction, in order. */
export const stepGroupSchema = z.strictObject({
  /** ProseMirror steps as JSON. */
  steps: z.array(z.unknown()).min(1).max(10_000),
  origin: stepOriginSchema,
  /** Milliseconds since the epoch, from the machine that typed; groups undo, decides nothing. */
  at: z.number().nonnegative(),
  /** The window that made them (or `site`, or a restored version); prosemirror-collab's client id. */
  clientId: z.string().min(1).max(64),
});
export type StepGroup = z.infer<typeof stepGroupSchema>;

/** What one row of the journal holds. */
export const journalPayloadSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('steps'), group: stepGroupSchema }),
  z.strictObject({ kind: z.literal('field'), change: fieldChangeSchema }),
  z.strictObject({ kind: z.literal('event'), event: workflowEventSchema }),
  /** Threads and suggestions by id: new ones are added, known ones replaced. */
  z.strictObject({ kind: z.literal('threads'), threads: z.array(threadSchema).min(1) }),
  z.strictObject({ kind: z.literal('suggestions'), suggestions: z.array(suggestionSchema).min(1) }),
  /** Pictures whose bytes are known now, by their address on the site; added to those known before. */
  z.strictObject({ kind: z.literal('media'), media: z.record(z.string().max(2_000), mediaHashSchema) }),
]);
export type JournalPayload = z.infer<typeof journalPayloadSchema>;
