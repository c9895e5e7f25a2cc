import { InputRule } from '@tiptap/pm/inputrules';
import type { Node, ResolvedPos } from '@tiptap/pm/model';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import { TextSelection } from '@tiptap/pm/state';
import { articleSchema, newBlockId } from '../../../shared/document/schema';

const { attribution, blockquote, bulletList, divider, heading, listItem, orderedList, paragraph } =
  articleSchema.nodes;

/** What a line may begin with to become another kind of block: `##`, `-`, `1.`, `>`, and `---` alone. */
export const blockRules: readonly InputRule[] = [
  atLineStart(/^(#{1,4})\s$/, (block, match) => {
    const level = Math.max(2, match[1]?.length ?? 2);
    return [heading.create({ ...block.attrs, level }, block.content)];
  }),
  atLineStart(/^[-*•]\s$/, (block) => [bulletList.create({ id: newBlockId() }, itemOf(block))]),
  atLineStart(/^(\d{1,4})[.)]\s$/, (block, match) => [
    orderedList.create({ id: newBlockId(), start: Number(match[1] ?? 1) }, itemOf(block)),
  ]),
  atLineStart(/^>\s$/, (block) => [blockquote.create({ id: newBlockId() }, [block, attribution.create()])]),
  atLineStart(/^(?:---|—-|\*\*\*)$/, (block) => [divider.create({ id: newBlockId() }), block]),
];

function itemOf(block: Node): Node {
  return listItem.create({ id: newBlockId() }, block);
}

/**
 * A rule for the start of a top-level paragraph: what was matched goes, the paragraph is replaced by what
 * `build` makes of it, and the caret stays at the start of its text.
 */
function atLineStart(pattern: RegExp, build: (block: Node, match: RegExpMatchArray) => Node[]): InputRule {
  return new InputRule(pattern, (state, match, start, end) => {
    const $start = state.doc.resolve(start);
    if ($start.depth !== 1 || $start.parent.type !== paragraph || $start.parentOffset !== 0) return null;
    return replaceParagraph(state, $start, end, (block) => build(block, match));
  });
}

function replaceParagraph(
  state: EditorState,
  $start: ResolvedPos,
  end: number,
  build: (block: Node) => Node[],
): Transaction {
  const rest = $start.parent.cut(Math.min(end - $start.start(), $start.parent.content.size));
  const made = build(rest);
  const from = $start.before(1);
  const tr = state.tr.replaceWith(from, $start.after(1), made);
  const last = made.at(-1);
  const lastStart = from + made.slice(0, -1).reduce((size, block) => size + block.nodeSize, 0);
  const $inside = tr.doc.resolve(lastStart + (last?.isAtom === true ? last.nodeSize : 1));
  return tr.setSelection(TextSelection.near($inside));
}
