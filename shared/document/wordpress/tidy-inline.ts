import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../schema';
import { carriableText } from './html-text';
import { carriableMarks, marksAround } from './inline-marks';
import { nestMarks } from './nesting';

/**
 * Inline nodes as a round trip through WordPress leaves them: white space that holds a line break or a
 * tab is one space, and none at either end; characters and marks that HTML cannot carry are dropped.
 */
export function tidyInline(nodes: readonly Node[]): Node[] {
  if (nodes.length > 0 && isBlank(nodes)) return [];
  const tidy: Node[] = [];
  for (const [index, node] of nodes.entries()) {
    const marks =
      node.type.name === 'opaqueInline'
        ? marksAround(String(node.attrs['raw']), node.marks)
        : carriableMarks(node.marks);
    let text = node.text;
    if (text === undefined) {
      tidy.push(marks === node.marks ? node : node.mark(marks));
      continue;
    }
    text = carriableText(text);
    if (foldable.test(text)) {
      text = text.replace(whiteSpace, (run) => (foldable.test(run) ? ' ' : run));
      const [before, after] = [nodes[index - 1], nodes[index + 1]];
      if (isEdge(before) && foldsFrom(node.text ?? '', 0, 1)) text = text.slice(1);
      if (isEdge(after) && foldsFrom(node.text ?? '', (node.text?.length ?? 0) - 1, -1))
        text = text.slice(0, -1);
    }
    if (text === node.text && marks === node.marks) tidy.push(node);
    else if (text !== '') tidy.push(articleSchema.text(text, marks));
  }
  return tidy.some(hasTwoForeign) ? orderForeign(tidy) : tidy;
}

function hasTwoForeign({ marks }: Node): boolean {
  return marks.filter((mark) => mark.type.name === 'foreign').length > 1;
}

/** Foreign marks in the order their elements nest in, which is the order they are read back in. */
function orderForeign(nodes: readonly Node[]): Node[] {
  const nesting = nestMarks(nodes);
  return nodes.map((node, index) => {
    const nested =
      nesting[index]?.map((run) => run.mark).filter((mark) => mark.type.name === 'foreign') ?? [];
    let next = 0;
    return node.mark(
      node.marks.map((mark) => (mark.type.name === 'foreign' ? (nested[next++] ?? mark) : mark)),
    );
  });
}

/**
 * Whether WordPress's editor sees nothing in this content: it drops spaces that stand alone and empty
 * elements without attributes, such as `<wbr>`, and calls a block invalid whose caption, attribution or
 * cell holds nothing else.
 */
function isBlank(nodes: readonly Node[]): boolean {
  return nodes.every(({ text, type, attrs }) =>
    text === undefined
      ? type.name === 'opaqueInline' && /^<[\w-]+\s*>/.test(String(attrs['raw']))
      : !/[^ \t\n\f\r]/.test(carriableText(text)),
  );
}

const foldable = /[\t\n\f\r]/;
const whiteSpace = /[ \t\n\f\r]+/g;

/** White space beside the block's edge or a line break shows nothing. */
function isEdge(neighbour: Node | undefined): boolean {
  return neighbour === undefined || neighbour.type.name === 'hardBreak';
}

/** Whether the white space at one end of a text holds a line break or a tab. */
function foldsFrom(text: string, start: number, step: 1 | -1): boolean {
  for (let at = start; ; at += step) {
    const char = text.charAt(at);
    if (char !== ' ') return char !== '' && foldable.test(char);
  }
}
