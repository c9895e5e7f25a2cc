import type { Node } from '@tiptap/pm/model';
import { textOfHtml } from '../document/wordpress/html-text';

/** Everything a block says, its captions and cells included, on one line each. */
export function plainTextOf(block: Node): string {
  if (block.type.name === 'opaque') return textOfHtml(String(block.attrs['raw'])).trim();
  return block
    .textBetween(0, block.content.size, '\n', (leaf) => (leaf.type.name === 'hardBreak' ? '\n' : ''))
    .trim();
}
