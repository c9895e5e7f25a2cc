import type { SourceBlock } from './parse-blocks';
import { takeMetadata } from './metadata';
import type { HtmlElement, HtmlNode } from './strict-html';
import { isVoidTag, parseStrictHtml } from './strict-html';

/**
 * A block's source in a form that is equal for sources that mean the same: Stet's metadata and default
 * values left out, attributes and classes sorted, `b`, `i`, `del` and `strike` spelled one way, white
 * space between tags dropped, inline elements told by the words they cover and not by how they nest.
 * Null where the HTML is not plain enough to be sure.
 */
export function canonicalSource(block: SourceBlock): string | null {
  const inner = block.content.filter((part) => typeof part !== 'string');
  const html = blockHtml(block);
  if (html === null) return null;
  const children = inner.map(canonicalSource);
  if (children.includes(null)) return null;
  return `${block.name} ${canonicalJson(comparedAttributes(block))} ${canonicalHtml(html)} [${children.join('|')}]`;
}

/** The HTML of a block with a slot for each inner block, or null where it is not plain. */
export function blockHtml(block: SourceBlock): HtmlNode[] | null {
  let slot = 0;
  return parseStrictHtml(block.content.map((part) => (typeof part === 'string' ? part : { slot: slot++ })));
}

function comparedAttributes(block: SourceBlock): Record<string, unknown> {
  const { others } = takeMetadata(block.attributes);
  if (block.name === 'heading' && others['level'] === 2) delete others['level'];
  if (block.name === 'list' && others['ordered'] === false) delete others['ordered'];
  if (block.name === 'list' && others['start'] === 1) delete others['start'];
  return others;
}

function canonicalJson(value: unknown): string {
  return JSON.stringify(value, (_key, part: unknown) => {
    if (typeof part !== 'object' || part === null || Array.isArray(part)) return part;
    return Object.fromEntries(Object.entries(part).sort(([one], [other]) => (one < other ? -1 : 1)));
  });
}

const spellings: Readonly<Record<string, string>> = { b: 'strong', i: 'em', del: 's', strike: 's' };
const wrappers = new Set(
  (
    'a abbr acronym b bdi bdo big cite code data del dfn em font i ins kbd label mark q s samp small span ' +
    'strike strong sub sup time tt u var'
  ).split(' '),
);

function canonicalHtml(html: readonly HtmlNode[]): string {
  const out: string[] = [];
  let text = '';
  let around = '';
  const flush = () => {
    const trimmed = text.replace(/^ | $/g, '');
    if (trimmed !== '') out.push(`"${trimmed}"`);
    text = '';
    around = '';
  };
  const visit = (nodes: readonly HtmlNode[], outer: readonly string[]) => {
    for (const node of nodes) {
      if (node.kind === 'text') {
        const wrapped = [...outer].sort().join('');
        if (wrapped !== around) text += `{${wrapped}}`;
        around = wrapped;
        text += node.text.replace(/[{}"\\]/g, '\\$&').replace(/[ \t\n\f\r]+/g, ' ');
      } else if (node.kind === 'slot') {
        flush();
        out.push(`#${node.index}`);
      } else if (isWrapper(node)) visit(node.children, [...outer, canonicalTag(node)]);
      else {
        flush();
        out.push(canonicalTag(node));
        if (isVoidTag(node.tag)) continue;
        visit(node.children, outer);
        flush();
        out.push(`</${node.tag}>`);
      }
    }
  };
  visit(html, []);
  flush();
  return out.join('');
}

function isWrapper(element: HtmlElement): boolean {
  return wrappers.has(element.tag) && element.children.length > 0 && !holdsPicture(element);
}

function holdsPicture(element: HtmlElement): boolean {
  return element.children.some((child) => child.kind === 'element' && child.tag === 'img');
}

function canonicalTag({ tag, attributes }: HtmlElement): string {
  const sorted = attributes.map(([name, value]) => `${name}=${canonicalValue(name, value)}`).sort();
  const spelled = attributes.length === 0 ? (spellings[tag] ?? tag) : tag;
  return `<${[spelled, ...sorted].join(' ')}>`;
}

function canonicalValue(name: string, value: string): string {
  const plain = name === 'class' ? value.split(/\s+/).filter(Boolean).sort().join(' ') : value;
  return JSON.stringify(plain);
}
