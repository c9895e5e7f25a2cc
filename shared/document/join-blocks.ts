import { Fragment } from '@tiptap/pm/model';
import type { Mark, Node } from '@tiptap/pm/model';
import { articleSchema } from './schema';

const { nodes, marks } = articleSchema;

/**
 * Two neighbours as one: texts in a row, or two list items with their texts in a row and their lists behind. Where only
 * one of them is suggested for insertion or removal its words stay so, the other's do not become it. Null where the two
 * cannot be one.
 */
export function joinBlocks(before: Node, after: Node): Node | null {
  if (before.type === nodes.listItem && after.type === nodes.listItem) return joinItems(before, after);
  if (!isText(before) || !isText(after)) return null;
  const shared = before.marks.filter((mark) => !isOfWords(mark) || mark.isInSet(after.marks));
  const content = wordsOf(before, shared).append(wordsOf(after, shared));
  return before.type.create(before.attrs, allowed(content, before), shared);
}

function joinItems(before: Node, after: Node): Node | null {
  const [one, other] = [before.firstChild, after.firstChild];
  if (one === null || other === null) return null;
  const shared = before.marks.filter((mark) => !isOfWords(mark) || mark.isInSet(after.marks));
  // What a whole item carries, its text carries when the two become one.
  const text = joinBlocks(withMarksOf(one, before, shared), withMarksOf(other, after, shared));
  if (text === null) return null;
  const lists = [...before.content.content.slice(1), ...after.content.content.slice(1)];
  return nodes.listItem.create(before.attrs, [text, ...lists], shared);
}

function withMarksOf(text: Node, item: Node, shared: readonly Mark[]): Node {
  return item.marks
    .filter((mark) => isOfWords(mark) && !mark.isInSet(shared))
    .reduce((node, mark) => node.mark(mark.addToSet(node.marks)), text);
}

/** A text's content, with the marks on it that stay when it is joined. */
function wordsOf(block: Node, shared: readonly Mark[]): Fragment {
  const own = block.marks.filter((mark) => isOfWords(mark) && !mark.isInSet(shared));
  return own.length === 0 ? block.content : withMarks(block.content, own);
}

/** Inline content with marks added; a mark that it has of the same kind stays as it is. */
export function withMarks(content: Fragment, added: readonly Mark[]): Fragment {
  return Fragment.fromArray(
    content.content.map((node) =>
      node.mark(added.reduce((set, mark) => (mark.type.isInSet(set) ? set : mark.addToSet(set)), node.marks)),
    ),
  );
}

function allowed(content: Fragment, { type }: Node): Fragment {
  return Fragment.fromArray(content.content.map((node) => node.mark(type.allowedMarks(node.marks))));
}

function isOfWords({ type }: Mark): boolean {
  return type === marks.insertion || type === marks.deletion;
}

function isText({ type }: Node): boolean {
  return type === nodes.paragraph || type === nodes.heading;
}
