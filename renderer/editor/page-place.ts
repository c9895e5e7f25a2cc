import type { EditorView } from '@tiptap/pm/view';

/** The blocks from the one at the top of what is shown back to the first, nearest first, and where each stood. */
export type PagePlace = readonly { readonly id: string; readonly top: number }[];

/** Where a page is scrolled to, by its blocks: another drawing of the same story can be brought to the same place. */
export function placeOnPage(view: EditorView, scroller: Element): PagePlace {
  const edge = scroller.getBoundingClientRect().top;
  const place: { readonly id: string; readonly top: number }[] = [];
  for (const { id, element } of blocksOf(view)) {
    const { top } = element.getBoundingClientRect();
    if (top > edge && place.length > 0) break;
    place.unshift({ id, top });
  }
  return place;
}

/** Scrolls so that the nearest block that this page has too stands where it stood. */
export function restorePlace(view: EditorView, scroller: Element, place: PagePlace): void {
  const blocks = new Map(blocksOf(view).map(({ id, element }) => [id, element]));
  for (const { id, top } of place) {
    const element = blocks.get(id);
    if (element === undefined) continue;
    scroller.scrollTop += element.getBoundingClientRect().top - top;
    return;
  }
}

function blocksOf(view: EditorView): readonly { readonly id: string; readonly element: Element }[] {
  const blocks: { readonly id: string; readonly element: Element }[] = [];
  view.state.doc.forEach((node, offset) => {
    const element = view.nodeDOM(offset);
    // Headline and dek have no id; there is one of each.
    const own: unknown = node.attrs['id'];
    const id = typeof own === 'string' ? own : node.type.name;
    if (element instanceof Element) blocks.push({ id, element });
  });
  return blocks;
}
