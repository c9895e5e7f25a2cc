/** A block comment pair (or a self-closing one) in WordPress source, with what stands inside it. */
export interface SourceBlock {
  readonly kind: 'block';
  /** The name as written, without the `core/` namespace. */
  readonly name: string;
  readonly attributes: Readonly<Record<string, unknown>>;
  /** The exact source, opening comment to closing comment. */
  readonly raw: string;
  /** HTML and inner blocks in order; empty for a self-closing block. */
  readonly content: readonly (string | SourceBlock)[];
  readonly selfClosing: boolean;
}

/** Source outside every block: white space, classic content, or what a malformed comment left. */
export interface SourceText {
  readonly kind: 'text';
  readonly raw: string;
}

export type SourcePiece = SourceBlock | SourceText;

/**
 * Splits WordPress post content into its top-level blocks and the text between them. Total: any string
 * is accepted, and the `raw` of the pieces joined give the input back. Unclosed openers, closers without
 * an opener and comments whose attributes are not a JSON object count as text. Linear in the input.
 */
export function parseBlocks(source: string): SourcePiece[] {
  const root: Frame = { opener: null, start: 0, parts: [] };
  const stack: Frame[] = [];
  const openByName = new Map<string, number>();
  let top = root;
  let at = 0;

  const addText = (end: number) => {
    if (end > at) top.parts.push({ start: at, end, block: null });
    at = end;
  };
  /** Turns the openers above `depth` into text: what they held belongs to the frame below. */
  const demote = (depth: number) => {
    const below = depth === 0 ? root : stack[depth - 1];
    if (below === undefined) return;
    for (const frame of stack.splice(depth)) {
      if (frame.opener === null) continue;
      count(openByName, frame.opener.name, -1);
      below.parts.push({ start: frame.start, end: frame.opener.end, block: null });
      for (const part of frame.parts) below.parts.push(part);
    }
    top = below;
  };

  for (const comment of blockComments(source)) {
    addText(comment.start);
    if (comment.kind === 'closer') {
      if ((openByName.get(comment.name) ?? 0) === 0) continue;
      let depth = stack.length;
      while (stack[depth - 1]?.opener?.name !== comment.name) depth--;
      if (depth < stack.length) demote(depth);
      stack.pop();
      count(openByName, comment.name, -1);
      const block = makeBlock(source, top, comment.end);
      top = stack.at(-1) ?? root;
      if (block !== null) top.parts.push({ start: comment.start, end: comment.end, block });
    } else if (comment.selfClosing) {
      const frame: Frame = { opener: comment, start: comment.start, parts: [] };
      const block = makeBlock(source, frame, comment.end);
      if (block !== null) top.parts.push({ start: comment.start, end: comment.end, block });
    } else {
      top = { opener: comment, start: comment.start, parts: [] };
      stack.push(top);
      count(openByName, comment.name, 1);
    }
    at = comment.end;
  }
  addText(source.length);
  demote(0);
  return joinText(source, root.parts).map((part) =>
    typeof part === 'string' ? { kind: 'text', raw: part } : part,
  );
}

interface Opener {
  readonly kind: 'opener';
  readonly name: string;
  readonly attributes: Record<string, unknown>;
  readonly selfClosing: boolean;
  readonly start: number;
  readonly end: number;
}

interface Closer {
  readonly kind: 'closer';
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

interface Part {
  readonly start: number;
  readonly end: number;
  readonly block: SourceBlock | null;
}

interface Frame {
  readonly opener: Opener | null;
  readonly start: number;
  readonly parts: Part[];
}

const commentHead = /<!--[ \t\n\r\f]+(\/)?wp:([a-z][a-z0-9_-]*\/)?([a-z][a-z0-9_-]*)(?=[ \t\n\r\f/])/y;
const commentTail = /^([ \t\n\r\f]+(?:(\{[^]*\})[ \t\n\r\f]+)?)(\/)?$/;

function* blockComments(source: string): Generator<Opener | Closer> {
  let end = -1;
  for (let start = source.indexOf('<!--'); start !== -1; start = source.indexOf('<!--', start)) {
    commentHead.lastIndex = start;
    const head = commentHead.exec(source);
    if (head === null) {
      start += 4;
      continue;
    }
    const inside = start + head[0].length;
    if (end < inside) end = source.indexOf('-->', inside);
    if (end === -1) return;
    const next = source.indexOf('<!--', inside);
    const comment = next !== -1 && next < end ? null : readComment(source, start, head, end);
    if (comment !== null) yield comment;
    start = comment?.end ?? inside;
  }
}

function readComment(
  source: string,
  start: number,
  head: RegExpExecArray,
  end: number,
): Opener | Closer | null {
  const tail = commentTail.exec(source.slice(start + head[0].length, end));
  if (tail === null) return null;
  const name = (head[2] === undefined || head[2] === 'core/' ? '' : head[2]) + (head[3] ?? '');
  const place = { name, start, end: end + 3 };
  if (head[1] !== undefined) return { kind: 'closer', ...place };
  const attributes = tail[2] === undefined ? {} : readAttributes(tail[2]);
  return attributes === null
    ? null
    : { kind: 'opener', attributes, selfClosing: tail[3] !== undefined, ...place };
}

function readAttributes(json: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(json);
    return typeof value === 'object' && value !== null ? { ...value } : null;
  } catch {
    return null;
  }
}

function makeBlock(source: string, frame: Frame, end: number): SourceBlock | null {
  if (frame.opener === null) return null;
  const { name, attributes, selfClosing } = frame.opener;
  const content = joinText(source, frame.parts);
  return { kind: 'block', name, attributes, selfClosing, content, raw: source.slice(frame.start, end) };
}

function joinText(source: string, parts: readonly Part[]): (string | SourceBlock)[] {
  const joined: (string | SourceBlock)[] = [];
  let textStart = -1;
  let textEnd = -1;
  for (const { start, end, block } of parts) {
    if (block === null) {
      if (textStart === -1) textStart = start;
      textEnd = end;
      continue;
    }
    if (textStart !== -1) joined.push(source.slice(textStart, textEnd));
    textStart = -1;
    joined.push(block);
  }
  if (textStart !== -1) joined.push(source.slice(textStart, textEnd));
  return joined;
}

function count(counts: Map<string, number>, name: string, by: number): void {
  counts.set(name, (counts.get(name) ?? 0) + by);
}
