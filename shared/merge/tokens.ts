import type { Fragment, Node } from '@tiptap/pm/model';

/**
 * The smallest piece of inline content that a merge moves: a word, a stretch of white space, any other single
 * character, or an inline atom. `pieces` are its nodes with their marks; one word may be bold in part.
 */
export interface Token {
  /** Equal for equal tokens, whatever their marks. */
  readonly key: string;
  readonly pieces: readonly Node[];
}

/** A word may hold apostrophes and hyphens: *l’homme*, *rendez-vous*. */
const token = /[\p{L}\p{N}\p{M}_]+(?:['’‑-][\p{L}\p{N}\p{M}_]+)*|\s+|[^]/gu;

/** Inline content as tokens, in order. */
export function tokensOf(content: Fragment): Token[] {
  const tokens: Token[] = [];
  let run: Node[] = [];
  const flush = (): void => {
    if (run.length > 0) tokens.push(...tokensOfRun(run));
    run = [];
  };
  content.forEach((node) => {
    const last = run.at(-1);
    // Where a suggestion begins or ends a word does too: else one laid in beside a word would make another word of it.
    if (!node.isText || (last !== undefined && suggestionOf(last) !== suggestionOf(node))) flush();
    if (node.isText) {
      run.push(node);
      return;
    }
    tokens.push({ key: `\u0000${node.type.name} ${String(node.attrs['raw'] ?? '')}`, pieces: [node] });
  });
  flush();
  return tokens;
}

/** Whether a token says something: holds a letter or a digit, or is an atom. */
export function isWord({ key }: Token): boolean {
  return key.startsWith('\u0000') || /[\p{L}\p{N}]/u.test(key);
}

/** The text of tokens as a person reads it. */
export function textOfTokens(tokens: readonly Token[]): string {
  return tokens.flatMap(({ pieces }) => pieces.map((piece) => piece.text ?? ' ')).join('');
}

function suggestionOf(node: Node): string {
  return node.marks
    .filter(({ type }) => type.name === 'insertion' || type.name === 'deletion')
    .map(({ type, attrs }) => `${type.name} ${String(attrs['id'])}`)
    .join(' ');
}

function tokensOfRun(run: readonly Node[]): Token[] {
  const text = run.map((node) => node.text ?? '').join('');
  const tokens: Token[] = [];
  let index = 0;
  let start = 0;
  for (const [key] of text.matchAll(token)) {
    const pieces: Node[] = [];
    let left = key.length;
    while (left > 0) {
      const node = run[index] as Node;
      const taken = Math.min(left, node.nodeSize - start);
      pieces.push(taken === node.nodeSize ? node : node.cut(start, start + taken));
      left -= taken;
      start += taken;
      if (start === node.nodeSize) {
        index += 1;
        start = 0;
      }
    }
    tokens.push({ key, pieces });
  }
  return tokens;
}
