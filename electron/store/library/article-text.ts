import type { Node } from '@tiptap/pm/model';
import { copyText, plainText } from '../../../shared/document/copy-text';
import { standingCopy } from '../../../shared/document/suggestions';

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

/** The plain text of a copy: what stands, but suggested words of the body are found too. Control characters become spaces: search uses two of them to mark its hits. */
export function articleText(copy: Node): ArticleText {
  const standing = standingCopy(copy);
  const { words, characters } = copyText(standing);
  const [headline, dek] = [standing.child(0).textContent, standing.child(1).textContent];
  const above = [copy.child(0), copy.child(1)].map((node) => node.textContent).filter((text) => text !== '');
  const body = plainText(copy).slice(above.join('\n').length);
  return { headline: printable(headline), dek: printable(dek), body: printable(body), words, characters };
}

function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]+/gu, ' ').trim();
}
