import { Editor } from '@tiptap/core';
import { StarterKit } from '@tiptap/starter-kit';
import type { BenchBlock } from '../../article';

interface BareTiptap {
  open(blocks: readonly BenchBlock[]): number;
}

const element = document.querySelector<HTMLElement>('#editor');
if (!element) throw new Error('The page has no editor element.');
const editor = new Editor({ element, extensions: [StarterKit] });

/** What the benchmark calls: opening returns the milliseconds until the document is laid out. */
const bare: BareTiptap = {
  open(blocks) {
    editor.commands.clearContent();
    element.getBoundingClientRect();
    const content = {
      type: 'doc',
      content: blocks.map(({ kind, text }) => ({
        type: kind,
        ...(kind === 'heading' ? { attrs: { level: 2 } } : {}),
        content: [{ type: 'text', text }],
      })),
    };
    const started = performance.now();
    editor.commands.setContent(content);
    element.getBoundingClientRect();
    return performance.now() - started;
  },
};
Object.assign(window, { bare });
