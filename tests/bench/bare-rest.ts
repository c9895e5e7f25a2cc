import type { Person } from '../helpers/wordpress/template';
import { eachAtOnce } from './at-once';

/** What a post is made with, in WordPress's own terms. */
export interface PostBody {
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
  readonly status: string;
  readonly tags: readonly number[];
}

/** The least that speaks with a site: plain requests, four at once, that keep and check nothing. */
export interface BareRest {
  readonly createPosts: (bodies: readonly PostBody[]) => Promise<void>;
  /** Fetches and parses pages of 100 posts, as editors see them; how many posts came. */
  readonly readPosts: (pages: readonly number[]) => Promise<number>;
  /** The numbers of tags by name; fails where the site does not have one. */
  readonly tagIds: (names: readonly string[]) => Promise<readonly number[]>;
}

/** The same posts in the same order as Stet asks for. */
const listQuery =
  'context=edit&status=publish,future,draft,pending,private&orderby=id&order=asc&per_page=100';

export function bareRest(url: string, person: Person): BareRest {
  const credentials = Buffer.from(`${person.login}:${person.applicationPassword}`).toString('base64');
  const ask = async (route: string, body?: PostBody): Promise<unknown> => {
    const answer = await fetch(`${url}/wp-json/wp/v2/${route}`, {
      headers: { Authorization: `Basic ${credentials}`, 'Content-Type': 'application/json' },
      ...(body !== undefined && { method: 'POST', body: JSON.stringify(body) }),
    });
    if (!answer.ok) throw new Error(`${route}: ${answer.status} ${(await answer.text()).slice(0, 300)}`);
    return await answer.json();
  };
  return {
    createPosts: (bodies) =>
      eachAtOnce(bodies, async (body) => {
        await ask('posts', body);
      }),
    readPosts: async (pages) => {
      let read = 0;
      await eachAtOnce(pages, async (page) => {
        const posts = (await ask(`posts?${listQuery}&page=${page}`)) as unknown[];
        read += posts.length;
      });
      return read;
    },
    tagIds: async (names) => {
      const tags = (await ask('tags?per_page=100')) as { readonly id: number; readonly name: string }[];
      return names.map((name) => {
        const tag = tags.find((each) => each.name === name);
        if (tag === undefined) throw new Error(`The site has no tag ${name}.`);
        return tag.id;
      });
    },
  };
}
