import * as z from 'zod';
import { fieldNames } from '../article/fields';

const about = { id: z.string().min(1).max(64), by: z.string().max(200) };

/** Longest text a notice quotes; what it restores is whole. */
export const longestQuote = 400;

/** Something a merge did that a person may want to see, or to undo. `by` is who did it. */
export const mergeNoticeSchema = z.discriminatedUnion('kind', [
  /** They removed a block that was unchanged here. `node` is the block as JSON, `after` the block it stood after. */
  z.strictObject({
    ...about,
    kind: z.literal('block-removed'),
    node: z.unknown(),
    after: z.string().nullable(),
    quote: z.string(),
  }),
  /** They removed words that were unchanged here. */
  z.strictObject({
    ...about,
    kind: z.literal('text-removed'),
    blockId: z.string(),
    slot: z.string(),
    text: z.string(),
  }),
  /** Both changed a field: mine stands, theirs is here. */
  z.strictObject({
    ...about,
    kind: z.literal('field'),
    field: z.enum(fieldNames as [string, ...string[]]),
    mine: z.unknown(),
    theirs: z.unknown(),
  }),
]);
export type MergeNotice = z.infer<typeof mergeNoticeSchema>;
