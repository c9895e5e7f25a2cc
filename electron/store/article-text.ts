import type { Node } from '@tiptap/pm/model';

/** The plain words of a copy, as lists, search and counts see them. */
export interface ArticleText {
  readonly headline: string;
  readonly dek: string;
  /** One line per text block, captions, credits and attributions included. */
  readonly body: string;
}

/** The plain text of a copy. Control characters become spaces: search uses two of them to mark its hits. */
export function articleText(copy: Node): ArticleText {
  const lines: string[] = [];
  let headline = '';
  let dek = '';
  copy.descendants((node) => {
    if (!node.isTextblock) return true;
    const text = printable(node.textBetween(0, node.content.size, ' ', leafText));
    if (node.type.name === 'headline') headline = text;
    else if (node.type.name === 'dek') dek = text;
    else if (text !== '') lines.push(text);
    return false;
  });
  return { headline, dek, body: lines.join('\n') };
}

/** Words as a newsroom counts them: `l’été`, `co-op` and `3.5` are one each. */
export function countWords(text: string): number {
  return text.match(/[\p{L}\p{N}]+(?:[\p{M}'’.,_-][\p{L}\p{N}]+)*/gu)?.length ?? 0;
}

function leafText(leaf: Node): string {
  return leaf.type.name === 'hardBreak' ? ' ' : '';
}

function printable(text: string): string {
  return text.replace(/\p{Cc}+/gu, ' ').trim();
}
