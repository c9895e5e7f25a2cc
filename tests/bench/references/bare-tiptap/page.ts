import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import type { BenchBlock } from '../../article';

interface BareTiptap {
  open(blocks: readonly BenchBlock[]): number;
  caretInto(blockIndex: number): void;
}

let editor: Editor | undefined;

/** What the benchmark calls: opening returns the milliseconds until the document is laid out. */
const bare: BareTiptap = {
  open(blocks) {
    editor?.destroy();
    const content = {
      type: 'doc',
      content: blocks.map(({ kind, text }) => ({
        type: kind,
        ...(kind === 'heading' ? { attrs: { level: 2 } } : {}),
        content: [{ type: 'text', text }],
      })),
    };
    const element = document.querySelector<HTMLElement>('#editor');
    if (!element) throw new Error('The page has no editor element.');
    const started = performance.now();
    editor = new Editor({ element, extensions: [StarterKit], content });
    element.getBoundingClientRect();
    return performance.now() - started;
  },
  caretInto(blockIndex) {
    if (!editor) return;
    let position = 0;
    for (let index = 0; index < blockIndex; index += 1) position += editor.state.doc.child(index).nodeSize;
    editor.commands.focus(position + 10, { scrollIntoView: true });
  },
};
Object.assign(window, { bare });
