import * as z from 'zod';

/** An article's identity, made once on the machine that created or first pulled it. */
export const articleIdSchema = z.string().min(8).max(64).brand<'ArticleId'>();
export type ArticleId = z.infer<typeof articleIdSchema>;

/** A CMS connection known to this database. */
export const siteIdSchema = z.string().min(8).max(64).brand<'SiteId'>();
export type SiteId = z.infer<typeof siteIdSchema>;

/** One intention towards the CMS ("submit this article"); also the slug of a post while it is being created. */
export const operationIdSchema = z
  .string()
  .regex(/^[a-z0-9-]{8,64}$/)
  .brand<'OperationId'>();
export type OperationId = z.infer<typeof operationIdSchema>;

/** The lower-case hex SHA-256 of a media file's bytes. */
export const mediaHashSchema = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'MediaHash'>();
export type MediaHash = z.infer<typeof mediaHashSchema>;

/** Makes a fresh id of the given brand: a letter, then 25 characters of [0-9a-z] (about 129 bits). */
export function newId<Id extends string>(): Id {
  const alphabet = '0123456789abcdefghijklmnopqrstuvwxyz';
  const bytes = crypto.getRandomValues(new Uint8Array(26));
  const letters = Array.from(bytes, (byte, index) => alphabet[index === 0 ? 10 + (byte % 26) : byte % 36]);
  return letters.join('') as Id;
}
