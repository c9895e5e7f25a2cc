import { sameName } from '../../../shared/article/names';
import * as z from 'zod';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { writePlain } from '../../../shared/document/wordpress/title';
import type { Cms, CmsTerm } from '../cms';
import { parseJson, textOf } from '../answer';
import { wordpressCode } from '../failures';
import { parseAnswer } from '../http';
import type { Rest } from './rest';
import { personSchema, termExistsSchema, termSchema } from './shapes';

const perPage = 100;
/** A site with more is asked no further: 20,000 names are beyond any newsroom's list. */
const mostPages = 200;

type Terms = Pick<
  Cms,
  'sections' | 'tags' | 'people' | 'findTag' | 'createTag' | 'createSection' | 'coAuthor'
>;

/** Sections, tags and people. They are read as readers see them: most roles may not list them for editing. */
export function terms(rest: Rest): Terms {
  return {
    sections: () => everyPage(rest, '/wp/v2/categories', termSchema),
    tags: () => everyPage(rest, '/wp/v2/tags', termSchema),
    people: () => everyPage(rest, '/wp/v2/users', personSchema, { who: 'authors' }),
    findTag: async (name) => {
      const found = await rest.get(
        '/wp/v2/tags',
        // Names are stored with their markup signs written as entities.
        { search: writePlain(name), per_page: perPage },
        z.array(termSchema),
      );
      return found.ok ? ok(found.value.find((term) => sameName(term.name, name)) ?? null) : found;
    },
    createTag: (name) => create(rest, '/wp/v2/tags', name),
    createSection: (name) => create(rest, '/wp/v2/categories', name),
    coAuthor: async (slug) => {
      const answer = await rest.ask({
        method: 'GET',
        route: '/wp/v2/coauthors',
        query: { slug: `cap-${slug},${slug}`, per_page: 2 },
      });
      if (!answer.ok) return answer;
      // A site without Co-Authors Plus has no such terms.
      if (wordpressCode(answer.value) === 'rest_no_route') return ok(null);
      const found = parseAnswer(answer.value, z.array(termSchema));
      return found.ok ? ok(found.value[0] ?? null) : found;
    },
  };
}

async function everyPage<Value>(
  rest: Rest,
  route: string,
  schema: z.ZodType<Value>,
  query: Readonly<Record<string, string>> = {},
): Promise<Result<readonly Value[]>> {
  const all: Value[] = [];
  for (let page = 1; page <= mostPages; page += 1) {
    const found = await rest.get(
      route,
      { ...query, per_page: perPage, page, orderby: 'id', order: 'asc' },
      z.array(schema),
    );
    if (!found.ok) return found;
    all.push(...found.value);
    if (found.value.length < perPage) break;
  }
  return ok(all);
}

/** What is there already under that name is returned as it is. */
async function create(rest: Rest, route: string, name: string): Promise<Result<CmsTerm>> {
  const answer = await rest.ask({
    method: 'POST',
    route,
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ name }),
  });
  if (!answer.ok) return answer;
  const exists = termExistsSchema.safeParse(parseJson(textOf(answer.value)));
  return exists.success
    ? rest.get(`${route}/${exists.data.data.term_id}`, {}, termSchema)
    : parseAnswer(answer.value, termSchema);
}
