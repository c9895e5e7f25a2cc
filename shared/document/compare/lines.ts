import type { Node } from '@tiptap/pm/model';
import { tokensOf } from '../../merge/tokens';
import type { Token } from '../../merge/tokens';
import { textOfHtml } from '../wordpress/html-text';
import { isBlockId } from '../ids';
import type { LineDress } from './compared';

/** A copy as lines: what can be laid beside another copy. */
export interface Line {
  /** The same for the same line of another copy; two lines of one copy may share it. */
  readonly key: string;
  readonly blockId: string;
  readonly dress: LineDress;
  /** All text, atoms as one sign each. */
  readonly text: string;
  /** In words, by name. */
  readonly attributes: ReadonlyMap<string, string>;
  readonly tokens: () => readonly Token[];
}

/** What stands for an inline part that Stet does not know; it has no text of its own. */
export const atomSign = '\u25a2';
/** Between the cells of a table's row. */
export const cellSign = '\t';

/** Attributes that are nobody's words: identity, and what only the site or the layout needs. */
const unseen: ReadonlySet<string> = new Set(['id', 'dress', 'remoteId', 'size', 'colwidth', 'label']);

/** The lines of a copy's blocks in reading order, headline and dek among them. */
export function linesOf(blocks: readonly Node[]): Line[] {
  const lines: Line[] = [];
  for (const block of blocks) addLines(lines, block, [], '');
  return lines;
}

function addLines(lines: Line[], node: Node, within: readonly string[], outerId: string): void {
  const { name } = node.type;
  const own: unknown = node.attrs['id'];
  const blockId = isBlockId(own) ? own : outerId;
  if (node.isTextblock) {
    if (isSpare(node)) return;
    lines.push(textLine(node, within, blockId));
  } else if (name === 'tableRow') lines.push(rowLine(node, within, blockId));
  else if (node.isLeaf) lines.push(bareLine(node, within, blockId));
  else {
    if (name === 'image') lines.push(bareLine(node, within, blockId));
    node.forEach((child) => addLines(lines, child, [...within, name], blockId));
  }
}

/** A caption, a credit or a source that nobody wrote is no line. */
function isSpare(node: Node): boolean {
  return node.content.size === 0 && ['caption', 'credit', 'attribution', 'speaker'].includes(node.type.name);
}

function textLine(node: Node, within: readonly string[], blockId: string): Line {
  const tokens = tokensOf(node.content);
  return line(node, within, blockId, () => tokens);
}

function rowLine(row: Node, within: readonly string[], blockId: string): Line {
  const tokens: Token[] = [];
  row.forEach((cell, _offset, index) => {
    if (index > 0) tokens.push({ key: cellSign, pieces: [] });
    tokens.push(...tokensOf(cell.content));
  });
  return line(row, within, blockId, () => tokens);
}

function bareLine(node: Node, within: readonly string[], blockId: string): Line {
  const text = node.type.name === 'opaque' ? textOfHtml(String(node.attrs['raw'])).trim() : '';
  const tokens = (text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^]/gu) ?? []).map((key) => ({ key, pieces: [] }));
  return line(node, within, blockId, () => tokens);
}

function line(node: Node, within: readonly string[], blockId: string, tokens: () => readonly Token[]): Line {
  const { name } = node.type;
  const source: unknown = node.attrs['source'];
  const level: unknown = node.attrs['level'];
  const text = tokens().map(textOfToken).join('');
  return {
    // A row has no id, and a block of its own text goes by the id alone, whatever it became.
    key: name === 'tableRow' || blockId === '' ? `${blockId} ${name}` : `${blockId} ${roleOf(name)}`,
    blockId,
    dress: {
      type: name,
      level: typeof level === 'number' ? level : 0,
      within,
      source: typeof source === 'string' ? source : null,
    },
    text,
    attributes: attributesOf(node),
    tokens,
  };
}

/** A token's text as the lines show it. */
export function textOfToken({ key, pieces }: Token): string {
  if (!key.startsWith('\u0000')) return key;
  return pieces[0]?.type.name === 'hardBreak' ? '\n' : atomSign;
}

function roleOf(name: string): string {
  return ['caption', 'credit', 'attribution', 'speaker', 'quoteText'].includes(name) ? name : '';
}

function attributesOf(node: Node): ReadonlyMap<string, string> {
  const { name } = node.type;
  const words = new Map<string, string>([
    ['type', name === 'heading' ? `heading-${node.attrs['level']}` : name],
  ]);
  for (const [attribute, value] of Object.entries(node.attrs)) {
    if (unseen.has(attribute) || attribute === 'level') continue;
    words.set(attribute, typeof value === 'string' ? value : JSON.stringify(value));
  }
  return words;
}
