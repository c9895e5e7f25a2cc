import { liftListItem, sinkListItem } from '@tiptap/pm/schema-list';
import type { Node, NodeType } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import type { Command, Transaction } from '@tiptap/pm/state';
import { EditorState, TextSelection } from '@tiptap/pm/state';
import { articleSchema, newBlockId } from '../../../shared/document/schema';
import { inSequence } from './in-sequence';
import { ancestorOf, inHeadlineOrDek } from './positions';

const {
  attribution,
  blockquote,
  bulletList,
  heading,
  listItem,
  orderedList,
  paragraph,
  pullquote,
  quoteText,
  speaker,
} = articleSchema.nodes;

/** Turns the selected paragraphs and headings into paragraphs; lists and quotes around them stay. */
export const setParagraph: Command = (state, dispatch) => setTextBlocks(state, dispatch, paragraph, {});

/** Makes the selected paragraphs headings of a level, or paragraphs again where all are already. */
export function toggleHeading(level: 2 | 3 | 4): Command {
  return (state, dispatch) => {
    const blocks = selectedTextBlocks(state);
    const all =
      blocks.length > 0 && blocks.every(({ node }) => node.type === heading && node.attrs['level'] === level);
    return all ? setParagraph(state, dispatch) : setTextBlocks(state, dispatch, heading, { level });
  };
}

export const toggleBulletList: Command = (state, dispatch) => toggleList(state, dispatch, bulletList);
export const toggleOrderedList: Command = (state, dispatch) => toggleList(state, dispatch, orderedList);

/** Nests the list item one level deeper (under the item above it). */
export const nestItem: Command = sinkListItem(listItem);
/** Takes the list item out one level; from the outermost list it becomes a paragraph. */
export const unnestItem: Command = liftListItem(listItem);

/** Wraps the selected blocks in a block quote, or takes the quote around the caret away. */
export const toggleQuote: Command = (state, dispatch) => {
  const { $from, $to } = state.selection;
  if (ancestorOf($from, ['blockquote']) !== null) return unquote(state, dispatch);
  if (inHeadlineOrDek(state) || $from.depth === 0 || $to.depth === 0) return false;
  const from = $from.before(1);
  const to = $to.after(1);
  const blocks: Node[] = [];
  state.doc.slice(from, to).content.forEach((block) => blocks.push(block));
  const content = Fragment.from([...blocks, attribution.create()]);
  if (!blockquote.validContent(content)) return false;
  if (dispatch)
    replaceKeepingCaret(state, dispatch, from, to, [blockquote.create({ id: newBlockId() }, content)], 1);
  return true;
};

/** Takes the block quote around the caret away; a named source stays as a paragraph of its own. */
export const unquote: Command = (state, dispatch) => {
  const quote = ancestorOf(state.selection.$from, ['blockquote']);
  if (quote === null) return false;
  const blocks: Node[] = [];
  quote.node.forEach((child) => {
    if (child.type !== attribution) blocks.push(child);
    else if (child.content.size > 0) blocks.push(paragraph.create({ id: newBlockId() }, child.content));
  });
  if (dispatch) replaceKeepingCaret(state, dispatch, quote.from, quote.to, blocks, -1);
  return true;
};

/** Makes the caret's paragraph a pull quote, or a pull quote a paragraph again. */
export const togglePullQuote: Command = (state, dispatch) => {
  const quote = ancestorOf(state.selection.$from, ['pullquote']);
  if (quote !== null) {
    const blocks: Node[] = [];
    quote.node.forEach((child, _offset, index) => {
      const id = index === 0 ? String(quote.node.attrs['id']) : newBlockId();
      if (index === 0 || child.content.size > 0) blocks.push(paragraph.create({ id }, child.content));
    });
    if (dispatch) replaceKeepingCaret(state, dispatch, quote.from, quote.to, blocks, -1);
    return true;
  }
  const { $from, $to } = state.selection;
  const block = $from.depth === 1 && $from.sameParent($to) ? $from.parent : null;
  if (block === null || (block.type !== paragraph && block.type !== heading)) return false;
  if (dispatch) {
    const made = pullquote.create({ id: block.attrs['id'] as string }, [
      quoteText.create(null, block.content),
      speaker.create(),
    ]);
    replaceKeepingCaret(state, dispatch, $from.before(1), $from.after(1), [made], 1);
  }
  return true;
};

