import * as z from 'zod';
import { readPlainText } from '../../../shared/document/wordpress/title';
import { decodeText } from '../../../shared/document/wordpress/html-text';
import type {
  CmsArticle,
  CmsChanges,
  CmsMedia,
  CmsPerson,
  CmsPicture,
  CmsPost,
  CmsPresence,
  CmsTerm,
} from '../cms';

/** What Stet uses of WordPress's answers, and how it becomes the CMS's own terms. Everything else is passed over. */

const id = z.number().int().positive();
const raw = z.object({ raw: z.string() });
/** PHP writes an empty object as an empty list. */
const emptyList = z.array(z.unknown()).length(0);

export const indexSchema = z.object({
  name: z.string(),
  home: z.string(),
  timezone_string: z.string().optional(),
  gmt_offset: z.union([z.number(), z.string()]).optional(),
  namespaces: z.array(z.string()).refine((names) => names.includes('wp/v2')),
  authentication: z
    .union([
      emptyList,
      z.object({
        'application-passwords': z.object({ endpoints: z.object({ authorization: z.string() }) }).optional(),
      }),
    ])
    .optional(),
  routes: z.record(z.string(), z.unknown()).optional(),
});
export type SiteIndex = z.infer<typeof indexSchema>;

/** Where WordPress asks a person whether an application may sign in; null where it takes no application passwords. */
export function authorizePage({ authentication }: SiteIndex): string | null {
  if (authentication === undefined || Array.isArray(authentication)) return null;
  return authentication['application-passwords']?.endpoints.authorization ?? null;
}

/** The site's time zone: its IANA name where it has one, else its offset; UTC where it tells neither. */
export function siteTimeZone({ timezone_string: name, gmt_offset: offset }: SiteIndex): string {
  if (name !== undefined && name !== '') return name;
  const minutes = Math.round(Number(offset ?? 0) * 60);
  if (!Number.isFinite(minutes) || minutes === 0) return 'UTC';
  const [hours, rest] = [Math.floor(Math.abs(minutes) / 60), Math.abs(minutes) % 60];
  return `${minutes < 0 ? '-' : '+'}${String(hours).padStart(2, '0')}:${String(rest).padStart(2, '0')}`;
}

export function siteName({ name }: SiteIndex): string {
  return decodeText(name);
}

export const profileSchema = z.object({
  id,
  name: z.string(),
  slug: z.string(),
  roles: z.array(z.string()).catch([]),
  capabilities: z.record(z.string(), z.unknown()),
  registered_date: z.string().nullable().catch(null).default(null),
});

/** WordPress tells a post's revisions among its links alone. */
const linksSchema = z
  .object({
    'version-history': z.array(z.object({ count: z.number().int() })).optional(),
    'predecessor-version': z.array(z.object({ id })).optional(),
  })
  .optional()
  .catch(undefined);

function latestRevision(links: z.infer<typeof linksSchema>): number | null {
  const newest = links?.['predecessor-version']?.[0]?.id;
  return newest ?? (links?.['version-history'] === undefined ? null : 0);
}

export const postSchema = z
  .object({
    id,
    status: z.string(),
    slug: z.string(),
    link: z.string(),
    title: raw,
    content: raw,
    excerpt: raw,
    modified_gmt: z.string(),
    date_gmt: z.string().nullable(),
    author: z.number().int(),
    categories: z.array(z.number().int()).catch([]),
    tags: z.array(z.number().int()).catch([]),
    featured_media: z.number().int().catch(0),
    lang: z.string().optional().catch(undefined),
    coauthors: z.array(z.number().int()).optional().catch(undefined),
    _links: linksSchema,
  })
  .transform((post): CmsPost => ({
    id: post.id,
    status: post.status,
    slug: post.slug,
    link: post.link,
    title: post.title.raw,
    content: post.content.raw,
    excerpt: post.excerpt.raw,
    modifiedAt: utc(post.modified_gmt),
    publishAt: utc(post.date_gmt ?? post.modified_gmt),
    author: post.author,
    categories: post.categories,
    tags: post.tags,
    featuredMedia: post.featured_media,
    language: post.lang ?? null,
    coAuthors: post.coauthors ?? null,
    latestRevision: latestRevision(post._links),
  }));

export const termSchema = z
  .object({ id, slug: z.string(), name: z.string(), parent: z.number().int().catch(0).default(0) })
  .transform((term): CmsTerm => ({ ...term, name: readPlainText(term.name) }));

export const personSchema = z
  .object({
    id,
    slug: z.string(),
    name: z.string(),
    description: z.string().catch('').default(''),
    avatar_urls: z.record(z.string(), z.string()).optional().catch(undefined),
  })
  .transform((person): CmsPerson => ({
    id: person.id,
    slug: person.slug,
    name: readPlainText(person.name),
    bio: readPlainText(person.description),
    picture: person.avatar_urls?.['96'] ?? null,
  }));

export const mediaSchema = z
  .object({ id, source_url: z.string() })
  .transform(({ id: mediaId, source_url: url }): CmsMedia => ({ id: mediaId, url }));

export const pictureSchema = z
  .object({
    id,
    source_url: z.string(),
    alt_text: z.string().catch('').default(''),
    caption: z.object({ rendered: z.string() }).optional().catch(undefined),
  })
  .transform((picture): CmsPicture => ({
    id: picture.id,
    url: picture.source_url,
    alt: picture.alt_text,
    caption: readPlainText(picture.caption?.rendered ?? ''),
  }));

/** The answer to a term that exists already. */
export const termExistsSchema = z.object({
  code: z.literal('term_exists'),
  data: z.object({ term_id: z.coerce.number().int().positive() }),
});

/** An article as the companion plugin tells it. */
export const articleSchema = z
  .object({
    postId: id,
    state: z.enum(['live', 'trash', 'deleted']),
    version: z.number().int().positive(),
    seq: z.number().int().positive(),
    post: postSchema.nullable(),
    record: z.unknown(),
    recordVersion: z.number().int().nonnegative(),
    recordPost: postSchema.nullable(),
    changedBy: z.object({ name: z.string() }).nullable().catch(null),
    /** A plugin of before does not tell. */
    voided: z.boolean().catch(false).default(false),
  })
  .transform(({ changedBy, record = null, ...article }): CmsArticle => ({
    ...article,
    record,
    changedBy: changedBy === null || changedBy.name === '' ? null : readPlainText(changedBy.name),
  }));

export const changesSchema = z
  .object({
    entries: z.array(articleSchema),
    next: z.number().int().nonnegative(),
    more: z.boolean(),
    head: z.number().int().nonnegative(),
  })
  .transform(({ entries, ...changes }): CmsChanges => ({ ...changes, articles: entries }));

export const presenceSchema = z
  .object({
    others: z
      .array(
        z.object({
          client: z.string(),
          user: z.object({ id: z.number().int(), name: z.string() }),
          since: z.string(),
          holds: z.boolean(),
        }),
      )
      .max(1_000),
    mine: z.boolean(),
  })
  .transform(({ others, mine }): CmsPresence => ({
    mine,
    others: others.map(({ client, user, since, holds }) => ({
      client,
      person: user.id,
      name: readPlainText(user.name),
      since: utc(since),
      holds,
    })),
  }));

/** WordPress leaves the zone out of its UTC times. */
export function utc(time: string): string {
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/.test(time) ? time : `${time}Z`;
  const instant = new Date(zoned);
  return Number.isNaN(instant.getTime()) ? new Date(0).toISOString() : instant.toISOString();
}
