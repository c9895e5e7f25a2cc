// @vitest-environment jsdom
import type { Mark } from '@tiptap/pm/model';
import { EditorView } from '@tiptap/pm/view';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { articleSchema } from '../../../shared/document/schema';
import { read } from '../notation.test-helper';
import { reviewMarks } from './review-marks';
import type { ReviewMarks } from './review-marks';

const { comment, insertion } = articleSchema.marks;

describe('the marks of a review on the page', () => {
  let view: EditorView;
  let marks: ReviewMarks;
  let author: number;

  beforeEach(() => {
    author = 1;
    marks = reviewMarks({ isOpenThread: (id) => id === 'open', authorStyle: () => author });
    view = new EditorView(document.createElement('div'), { state: read('p(One two three)', [marks.plugin]) });
    document.body.append(view.dom);
  });
  afterEach(() => {
    view.destroy();
    view.dom.remove();
  });

  /** Where the words of the body begin. */
  const start = (): number => view.state.doc.child(0).nodeSize + view.state.doc.child(1).nodeSize + 1;
  const lay = (from: number, to: number, mark: Mark): void =>
    view.dispatch(view.state.tr.addMark(start() + from, start() + to, mark));
  const states = (): string[] =>
    [...view.dom.querySelectorAll('[data-comment]')].map(
      (each) => `${each.textContent} ${each.getAttribute('data-state') ?? ''}`,
    );

  it('are painted as they are made: open threads, and no others', () => {
    lay(0, 3, comment.create({ id: 'open' }));
    lay(4, 7, comment.create({ id: 'resolved' }));
    expect(states()).toEqual(['One open', 'two none']);
  });

  it('follow a thread that becomes the active one, also where its words are drawn anew', () => {
    lay(0, 3, comment.create({ id: 'open' }));
    marks.comments.set({ open: new Set(['open']), active: 'open' });
    expect(states()).toEqual(['One active']);
    lay(3, 7, comment.create({ id: 'open' }));
    expect(states()).toEqual(['One two active']);
    expect(marks.comments.elements('open')).toHaveLength(1);
  });

  it('show a suggestion in the style of its author, once it is known who that is', () => {
    lay(0, 3, insertion.create({ id: 's1' }));
    const style = (): string | null => view.dom.querySelector('ins')?.getAttribute('data-author') ?? null;
    expect(style()).toBe('1');
    author = 3;
    expect(style()).toBe('1');
    marks.dressSuggestions();
    expect(style()).toBe('3');
  });

  it('leave the copy as it was: a look is never read back as a change', async () => {
    lay(0, 3, comment.create({ id: 'open' }));
    const before = view.state;
    marks.comments.set({ open: new Set(), active: null });
    marks.dressSuggestions();
    await Promise.resolve();
    expect(states()).toEqual(['One none']);
    expect(view.state).toBe(before);
  });
});
