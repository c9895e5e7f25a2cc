import type { World } from './world';

interface RawPost {
  readonly id: number;
  readonly status: string;
  readonly title: { readonly raw: string };
  readonly excerpt: { readonly raw: string };
  readonly content: { readonly raw: string };
}

/** What somebody did in WordPress: the words they wrote, and all words of the post before and after. */
export interface SiteEdit {
  readonly typed: readonly string[];
  readonly before: string;
  readonly after: string;
  readonly what: string;
}

/** Somebody who works in WordPress itself: reads a post there, changes it and saves it, as a person there would. */
export interface NightEditor {
  readonly edit: (post: number) => Promise<SiteEdit>;
  readonly text: (post: number) => Promise<string>;
}

export function nightEditor(world: World, below: (limit: number) => number): NightEditor {
  let typed = 0;
  const word = (): string => `night${(typed += 1)}x`;
  const read = async (post: number): Promise<RawPost> =>
    (await world.wordpress('GET', `/wp/v2/posts/${post}?context=edit`)) as RawPost;
  const textOf = ({ title, excerpt, content }: RawPost): string =>
    [title.raw, excerpt.raw, content.raw].join('\n');
  return {
    text: async (post) => textOf(await read(post)),
    edit: async (post) => {
      const before = await read(post);
      const words = [word()];
      const { what, change } = changed(before, words[0] ?? '', below);
      const after = (await world.wordpress('POST', `/wp/v2/posts/${post}?context=edit`, change)) as RawPost;
      return { typed: what === 'cuts' ? [] : words, before: textOf(before), after: textOf(after), what };
    },
  };
}

function changed(
  { title, content: { raw } }: RawPost,
  word: string,
  below: (limit: number) => number,
): { readonly what: string; readonly change: object } {
  const blocks = raw.match(/<!-- wp:paragraph[\s\S]*?<!-- \/wp:paragraph -->\n*/g) ?? [];
  const block = blocks[below(Math.max(1, blocks.length))];
  const kind = below(6);
  if (kind === 0) return { what: 'heads', change: { title: `${title.raw} ${word}` } };
  if (kind === 1 && block !== undefined && blocks.length > 1)
    return { what: 'cuts', change: { content: raw.replace(block, '') } };
  if (kind < 4 && block !== undefined)
    return { what: 'types', change: { content: raw.replace(block, block.replace('</p>', ` ${word}</p>`)) } };
  const paragraph = `<!-- wp:paragraph -->\n<p>${word}</p>\n<!-- /wp:paragraph -->`;
  return { what: 'adds', change: { content: `${raw}\n\n${paragraph}` } };
}
