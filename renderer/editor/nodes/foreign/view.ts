import type { MarkViewRenderer } from '@tiptap/core';

/** Text inside an element only the site knows: dotted underline, and a word about it on hovering. */
export function foreignView(explain: (tag: string) => string): MarkViewRenderer {
  return ({ mark }) => {
    const dom = document.createElement('span');
    const tag = String(mark.attrs['tag']);
    dom.dataset['foreign'] = tag;
    dom.title = explain(tag);
    return { dom, contentDOM: dom };
  };
}
