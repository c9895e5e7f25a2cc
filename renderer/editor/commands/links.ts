import type { Mark, ResolvedPos } from '@tiptap/pm/model';
import type { Command, EditorState } from '@tiptap/pm/state';
import { safeHref } from '../../../shared/document/paste/safe-href';
import { articleSchema } from '../../../shared/document/schema';

const { link } = articleSchema.marks;

/** The link around the caret or at the start of the selection, with its extent. */
export interface LinkRange {
  readonly href: string;
  readonly from: number;
  readonly to: number;
}

/** The link the selection stands in, or null. */
export function linkAt(state: EditorState): LinkRange | null {
  return linkAround(state.selection.$from);
}

/** The link around a position, or null. */
export function linkAround($pos: ResolvedPos): LinkRange | null {
  const mark = link.isInSet($pos.marksAcross($pos) ?? []) ?? markBeside($pos);
  if (mark === undefined) return null;
  const start = $pos.start();
  let from = $pos.pos;
  let to = $pos.pos;
  $pos.parent.forEach((child, offset) => {
    if (!mark.isInSet(child.marks)) return;
    const childFrom = start + offset;
    const childTo = childFrom + child.nodeSize;
    if (childFrom <= to && childTo >= from) {
      from = Math.min(from, childFrom);
      to = Math.max(to, childTo);
    }
  });
  return { href: String(mark.attrs['href']), from, to };
}

/**
 * Links the selection, or the link around the caret, to an address; with neither, the address itself is
 * written as linked text. False where the address is not a web or mail address or no link may stand here.
 */
export function setLink(address: string): Command {
  return (state, dispatch) => {
    const href = safeHref(withScheme(address));
    const { $from } = state.selection;
    if (href === null || !$from.parent.type.allowsMarkType(link)) return false;
    if (!dispatch) return true;
    const around = linkAt(state);
    const { tr } = state;
    const mark = link.create({ href });
    if (!state.selection.empty) tr.addMark(state.selection.from, state.selection.to, mark);
    else if (around !== null) tr.addMark(around.from, around.to, mark);
    else tr.insert($from.pos, state.schema.text(href, [mark]));
    dispatch(tr.removeStoredMark(link).scrollIntoView());
    return true;
  };
}

/** Takes the link away from the selection, or the whole link around the caret. */
export const removeLink: Command = (state, dispatch) => {
  const around = linkAt(state);
  const { from, to, empty } = state.selection;
  if (empty && around === null) return false;
  const range = empty && around !== null ? around : { from, to };
  if (!state.doc.rangeHasMark(range.from, range.to, link)) return false;
  dispatch?.(state.tr.removeMark(range.from, range.to, link));
  return true;
};

/** What a person types as an address, completed: `example.ca` becomes https, `a@b.ca` a mail address. */
export function withScheme(typed: string): string {
  const address = typed.trim();
  if (/^[a-z][a-z0-9+.-]*:/i.test(address)) return address;
  if (/^[^\s@/]+@[^\s@/]+\.[^\s@/]+$/.test(address)) return `mailto:${address}`;
  return /^[^\s/]+\.[^\s/]{2,}/.test(address) ? `https://${address}` : address;
}

function markBeside($pos: ResolvedPos): Mark | undefined {
  const before = link.isInSet($pos.nodeBefore?.marks ?? []);
  return link.isInSet($pos.nodeAfter?.marks ?? []) ?? before;
}
