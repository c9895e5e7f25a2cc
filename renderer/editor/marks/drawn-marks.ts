import { DOMSerializer } from '@tiptap/pm/model';
import type { MarkViewConstructor } from '@tiptap/pm/view';

/** Gives what is drawn of one mark the look that it has now. */
export type Paint = (element: HTMLElement, id: string) => void;

/**
 * Marks drawn as their schema says, whose look comes from outside, by their id: no keystroke, no decoration and no style
 * sheet is spent on it.
 */
export interface DrawnMarks {
  readonly view: MarkViewConstructor;
  /** Paints all of them anew. */
  readonly repaint: () => void;
  /** What is drawn of an id, in no order; several where marks or blocks part it. */
  readonly elements: (id: string) => readonly HTMLElement[];
}

/** Every mark is painted before it stands on the page: painted afterwards, a long copy would be laid out twice. */
export function drawnMarks(paint: Paint): DrawnMarks {
  const drawn = new Map<string, Set<HTMLElement>>();
  return {
    view: (mark, _view, inline) => {
      const id = String(mark.attrs['id']);
      const spec = mark.type.spec.toDOM?.(mark, inline) ?? ['span', 0];
      const { dom, contentDOM } = DOMSerializer.renderSpec(document, spec);
      const element = dom;
      paint(element, id);
      const others = drawn.get(id);
      if (others === undefined) drawn.set(id, new Set([element]));
      else others.add(element);
      return {
        dom: element,
        contentDOM: contentDOM ?? element,
        ignoreMutation: (mutation) => mutation.type === 'attributes',
        destroy: () => {
          const left = drawn.get(id);
          left?.delete(element);
          if (left?.size === 0) drawn.delete(id);
        },
      };
    },
    repaint: () => {
      for (const [id, elements] of drawn) for (const element of elements) paint(element, id);
    },
    elements: (id) => [...(drawn.get(id) ?? [])].filter((element) => element.isConnected),
  };
}
