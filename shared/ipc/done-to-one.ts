import * as z from 'zod';
import { fieldChangeSchema } from '../article/fields';
import { articleIdSchema } from '../article/ids';

/** What was done to one of several stories: all that is needed to bring it back to where it stood by itself. */
export const doneToOneSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('field'),
    articleId: articleIdSchema,
    was: fieldChangeSchema,
    is: fieldChangeSchema,
  }),
  /** By the id of the event that spiked it. */
  z.strictObject({ kind: z.literal('spike'), articleId: articleIdSchema, event: z.string().min(1).max(200) }),
]);
export type DoneToOne = z.infer<typeof doneToOneSchema>;
