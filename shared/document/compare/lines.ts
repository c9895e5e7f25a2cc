import type { Node } from '@tiptap/pm/model';
import { tokensOf } from '../../merge/tokens';
import type { Token } from '../../merge/tokens';
import { textOfHtml } from '../wordpress/html-text';
import { isBlockId } from '../ids';
import { articleSchema } from '../schema';
import type { LineDress, Suggested } from './compared';

/** A copy as lines: what can be laid beside another copy. */
export interface Line {
  /** The same for the same line of another copy; two lines of one copy may share it. */
  readonly key: string;
  readonly blockId: string;
  readonly dress: LineDress;
  /** All text, atoms as one sign each. */
  readonly text: string;
  /** What is suggested of all of it: of the block, or of what holds the block. */
  readonly suggested: Suggested | undefined;
  /** Taken apart each time it is asked. */
  readonly tokens: () => readonly Token[];
  readonly node: Node;
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
  for (const block of blocks) addLines(lines, block, { within: [], blockId: '', suggested: undefined });
  return lines;
}

/** Where a line stands: the containers around it, the block it belongs to, and what is suggested of all that. */
type Surroundings = Pick<LineDress, 'within'> & Pick<Line, 'blockId' | 'suggested'>;

function addLines(lines: Line[], node: Node, outer: Surroundings): void {
  const { name } = node.type;
  const own: unknown = node.attrs['id'];
  const around: Surroundings = {
    within: outer.within,
    blockId: isBlockId(own) ? own : outer.blockId,
    suggested: suggestedOf(node) ?? outer.suggested,
  };
  if (node.isTextblock) {
    if (isSpare(node)) return;
    lines.push(textLine(node, around));
  } else if (name === 'tableRow') lines.push(rowLine(node, around));
  else if (node.isLeaf) lines.push(bareLine(node, around));
  else {
    if (name === 'image') lines.push(bareLine(node, around));
    const within = [...around.within, name];
    node.forEach((child) => addLines(lines, child, { ...around, within }));
  }
}

/** What a suggestion would do with a node; what is struck goes, whoever brought it. */
export function suggestedOf({ marks }: Pick<Node, 'marks'>): Suggested | undefined {
  if (marks.some(({ type }) => type === articleSchema.marks.deletion)) return 'deletion';
  return marks.some(({ type }) => type === articleSchema.marks.insertion) ? 'insertion' : undefined;
}

/** A caption, a credit or a source that nobody wrote is no line. */
function isSpare(node: Node): boolean {
  return node.content.size === 0 && ['caption', 'credit', 'attribution', 'speaker'].includes(node.type.name);
}

function textLine(node: Node, around: Surroundings): Line {
  return line(node, around, { text: textOf(node), tokens: () => tokensOf(node.content) });
}

function rowLine(row: Node, around: Surroundings): Line {
  const tokens = (): Token[] =>
    row.content.content.flatMap((cell, index) => [
      ...(index > 0 ? [{ key: cellSign, pieces: [] }] : []),
      ...tokensOf(cell.content),
    ]);
  return line(row, around, { text: row.content.content.map(textOf).join(cellSign), tokens });
}

function bareLine(node: Node, around: Surroundings): Line {
  const text = node.type.name === 'opaque' ? textOfHtml(String(node.attrs['raw'])).trim() : '';
  const tokens = (): Token[] =>
    (text.match(/\s+|[\p{L}\p{N}\p{M}]+|[^]/gu) ?? []).map((key) => ({ key, pieces: [] }));
  return line(node, around, { text, tokens });
}

function line(
  node: Node,
  { within, blockId, suggested }: Surroundings,
  { text, tokens }: Pick<Line, 'text' | 'tokens'>,
): Line {
  const { name } = node.type;
  const source: unknown = node.attrs['source'];
  const level: unknown = node.attrs['level'];
  return {
    node,
    // A row has no id, and a block of its own text goes by the id alone, whatever it became.
    key: name === 'tableRow' || blockId === '' ? `${blockId} ${name}` : `${blockId} ${roleOf(name)}`,
    blockId,
    suggested,
    dress: {
      type: name,
      level: typeof level === 'number' ? level : 0,
      within,
      source: typeof source === 'string' ? source : null,
    },
    text,
    tokens,
  };
}

function textOf(block: Node): string {
  return block.textBetween(0, block.content.size, '', (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : atomSign,
  );
}

/** A token's text as the lines show it. */
export function textOfToken({ key, pieces }: Token): string {
  const [first] = pieces;
  if (first === undefined || first.isText) return key;
  return first.type.name === 'hardBreak' ? '\n' : atomSign;
}

function roleOf(name: string): string {
  return ['caption', 'credit', 'attribution', 'speaker', 'quoteText'].includes(name) ? name : '';
}

/** A block's attributes in words, by name. */
export function attributesOf(node: Node): ReadonlyMap<string, string> {
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
