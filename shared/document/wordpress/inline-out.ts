import type { Mark, Node } from '@tiptap/pm/model';
import { escapeText, writeAttributes } from './html-text';
import type { Run } from './nesting';
import { nestMarks } from './nesting';
import { tidyInline } from './tidy-inline';

/** The inline content of a text block as HTML, as it comes back from WordPress (see `tidyInline`). */
export function writeInline(block: Node): string {
  const nodes = tidyInline(block.content.content);
  if (nodes.length === 0) return '';
  if (nodes.length === 1 && nodes[0]?.marks.length === 0) return writeLeaf(nodes[0]);
  const nesting = nestMarks(nodes);
  let html = '';
  let stack: readonly Run[] = [];
  nodes.forEach((node, index) => {
    const wanted = nesting[index] ?? [];
    let keep = 0;
    while (keep < stack.length && stack[keep] === wanted[keep]) keep++;
    html += closeAll(stack.slice(keep));
    for (const run of wanted.slice(keep)) html += openingTag(run.mark);
    html += writeLeaf(node);
    stack = wanted;
  });
  return html + closeAll(stack);
}

function closeAll(runs: readonly Run[]): string {
  return runs
    .map(({ mark }) => closingTag(mark))
    .reverse()
    .join('');
}

function writeLeaf(node: Node): string {
  if (node.text !== undefined) return escapeText(node.text);
  return node.type.name === 'hardBreak' ? '<br>' : String(node.attrs['raw']);
}

const tags: Readonly<Record<string, string>> = {
  bold: 'strong',
  italic: 'em',
  strike: 's',
  subscript: 'sub',
  superscript: 'sup',
};

function openingTag(mark: Mark): string {
  if (mark.type.name === 'foreign') return String(mark.attrs['open']);
  if (mark.type.name !== 'link') {
    const tag = tags[mark.type.name];
    return tag === undefined ? '' : `<${tag}>`;
  }
  const attributes: [string, string][] = [];
  for (const name of ['href', 'title', 'target', 'rel']) {
    const value: unknown = mark.attrs[name];
    if (typeof value === 'string') attributes.push([name, value]);
  }
  // Inside rich text WordPress keeps a browser's spelling, which names no-break spaces in attributes too.
  return `<a${writeAttributes(attributes).replaceAll('\u00a0', '&nbsp;')}>`;
}

function closingTag(mark: Mark): string {
  if (mark.type.name === 'link') return '</a>';
  const tag = mark.type.name === 'foreign' ? String(mark.attrs['tag']) : tags[mark.type.name];
  return tag === undefined ? '' : `</${tag}>`;
}