function toggleList(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  type: NodeType,
): boolean {
  const { $from } = state.selection;
  const list = ancestorOf($from, ['bulletList', 'orderedList']);
  if (list === null) {
    const plain = selectedTextBlocks(state);
    if (plain.length === 0 || inHeadlineOrDek(state)) return false;
    const wrap = wrapInList(type);
    const plainAlready = plain.every(({ node }) => node.type === paragraph);
    return (plainAlready ? wrap : inSequence(setParagraph, wrap))(state, dispatch);
  }
  if (list.node.type === type) return openList(state, dispatch, list);
  if (dispatch) dispatch(state.tr.setNodeMarkup(list.from, type, blockAttrs(list.node)));
  return true;
}

/** Takes the selected items out of their list, one by one from the last: an item holds one paragraph only. */
function openList(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  list: { readonly node: Node; readonly from: number },
): boolean {
  const { from, to } = state.selection;
  const chosen: number[] = [];
  list.node.forEach((item, offset) => {
    const start = list.from + 1 + offset;
    if (start < to && start + item.nodeSize > from) chosen.unshift(start + 2);
  });
  if (chosen.length < 2) return unnestItem(state, dispatch);
  const { tr } = state;
  const isOpen = chosen.every((caret) =>
    unnestItem(
      EditorState.create({ doc: tr.doc, selection: TextSelection.create(tr.doc, caret) }),
      ({ steps }) => {
        for (const step of steps) tr.step(step);
      },
    ),
  );
  if (isOpen) dispatch?.(tr.scrollIntoView());
  return isOpen;
}

/** Makes each selected paragraph an item of one new list; they must stand side by side. */
function wrapInList(type: NodeType): Command {
  return (state, dispatch) => {
    const { $from, $to } = state.selection;
    const range = $from.blockRange($to);
    if (range === null || range.parent.isTextblock) return false;
    const { tr, doc } = state;
    let end = range.end;
    for (let index = range.endIndex - 1; index >= range.startIndex; index--) {
      const block = range.parent.child(index);
      if (block.type !== paragraph) return false;
      const one = doc.resolve(end - 1).blockRange();
      if (one === null) return false;
      const wrappers = [
        { type, attrs: { id: newBlockId() } },
        { type: listItem, attrs: { id: newBlockId() } },
      ];
      tr.wrap(one, wrappers);
      // what is above is untouched; the two wrappers around this block moved its end by four
      if (index < range.endIndex - 1) tr.join(end + 4);
      end -= block.nodeSize;
    }
    dispatch?.(tr.scrollIntoView());
    return true;
  };
}

function setTextBlocks(
  state: EditorState,
  dispatch: ((tr: Transaction) => void) | undefined,
  type: NodeType,
  attrs: Readonly<Record<string, unknown>>,
): boolean {
  const { tr } = state;
  for (const { node, at } of selectedTextBlocks(state)) {
    const $at = tr.doc.resolve(at);
    if (!$at.parent.canReplaceWith($at.index(), $at.index() + 1, type)) continue;
    const wanted = { ...blockAttrs(node), ...attrs };
    if (node.type !== type || node.attrs['level'] !== attrs['level']) tr.setNodeMarkup(at, type, wanted);
  }
  if (!tr.docChanged) return false;
  dispatch?.(tr.scrollIntoView());
  return true;
}

/** The paragraphs and headings a selection touches, with their positions. */
function selectedTextBlocks(state: EditorState): { node: Node; at: number }[] {
  const found: { node: Node; at: number }[] = [];
  const { from, to } = state.selection;
  state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type === paragraph || node.type === heading) found.push({ node, at });
    return !node.isTextblock;
  });
  return found;
}

function blockAttrs(node: Node): { id: unknown; dress: unknown } {
  return { id: node.attrs['id'] as unknown, dress: node.attrs['dress'] as unknown };
}

/** Replaces a range with blocks that hold the same text `shift` levels deeper, the caret in its word. */
function replaceKeepingCaret(
  state: EditorState,
  dispatch: (tr: Transaction) => void,
  from: number,
  to: number,
  blocks: readonly Node[],
  shift: -1 | 1,
): void {
  const { anchor, head } = state.selection;
  const tr = state.tr.replaceWith(from, to, blocks);
  const end = tr.mapping.map(to);
  const within = (position: number): number => Math.max(from + 1, Math.min(end - 1, position + shift));
  tr.setSelection(TextSelection.between(tr.doc.resolve(within(anchor)), tr.doc.resolve(within(head))));
  dispatch(tr.scrollIntoView());
}
