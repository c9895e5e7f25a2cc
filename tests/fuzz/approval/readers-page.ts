import { defaultTreeAdapter, parseFragment } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { CmsPost } from '../../../electron/cms/cms';
import type { FakeSite } from '../../helpers/fake-cms';

/** What a reader sees of a story, told in this file's own words: of a record, or of the post that the site holds. */
export interface ReadersPage {
  readonly headline: string;
  readonly dek: string;
  readonly dateline: string;
  /** The text in order, each line with where it stands and how it is set; pictures among them. */
  readonly lines: readonly string[];
  readonly notices: readonly string[];
  /** Empty where the site is left to choose. */
  readonly slug: string;
  readonly sections: readonly string[];
  readonly tags: readonly string[];
  readonly lead: string;
}

/** The page of a post as the site would show it. */
export function pageOfPost(
  post: CmsPost,
  site: FakeSite,
  sections: ReadonlyMap<number, string>,
): ReadersPage {
  const lines: string[] = [];
  const notices: string[] = [];
  let dateline = '';
  for (const node of parseFragment(post.content).childNodes) {
    const classes = classesOf(node);
    if (classes.includes('stet-dateline')) dateline = placeIn(textOf(node));
    else if (classes.includes('stet-notice')) notices.push(noticeOf(node, classes));
    else lines.push(...linesOfHtml(node, 'p'));
  }
  const tagNames = new Map([...site.tags.values()].map(({ id, name }) => [id, name]));
  const lead = site.media.get(post.featuredMedia);
  return {
    headline: squeeze(textOf(parseFragment(post.title))),
    dek: squeeze(textOf(parseFragment(post.excerpt))),
    dateline,
    lines,
    notices,
    slug: post.slug,
    sections: post.categories.map((id) => sections.get(id) ?? `#${id}`).sort(),
    tags: post.tags.map((id) => tagNames.get(id) ?? `#${id}`).sort(),
    lead: lead === undefined ? '' : pictureName(lead.url),
  };
}

/**
 * Whether the page that stands is the one that was meant; what the record leaves to the site may be anything. An address
 * that another page has gets a number from WordPress: `isNumbered` tells, and the desk must not call that verified.
 */
export function isPage(meant: ReadersPage, stands: ReadersPage): boolean {
  const choices = {
    ...((meant.slug === '' || isNumbered(meant.slug, stands.slug)) && { slug: meant.slug }),
    ...(meant.sections.length === 0 && stands.sections.length <= 1 && { sections: [] }),
  };
  return JSON.stringify(meant) === JSON.stringify({ ...stands, ...choices });
}

/** Whether an address is the one that was asked for with a number behind it. */
export function isNumbered(meant: string, stands: string): boolean {
  return meant !== '' && stands.startsWith(`${meant}-`) && /^\d+$/.test(stands.slice(meant.length + 1));
}

/** The words of the advisory, where that is all a post holds; null for any other post. */
export function advisoryIn(post: CmsPost): string | null {
  const nodes = parseFragment(post.content).childNodes.filter(
    (node) => defaultTreeAdapter.isElementNode(node) || textOf(node).trim() !== '',
  );
  const [only] = nodes.filter((node) => !defaultTreeAdapter.isCommentNode(node));
  const isAlone = nodes.filter((node) => defaultTreeAdapter.isElementNode(node)).length === 1;
  if (only === undefined || !isAlone || !classesOf(only).includes('stet-notice-kill')) return null;
  const bare = post.excerpt === '' && post.featuredMedia === 0 && post.content.includes('"stet":"killed-');
  return bare ? noticeOf(only, classesOf(only)).replace(/^kill: /, '') : null;
}

/** A stretch of text with what it is dressed in. */
export type Runs = (readonly [text: string, dress: string])[];

type Html = DefaultTreeAdapterTypes.ChildNode;

const places: Readonly<Record<string, string>> = {
  h1: 'h1',
  h2: 'h2',
  h3: 'h3',
  h4: 'h4',
  h5: 'h5',
  h6: 'h6',
  li: 'li',
  blockquote: 'quote',
  cite: 'cite',
  td: 'cell',
  th: 'cell',
};
const inline = new Set([
  'a',
  'strong',
  'b',
  'em',
  'i',
  's',
  'del',
  'sub',
  'sup',
  'span',
  'br',
  'mark',
  'code',
]);
const dresses: Readonly<Record<string, string>> = { b: 'strong', i: 'em', del: 's', strike: 's' };

