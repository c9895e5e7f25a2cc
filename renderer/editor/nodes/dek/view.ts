import type { NodeViewRenderer } from '@tiptap/core';

/**
 * The dek with an element of the screen's below it (byline and dateline), outside the copy. As a part of
 * this view it costs a keystroke nothing; as a decoration it made every keystroke walk all blocks.
 */
export function dekView(slot: HTMLElement): NodeViewRenderer {
  return () => {
    const dom = document.createElement('div');
    dom.className = 'dek';
    const contentDOM = document.createElement('p');
    contentDOM.dataset['dek'] = '';
    dom.append(contentDOM, slot);
    return {
      dom,
      contentDOM,
      ignoreMutation: (mutation) => mutation.type !== 'selection' && !contentDOM.contains(mutation.target),
      stopEvent: (event) => event.target instanceof Node && slot.contains(event.target),
    };
  };
}
