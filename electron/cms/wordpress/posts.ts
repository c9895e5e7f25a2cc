import * as z from 'zod';
import { readPlainText } from '../../../shared/document/wordpress/title';
import { ok } from '../../../shared/errors/app-error';
import type { Cms, CmsPostWrite } from '../cms';
import { failureOfAnswer, wordpressCode } from '../failures';
import { parseAnswer } from '../http';
import type { Rest } from './rest';
import { postSchema, utc } from './shapes';

const perPage = 100;
const live = ['publish', 'future', 'draft', 'pending', 'private'];

const revisionSchema = z
  .object({ author: z.number().int(), modified_gmt: z.string() })
  .transform(({ author, modified_gmt: at }) => ({ author, at: utc(at) }));
const savedSchema = z
  .object({
    id: z.number().int(),
    slug: z.string(),
    title: z.object({ raw: z.string() }),
    content: z.object({ raw: z.string() }),
    excerpt: z.object({ raw: z.string() }),
  })
  .transform((saved) => ({
    id: saved.id,
    isAutomatic: saved.slug.includes('-autosave-'),
    title: saved.title.raw,
    content: saved.content.raw,
    excerpt: saved.excerpt.raw,
  }));
const namedSchema = z
  .object({ id: z.number().int(), name: z.string() })
  .transform(({ id, name }) => ({ id, name: readPlainText(name) }));

type Posts = Pick<
  Cms,
  | 'post'
  | 'editorsSince'
  | 'revisionsAfter'
  | 'findPostBySlug'
  | 'createDraft'
  | 'updatePost'
  | 'trashPost'
  | 'posts'
  | 'postIds'
>;

