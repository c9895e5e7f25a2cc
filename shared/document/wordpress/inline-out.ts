import type { Mark, Node } from '@tiptap/pm/model';
import { escapeText, writeAttributes } from './html-text';
import { tidyInline } from './tidy-inline';

/**
 * The inline content of a text block as HTML. Elements nest so that a link or a foreign element is cut
 * in two only where another one overlaps it; formatting is what gives way.
 */
export function writeInline(block: Node): string {
  const nodes = tidyInline(block.content.content);
  if (nodes.length === 0) return '';
  if (nodes.length === 1 && nodes[0]?.marks.length === 0) return writeLeaf(nodes[0]);
  const runs = measureRuns(nodes);
  const stack: Run[] = [];
  let html = '';
  nodes.forEach((node, index) => {
    const wanted = runs[index] ?? [];
    let keep = 0;
    while (keep < stack.length && wanted.includes(stack[keep] as Run)) keep++;
    const opening = wanted.filter((run) => stack.indexOf(run) === -1 || stack.indexOf(run) >= keep);
    const reach = Math.max(-1, ...opening.map((run) => run.end));
    for (
      let top = stack[keep - 1];
      keep > 0 && top !== undefined && !top.whole && top.end < reach;
      top = stack[keep - 1]
    ) {
      keep--;
      opening.push(top);
    }
    while (stack.length > keep) html += closingTag(stack.pop());
    opening.sort(
      (one, other) => other.end - one.end || Number(other.whole) - Number(one.whole) || one.rank - other.rank,
    );
    for (const run of opening) {
      html += openingTag(run.mark);
      stack.push(run);
    }
    html += writeLeaf(node);
  });
  while (stack.length > 0) html += closingTag(stack.pop());
  return html;
}

/** One mark over neighbouring nodes, up to the node `end`. `whole` marks should not be cut. */
interface Run {
  readonly mark: Mark;
  readonly rank: number;
  readonly whole: boolean;
  end: number;
}

function measureRuns(nodes: readonly Node[]): Run[][] {
  let before: Run[] = [];
  return nodes.map((node, index) => {
    before = node.marks.map((mark, rank) => {
      const running = before.find((run) => run.mark.eq(mark));
      if (running === undefined) return { mark, rank, whole: isWhole(mark), end: index };
      running.end = index;
      return running;
    });
    return before;
  });
}

function isWhole(mark: Mark): boolean {
  return mark.type.name === 'link' || mark.type.name === 'foreign';
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

function closingTag(run: Run | undefined): string {
  if (run === undefined) return '';
  const { mark } = run;
  if (mark.type.name === 'link') return '</a>';
  const tag = mark.type.name === 'foreign' ? String(mark.attrs['tag']) : tags[mark.type.name];
  return tag === undefined ? '' : `</${tag}>`;
}
