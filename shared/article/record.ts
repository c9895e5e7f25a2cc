import * as z from 'zod';
import { fieldsSchema } from './fields';
import { articleIdSchema, mediaHashSchema } from './ids';
import { threadSchema } from './threads';
import { workflowEventSchema } from './workflow/events';

/**
 * The version of the record's own shape; the copy carries `documentVersion` from shared/document beside it. 2 adds
 * `suggestions`; 3 what the review desk needs: threads, schedule, deadline, assignee, public notices and `media`.
 */
export const recordVersion = 3;

export type { Thread } from './threads';

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
  /** The sha-256 of pictures by their address on the site: how one machine knows another's picture by its bytes. */
  media: z.record(z.string().max(2_000), mediaHashSchema),
});
export type ArticleRecord = z.infer<typeof currentRecordSchema>;

/** A record as it is stored, one of an older version brought up to date. */
export const articleRecordSchema = z.preprocess(upgraded, currentRecordSchema);

function upgraded(record: unknown): unknown {
  if (typeof record !== 'object' || record === null || !('recordVersion' in record)) return record;
  const before = record as Readonly<Record<string, unknown>>;
  if (before['recordVersion'] === 1) return upgraded({ suggestions: [], ...before, recordVersion: 2 });
  if (before['recordVersion'] !== 2) return record;
  const fields: unknown = before['fields'];
  const known: Readonly<Record<string, unknown>> =
    typeof fields === 'object' && fields !== null ? (fields as Readonly<Record<string, unknown>>) : {};
  // Until then an embargo was also the hour of publication.
  const added = { publishAt: known['embargo'] ?? null, due: null, assignee: null, notices: [] };
  return { media: {}, ...before, threads: [], fields: { ...added, ...known }, recordVersion: 3 };
}