export function linesOfHtml(node: Html, place: string): string[] {
  if (defaultTreeAdapter.isTextNode(node)) return lineOf(place, [[node.value, '']]);
  if (!defaultTreeAdapter.isElementNode(node)) return [];
  const { tagName } = node;
  if (tagName === 'hr') return ['hr'];
  if (tagName === 'img') {
    const named = (name: string): string =>
      node.attrs.find((attribute) => attribute.name === name)?.value ?? '';
    return [`picture ${pictureName(named('src'))} “${named('alt')}”`];
  }
  if (tagName === 'figcaption') return lineOf('caption', [[textOf(node), '']]);
  const here = places[tagName] ?? place;
  // Text and inline elements in a row are one line; what stands between two blocks ends it.
  const lines: string[] = [];
  let runs: Runs = [];
  for (const child of node.childNodes) {
    const isInline =
      defaultTreeAdapter.isTextNode(child) ||
      (defaultTreeAdapter.isElementNode(child) && inline.has(child.tagName));
    if (isInline) runs.push(...runsOfHtml(child, []));
    else {
      lines.push(...lineOf(here, runs), ...linesOfHtml(child, here));
      runs = [];
    }
  }
  return [...lines, ...lineOf(here, runs)];
}

function runsOfHtml(node: Html, dress: readonly string[]): Runs {
  if (defaultTreeAdapter.isTextNode(node)) return [[node.value, [...dress].sort().join(' ')]];
  if (!defaultTreeAdapter.isElementNode(node)) return [];
  if (node.tagName === 'br') return [[' ', '']];
  const own = dresses[node.tagName] ?? node.tagName;
  const href = node.attrs.find(({ name }) => name === 'href')?.value ?? '';
  const next = own === 'span' || own === 'mark' ? dress : [...dress, own === 'a' ? `a ${href}` : own];
  return node.childNodes.flatMap((child) => runsOfHtml(child, next));
}

/** One line, character by character: spaces have no dress, several are one, and none stands at either end. */
export function lineOf(place: string, runs: Runs): string[] {
  const chars = runs.flatMap(([text, dress]) =>
    Array.from(text, (char) => [/\s/.test(char) ? ' ' : char, dress] as const),
  );
  const kept = chars.filter(([char], index) => char !== ' ' || (chars[index - 1]?.[0] ?? ' ') !== ' ');
  while (kept.at(-1)?.[0] === ' ') kept.pop();
  let line = '';
  let last = '';
  for (const [char, dress] of kept) {
    if (char !== ' ' && dress !== last) {
      line += `[${dress}]`;
      last = dress;
    }
    line += char;
  }
  return line === '' ? [] : [`${place} ${line}`];
}

function noticeOf(node: Html, classes: readonly string[]): string {
  const kind = classes.find((name) => name.startsWith('stet-notice-'))?.slice('stet-notice-'.length) ?? '';
  const parts = defaultTreeAdapter.isElementNode(node) ? node.childNodes : [];
  const words = parts.filter(
    (part) => !(defaultTreeAdapter.isElementNode(part) && part.tagName === 'strong'),
  );
  return `${kind}: ${squeeze(words.map((part) => textOf(part)).join(''))}`;
}

function classesOf(node: Html): string[] {
  const named = defaultTreeAdapter.isElementNode(node)
    ? node.attrs.find(({ name }) => name === 'class')
    : undefined;
  return named?.value.split(' ') ?? [];
}

function textOf(node: Html | DefaultTreeAdapterTypes.DocumentFragment): string {
  if (defaultTreeAdapter.isTextNode(node)) return node.value;
  if (!('childNodes' in node)) return '';
  return defaultTreeAdapter.isElementNode(node) && node.tagName === 'br'
    ? ' '
    : node.childNodes.map((child) => textOf(child)).join('');
}

/** The place of a dateline; a record that was read off a plain post has the date in it too. */
export function placeIn(dateline: string): string {
  return (dateline.split(',')[0] ?? '').replace(/\s*—$/, '').trim();
}

export function squeeze(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}

/** A picture of ours by its bytes, wherever it is; any other by its address. */
export function pictureName(source: string): string {
  return /^sha256:([0-9a-f]{40})/.exec(source)?.[1] ?? /\bstet-([0-9a-f]{40})/.exec(source)?.[1] ?? source;
}
