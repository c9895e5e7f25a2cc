import { createHash } from 'node:crypto';
import * as z from 'zod';
import type { CmsPost } from '../../cms/cms';

const ids = z.array(z.number().int()).readonly();

const cmsPostSchema = z.strictObject({
  id: z.number().int(),
  status: z.string(),
  slug: z.string(),
  link: z.string(),
  title: z.string(),
  content: z.string(),
  excerpt: z.string(),
  modifiedAt: z.string(),
  publishAt: z.string(),
  author: z.number().int(),
  categories: ids,
  tags: ids,
  featuredMedia: z.number().int(),
  language: z.string().nullable(),
  coAuthors: ids.nullable(),
  latestRevision: z.number().int().nullable().default(null),
});

/** A post as it is kept beside a story; `readPost` reads it back. */
export function writePost(post: CmsPost): string {
  return JSON.stringify(post);
}

/** A kept post; throws where the text is not one. */
export function readPost(json: string): CmsPost {
  return cmsPostSchema.parse(JSON.parse(json));
}

/** Whether readers can see a post now, or could have. */
export function isLive(status: string): boolean {
  return status === 'publish' || status === 'private';
}

/** Whether two instants are one for a site: WordPress keeps whole seconds. */
export function sameSecond(one: string, other: string): boolean {
  return Math.floor(Date.parse(one) / 1_000) === Math.floor(Date.parse(other) / 1_000);
}

/**
 * The hash of everything an editor of the site could have changed in a post. Left out is what moves by itself: the
 * time of the last save (saving without a change moves it), the date of an unpublished draft (every save moves it),
 * and the step from scheduled to published.
 */
export function revisionOf(post: CmsPost): string {
  const dated = isLive(post.status) || post.status === 'future';
  const agreed = [
    post.id,
    post.status === 'future' ? 'publish' : post.status,
    post.slug,
    post.title,
    post.content,
    post.excerpt,
    dated ? post.publishAt : null,
    post.author,
    [...post.categories].sort(byNumber),
    [...post.tags].sort(byNumber),
    post.featuredMedia,
    post.language,
    post.coAuthors,
  ];
  return createHash('sha256').update(JSON.stringify(agreed)).digest('hex');
}

function byNumber(one: number, other: number): number {
  return one - other;
}
