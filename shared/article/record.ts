import * as z from 'zod';
import { fieldsSchema } from './fields';
import { articleIdSchema } from './ids';
import { workflowEventSchema } from './workflow';

/**
 * The version of the record's own shape; the copy carries `documentVersion` from shared/document beside it. 2 adds
 * `suggestions`.
 */
export const recordVersion = 2;

/** A comment thread. Empty until the review desk fills it; kept so that records need not change shape. */
export const threadSchema = z.looseObject({ id: z.string() });
export type Thread = z.infer<typeof threadSchema>;

/** Who suggested a tracked change of the copy, and when; its marks carry the id. */
export const suggestionSchema = z.strictObject({
  id: z.string().min(1).max(64),
  author: z.string().max(200),
  at: z.iso.datetime(),
});
export type Suggestion = z.infer<typeof suggestionSchema>;

/** An article, whole: what is stored, merged, approved and sent. */
const currentRecordSchema = z.strictObject({
  recordVersion: z.literal(recordVersion),
  documentVersion: z.number().int().positive(),
  id: articleIdSchema,
  /** A ProseMirror document of `articleSchema` as JSON; parse it with `parseCopy`. */
  copy: z.unknown(),
  fields: fieldsSchema,
  threads: z.array(threadSchema),
  suggestions: z.array(suggestionSchema),
  events: z.array(workflowEventSchema),
  /** Shared by the language editions of one story. */
  translations: z.string().nullable(),
});
export type ArticleRecord = z.infer<typeof currentRecordSchema>;

/** A record as it is stored, one of an older version brought up to date. */
export const articleRecordSchema = z.preprocess(upgraded, currentRecordSchema);

function upgraded(record: unknown): unknown {
  const isFirst =
    typeof record === 'object' && record !== null && 'recordVersion' in record && record.recordVersion === 1;
  return isFirst ? { suggestions: [], ...record, recordVersion } : record;
}
