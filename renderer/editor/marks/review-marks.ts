import { Plugin } from '@tiptap/pm/state';
import type { EditorCapabilities } from '../capabilities';
import { drawnMarks } from './drawn-marks';
import type { DrawnMarks } from './drawn-marks';

/** Which threads are to be seen in the copy: open ones tinted, the active one more so, all others not at all. */
export interface CommentLook {
  readonly open: Pick<ReadonlySet<string>, 'has'>;
  readonly active: string | null;
}

/** How the words of comment threads look. */
export interface CommentLooks extends Pick<DrawnMarks, 'elements'> {
  readonly set: (look: CommentLook) => void;
}

/** The marks of a review as they are drawn: threads by their state, suggestions by their author. */
export interface ReviewMarks {
  readonly comments: CommentLooks;
  /** Dresses the suggestions anew, once it is known who made them. */
  readonly dressSuggestions: () => void;
  readonly plugin: Plugin;
}

export function reviewMarks({
  isOpenThread,
  authorStyle,
}: Pick<EditorCapabilities, 'isOpenThread' | 'authorStyle'>): ReviewMarks {
  let look: CommentLook = { open: { has: isOpenThread }, active: null };
  const comments = drawnMarks((element, id) =>
    dress(element, 'data-state', id === look.active ? 'active' : look.open.has(id) ? 'open' : 'none'),
  );
  const suggestions = drawnMarks((element, id) => dress(element, 'data-author', String(authorStyle(id))));
  return {
    comments: {
      elements: comments.elements,
      set: (next) => {
        look = next;
        comments.repaint();
      },
    },
    dressSuggestions: suggestions.repaint,
    plugin: new Plugin({
      props: {
        markViews: {
          comment: comments.view,
          insertion: suggestions.view,
          deletion: suggestions.view,
          modification: suggestions.view,
        },
      },
    }),
  };
}

function dress(element: HTMLElement, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}
