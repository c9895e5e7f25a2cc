import type { Node } from '@tiptap/pm/model';
import { copyText, plainText } from '../../shared/document/copy-text';

/** The plain words of a copy, as lists and search see them. */
export interface ArticleText {
  readonly headline: string;
  readonly dek: string;
  /** One line per text block, captions and credits included. */
  readonly body: string;
  /** As the editor counts them: the body alone. */
  readonly words: number;
  readonly characters: number;
}

/** The plain text of a copy. Control characters become spaces: search uses two of them to mark its hits. */
export function articleText(copy: Node): ArticleText {
  const { words, characters } = copyText(copy);
  const headline = copy.child(0).textContent;
  const dek = copy.child(1).textContent;
  const above = [headline, dek].filter((text) => text !== '').join('\n');
  const body = plainText(copy).slice(above.length);
  return { headline: printable(headline), dek: printable(dek), body: printable(body), words, characters };
}

function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]+/gu, ' ').trim();
}