/** Posts in their raw form (`context=edit`), which is all that Stet ever writes back. */
export function posts(rest: Rest): Posts {
  return {
    post: async (id) => {
      const answer = await rest.ask({
        method: 'GET',
        route: `/wp/v2/posts/${id}`,
        query: { context: 'edit' },
      });
      if (!answer.ok) return answer;
      // Any other 404 is a server's, and says nothing of the post.
      if (wordpressCode(answer.value) === 'rest_post_invalid_id') return ok(null);
      return parseAnswer(answer.value, postSchema);
    },
    editorsSince: async (id, time) => {
      const newest = {
        context: 'edit',
        per_page: 30,
        orderby: 'date',
        order: 'desc',
        _fields: 'author,modified_gmt',
      };
      const found = await rest.get(`/wp/v2/posts/${id}/revisions`, newest, z.array(revisionSchema));
      if (!found.ok) return found;
      const ids = [...new Set(found.value.filter(({ at }) => at > time).map(({ author }) => author))];
      if (ids.length === 0) return ok([]);
      const people = await rest.get(
        '/wp/v2/users',
        { include: ids.join(','), _fields: 'id,name' },
        z.array(namedSchema),
      );
      if (!people.ok) return people;
      return ok(ids.map((author) => people.value.find((person) => person.id === author)?.name ?? null));
    },
    revisionsAfter: async (id, revision) => {
      const newest = {
        context: 'edit',
        per_page: 20,
        orderby: 'date',
        order: 'desc',
        _fields: 'id,slug,title,content,excerpt',
      };
      const found = await rest.get(`/wp/v2/posts/${id}/revisions`, newest, z.array(savedSchema));
      if (!found.ok) return found;
      const after = found.value.filter((saved) => saved.id > revision && !saved.isAutomatic);
      return ok(after.sort((one, other) => one.id - other.id).map(({ isAutomatic: _, ...saved }) => saved));
    },
    findPostBySlug: async (slug) => {
      const found = await rest.get(
        '/wp/v2/posts',
        {
          // A post in the trash has its slug marked so.
          slug: `${slug},${slug}__trashed`,
          // `any` leaves the trash out.
          status: [...live, 'trash'].join(','),
          context: 'edit',
          per_page: 10,
          orderby: 'id',
          order: 'asc',
        },
        z.array(postSchema),
      );
      if (!found.ok) return found;
      return ok(found.value.find(({ status }) => status !== 'trash') ?? found.value[0] ?? null);
    },
    createDraft: (write) => rest.post('/wp/v2/posts', { status: 'draft', ...postBody(write) }, postSchema),
    updatePost: (id, write) => rest.post(`/wp/v2/posts/${id}`, postBody(write), postSchema),
    trashPost: async (id) => {
      const answer = await rest.ask({
        method: 'POST',
        route: `/wp/v2/posts/${id}`,
        headers: { 'X-HTTP-Method-Override': 'DELETE' },
      });
      if (!answer.ok) return answer;
      if (wordpressCode(answer.value) === 'rest_post_invalid_id') return ok(null);
      const isDone = wordpressCode(answer.value) === 'rest_already_trashed' || answer.value.status < 300;
      // The answer lacks the raw text.
      const stored = isDone ? await rest.get(`/wp/v2/posts/${id}`, { context: 'edit' }, postSchema) : null;
      return stored ?? failureOfAnswer(answer.value);
    },
    postIds: async ({ page, author }) => {
      const answer = await rest.ask({
        method: 'GET',
        route: '/wp/v2/posts',
        query: {
          context: 'edit',
          _fields: 'id',
          status: live.join(','),
          orderby: 'id',
          order: 'asc',
          per_page: perPage,
          page,
          ...(author !== null && { author }),
        },
      });
      if (!answer.ok) return answer;
      if (wordpressCode(answer.value) === 'rest_post_invalid_page_number')
        return ok({ ids: [], total: 0, pages: page - 1 });
      const found = parseAnswer(answer.value, z.array(z.object({ id: z.number().int().positive() })));
      if (!found.ok) return found;
      const { headers } = answer.value;
      return ok({
        ids: found.value.map(({ id }) => id),
        total: count(headers.get('x-wp-total'), found.value.length),
        pages: count(headers.get('x-wp-totalpages'), page),
      });
    },
    posts: async ({ page, modifiedAfter, modifiedBefore, author }) => {
      const answer = await rest.ask({
        method: 'GET',
        route: '/wp/v2/posts',
        query: {
          context: 'edit',
          status: live.join(','),
          orderby: modifiedAfter === null || modifiedBefore !== undefined ? 'id' : 'modified',
          order: 'asc',
          per_page: perPage,
          page,
          ...(modifiedAfter !== null && { modified_after: modifiedAfter }),
          ...(modifiedBefore !== undefined && { modified_before: modifiedBefore }),
          ...(author !== null && { author }),
        },
      });
      if (!answer.ok) return answer;
      // Fewer posts than when page 1 was asked for.
      if (wordpressCode(answer.value) === 'rest_post_invalid_page_number') {
        return ok({ posts: [], total: 0, pages: page - 1 });
      }
      const found = parseAnswer(answer.value, z.array(postSchema));
      if (!found.ok) return found;
      const { headers } = answer.value;
      return ok({
        posts: found.value,
        total: count(headers.get('x-wp-total'), found.value.length),
        pages: count(headers.get('x-wp-totalpages'), page),
      });
    },
  };
}

/** A write in WordPress's own terms. */
export function postBody(write: CmsPostWrite): Readonly<Record<string, unknown>> {
  const { publishAt, featuredMedia, language, coAuthors, ...same } = write;
  return {
    ...same,
    ...(publishAt !== undefined && { date_gmt: publishAt.slice(0, 19) }),
    ...(featuredMedia !== undefined && { featured_media: featuredMedia }),
    ...(language !== undefined && { lang: language }),
    ...(coAuthors !== undefined && { coauthors: coAuthors }),
  };
}

function count(header: string | null, otherwise: number): number {
  const number = Number(header);
  return header !== null && Number.isInteger(number) && number >= 0 ? number : otherwise;
}
