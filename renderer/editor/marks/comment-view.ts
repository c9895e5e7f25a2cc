import type { MarkViewRenderer } from '@tiptap/core';

/** Which threads are to be seen in the copy: open ones tinted, the active one more so, all others not at all. */
export interface CommentLook {
  readonly open: ReadonlySet<string>;
  readonly active: string | null;
}

/** How the words of comment threads look, set from outside: no keystroke and no decoration is spent on it. */
export interface CommentLooks {
  readonly view: MarkViewRenderer;
  readonly set: (look: CommentLook) => void;
  /** The drawn words of a thread, in no order; several where marks or blocks part them. */
  readonly elements: (id: string) => readonly HTMLElement[];
}

export function createCommentLooks(): CommentLooks {
  const drawn = new Map<string, Set<HTMLElement>>();
  let look: CommentLook = { open: new Set(), active: null };

  const paint = (element: HTMLElement, id: string): void => {
    const state = id === look.active ? 'active' : look.open.has(id) ? 'open' : 'none';
    if (element.dataset['state'] !== state) element.dataset['state'] = state;
  };

  return {
    view: ({ mark }) => {
      const id = String(mark.attrs['id']);
      const dom = document.createElement('span');
      dom.dataset['comment'] = id;
      paint(dom, id);
      const others = drawn.get(id);
      if (others === undefined) drawn.set(id, new Set([dom]));
      else others.add(dom);
      return {
        dom,
        contentDOM: dom,
        ignoreMutation: (mutation) => mutation.type === 'attributes',
        destroy: () => {
          const left = drawn.get(id);
          left?.delete(dom);
          if (left?.size === 0) drawn.delete(id);
        },
      };
    },
    set: (next) => {
      look = next;
      for (const [id, elements] of drawn) for (const element of elements) paint(element, id);
    },
    elements: (id) => [...(drawn.get(id) ?? [])].filter((element) => element.isConnected),
  };
}
