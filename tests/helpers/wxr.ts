import { readFileSync } from 'node:fs';

export interface ExportedPost {
  readonly name: string;
  readonly title: string;
  readonly excerpt: string;
  readonly content: string;
}

/** The posts and pages of a WordPress export file (WXR), each with its raw title, excerpt and content. */
export function readExport(path: string): ExportedPost[] {
  const items = readFileSync(path, 'utf8').match(/<item>[^]*?<\/item>/g) ?? [];
  return items
    .filter((item) => /^(?:post|page)$/.test(textOf(item, 'wp:post_type')))
    .map((item) => ({
      name: textOf(item, 'wp:post_name'),
      title: textOf(item, 'title'),
      excerpt: textOf(item, 'excerpt:encoded'),
      content: textOf(item, 'content:encoded'),
    }));
}

function textOf(item: string, tag: string): string {
  const inside = new RegExp(`<${tag}>([^]*?)</${tag}>`).exec(item)?.[1] ?? '';
  const sections = [...inside.matchAll(/<!\[CDATA\[([^]*?)\]\]>/g)].map(([, text]) => text ?? '');
  return sections.length > 0 ? sections.join('') : inside;
}
