import { DOMParser } from '@tiptap/pm/model';
import { NodeSelection } from '@tiptap/pm/state';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { articleSchema } from '../../../shared/document/schema';
import { moveCaret } from './positions';

/**
 * Replaces a block of classic WordPress text by the paragraphs, lists and pictures in it, the way a paste
 * of the same HTML would arrive; null where nothing of it would remain. One undo brings the block back.
 */
export function turnIntoBlocks(
  state: EditorState,
  position: number,
  normalize: (html: string) => string,
): Transaction | null {
  const block = state.doc.nodeAt(position);
  if (block?.type.name !== 'opaque') return null;
  const html = normalize(withParagraphs(String(block.attrs['raw'])));
  const page = new window.DOMParser().parseFromString(html, 'text/html');
  const slice = DOMParser.fromSchema(articleSchema).parseSlice(page.body, { preserveWhitespace: false });
  if (slice.content.size === 0) return null;
  const tr = state.tr.replaceRange(position, position + block.nodeSize, slice);
  if (!tr.docChanged) return null;
  return moveCaret(tr, position + 1);
}

/** Whether a block of classic WordPress text is selected: only such a one can be turned into blocks. */
export function isClassicBlock({ selection }: EditorState): boolean {
  return (
    selection instanceof NodeSelection &&
    selection.node.type.name === 'opaque' &&
    selection.node.attrs['label'] === 'classic'
  );
}

/** Classic posts write a blank line for a new paragraph and a line break for a line break. */
function withParagraphs(raw: string): string {
  if (/<(?:p|div|ul|ol|h[1-6]|blockquote|table|figure)[\s>]/i.test(raw) && !/\n\s*\n/.test(raw)) return raw;
  return raw
    .split(/\r?\n\s*\n/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map((part) =>
      /^<(?:p|div|ul|ol|h[1-6]|blockquote|table|figure|hr)[\s>/]/i.test(part)
        ? part
        : `<p>${part.replace(/\r?\n/g, '<br>')}</p>`,
    )
    .join('\n');
}
