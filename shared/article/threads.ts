import * as z from 'zod';
import { fieldNames } from './fields';

const id = z.string().min(1).max(64);

/** A colleague as the site knows them: the slug there, and the name people read. */
export const colleagueSchema = z.strictObject({ slug: z.string().max(200), name: z.string().max(200) });
export type Colleague = z.infer<typeof colleagueSchema>;

/** Longest comment, in UTF-16 units. */
export const longestComment = 10_000;

export const commentSchema = z.strictObject({
  id,
  author: z.string().max(200),
  /** The author's slug at the site, where one was connected. */
  person: z.string().max(200).nullable(),
  at: z.iso.datetime(),
  text: z.string().min(1).max(longestComment),
  /** Slugs of the colleagues it calls. */
  mentions: z.array(z.string().max(200)).max(50),
});
export type ThreadComment = z.infer<typeof commentSchema>;

/** What a thread hangs on. `text`: the words that carry the mark `comment` with the thread's id. */
export const anchorSchema = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('text') }),
  z.strictObject({ kind: z.literal('block'), blockId: z.string().min(1).max(64) }),
  z.strictObject({ kind: z.literal('field'), field: z.enum(fieldNames as [string, ...string[]]) }),
]);
export type Anchor = z.infer<typeof anchorSchema>;

/** What a text anchor covered when it was made, with some words around it: how an orphan finds its place again. */
export const quoteSchema = z.strictObject({
  text: z.string().max(2_000),
  prefix: z.string().max(200),
  suffix: z.string().max(200),
});
export type Quote = z.infer<typeof quoteSchema>;

/** A comment thread: the first of `replies` began it. Never resolved by itself, never part of what is published. */
export const threadSchema = z.strictObject({
  id,
  anchor: anchorSchema,
  quote: quoteSchema,
  state: z.enum(['open', 'resolved']),
  /** Who resolved or reopened it last; null before that. */
  settled: z.strictObject({ by: z.string().max(200), at: z.iso.datetime() }).nullable(),
  assignee: colleagueSchema.nullable(),
  replies: z.array(commentSchema).min(1).max(1_000),
});
export type Thread = z.infer<typeof threadSchema>;
