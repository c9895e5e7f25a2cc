import { expect, test } from 'vitest';
import { read } from '../notation.test-helper';
import { anchorAt, anchors, dropAnchor, setAnchor } from './anchors';

test('a place that waits for a picture moves with its text, whoever types before it', () => {
  const picture = {};
  let state = read('p(one|) p(two)', [anchors()]);
  state = state.apply(setAnchor(state.tr, picture, state.selection.from));
  state = state.apply(state.tr.insertText('much longer ', 5));
  expect(state.doc.textBetween(5, anchorAt(state, picture)!)).toBe('much longer one');
  state = state.apply(state.tr.delete(5, 17));
  expect(anchorAt(state, picture)).toBe(8);
  state = state.apply(dropAnchor(state.tr, picture));
  expect(anchorAt(state, picture)).toBeNull();
});
