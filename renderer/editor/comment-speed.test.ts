// @vitest-environment jsdom
import type { EditorState } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { countTreeWork } from '../../tests/helpers/count-tree-work';
import { blockIds } from '../../shared/document/schema';
import { layComment } from './commands/comments';
import { setCommentedBlocks } from './plugins/comment-places';
import { openView } from './typing.test-helper';

const paragraphs = 500;
const words = 'Twenty words of a story that is long enough to be read by a person who has an hour.';

/** The work of typing one letter in the middle of a story, its drawing apart. */
function workOfOneKey(withComments: boolean): number {
  const view = openView(Array.from({ length: paragraphs }, () => `p(${words})`).join(' '));
  try {
    let state: EditorState = view.state;
    if (withComments) {
      const { tr } = state;
      let made = 0;
      state.doc.forEach((node, at) => {
        if (node.childCount === 0 || made >= 200) return;
        made += 1;
        layComment(tr, `t${made}`, [{ from: at + 3, to: at + 12 }]);
      });
      state = state.apply(tr);
      const blocks = new Set<string>(blockIds(state.doc).slice(0, 20));
      state = state.apply(setCommentedBlocks(state.tr, blocks));
      expect(made).toBe(200);
    }
    const middle = TextSelection.near(state.doc.resolve(Math.floor(state.doc.content.size / 2)));
    const placed = state.apply(state.tr.setSelection(middle));
    return countTreeWork(() => placed.apply(placed.tr.insertText('x')));
  } finally {
    view.destroy();
  }
}

describe('typing in 10,000 words with 200 comments', () => {
  it('is no more work than without', () => {
    const plain = workOfOneKey(false);
    expect(workOfOneKey(true)).toBeLessThan(1.5 * plain);
  });
});
