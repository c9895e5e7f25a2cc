import * as z from 'zod';
import { fieldsSchema } from './fields';
import { articleIdSchema } from './ids';
import { workflowEventSchema } from './workflow';

/** The version of the record's own shape; the copy carries `documentVersion` from shared/document beside it. */
export const recordVersion = 1;

/** A comment thread. Empty until the review desk fills it; kept so that records need not change shape. */
const threadSchema = z.looseObject({ id: z.string() });

/** An article, whole: what is stored, merged, approved and sent. */
export const articleRecordSchema = z.strictObject({
  recordVersion: z.literal(recordVersion),
  documentVersion: z.number().int().positive(),
  id: articleIdSchema,
  /** A ProseMirror document of `articleSchema` as JSON; parse it with `parseCopy`. */
  copy: z.unknown(),
  fields: fieldsSchema,
  threads: z.array(threadSchema),
  events: z.array(workflowEventSchema),
  /** Shared by the language editions of one story. */
  translations: z.string().nullable(),
});
export type ArticleRecord = z.infer<typeof articleRecordSchema>;
