import { Fragment } from '@tiptap/pm/model';
import type { Mark, Node } from '@tiptap/pm/model';
import { joinBlocks } from '../join-blocks';
import { articleSchema } from '../schema';
import { isModification } from '../suggestions';
import { addedBlock, strikeBlock } from './blocks';
import { addedText, layInText, struckText } from './lay-in-text';
import { ownInsertion } from './pen';
import type { Pen } from './pen';
import { sparedBlock } from './spare-words';

const { nodes, marks } = articleSchema;

/** One block that became two: the second is marked as split off. Null where it was something else. */
export function layInSplit(
  before: readonly Node[],
  after: readonly Node[],
  pen: Pen,
): readonly Node[] | null {
  const [block, ...others] = before;
  const [first, second, ...rest] = after;
  if (block === undefined || first === undefined || second === undefined) return null;
  if (others.length > 0 || rest.length > 0) return null;
  if (block.type === nodes.listItem) return splitItem(block, first, second, pen);
  if (!isText(block) || !isText(first) || !isText(second) || first.type !== block.type) return null;
  if (!sameAttributes(block, first)) return null;
  const texts = splitText(block.content, first.content, second.content, pen);
  if (texts === null) return null;
  if (texts.isBefore && second.type === block.type && sameAttributes(block, second))
    return [addedBlock(first, pen), block];
  const own = ownInsertion(block, pen) !== null;
  const inherited =
    second.type === block.type
      ? block.marks.filter((mark) => !isModification(mark, 'split', 'join'))
      : block.marks.filter(isOfBlock);
  const border = own ? inherited : pen.split().addToSet(inherited);
  return [
    block.type.create(block.attrs, texts.first, block.marks),
    second.type.create(freshId(second, pen), second.content, border),
  ];
}

/** Two or more blocks that became one: what is left of the last is marked to be joined. Null where it was something else. */
export function layInJoin(before: readonly Node[], after: readonly Node[], pen: Pen): readonly Node[] | null {
  const [first, last, joined] = [before[0], before.at(-1), after[0]];
  if (first === undefined || last === undefined || joined === undefined) return null;
  if (before.length < 2 || after.length !== 1 || joined.type !== first.type) return null;
  if (first.type === nodes.listItem) return joinItems(before, joined, pen);
  if (!isText(first) || !isText(last) || !sameAttributes(first, joined)) return null;
  const ends = joinedEnds(first.content, last.content, joined.content);
  if (ends === null) return null;
  const [one, other] = [sparedBlock(first), sparedBlock(last)];
  const words = joinedWords(one, other, joined, ends);
  const between = before.slice(1, -1).flatMap((block) => strikeBlock(block, pen) ?? []);
  if (between.length === 0 && isOwnSplit(last, pen)) {
    const whole = joinBlocks(one, withoutBorders(other));
    if (whole !== null) return [whole.copy(layInText(whole.content, words, pen))];
  }
  if (ownInsertion(last, pen) !== null) return [one.copy(layInText(one.content, words, pen)), ...between];
  return [
    one.copy(textBeforeJoin(one, words, ends, pen)),
    ...between,
    withJoin(other, pen).copy(textAfterJoin(other, ends, pen)),
  ];
}

function splitItem(item: Node, first: Node, second: Node, pen: Pen): readonly Node[] | null {
  const [text, one, other] = [item.firstChild, first.firstChild, second.firstChild];
  if (
    text === null ||
    one === null ||
    other === null ||
    first.type !== item.type ||
    second.type !== item.type
  )
    return null;
  if (first.childCount > 1 || !listsOf(item).eq(listsOf(second))) return null;
  const texts = splitText(text.content, one.content, other.content, pen);
  if (texts === null) return null;
  if (texts.isBefore && sameAttributes(text, other)) return [addedBlock(first, pen), item];
  const inherited = item.marks.filter((mark) => !isModification(mark, 'split', 'join'));
  const border = ownInsertion(item, pen) === null ? pen.split().addToSet(inherited) : inherited;
  const lead = other.type.create(freshId(other, pen), other.content, text.marks);
  return [
    item.copy(Fragment.from(text.copy(texts.first))),
    item.type.create(freshId(second, pen), Fragment.from(lead).append(listsOf(second)), border),
  ];
}

function joinItems(before: readonly Node[], joined: Node, pen: Pen): readonly Node[] | null {
  const [first, last] = [before[0], before.at(-1)];
  const [one, other, text] = [first?.firstChild, last?.firstChild, joined.firstChild];
  if (first === undefined || last?.type !== nodes.listItem || !one || !other || !text) return null;
  if (first.childCount > 1 || !listsOf(last).eq(listsOf(joined))) return null;
  const ends = joinedEnds(one.content, other.content, text.content);
  if (ends === null) return null;
  const [sparedFirst, sparedLast] = [sparedItem(first), sparedItem(last)];
  const [lead, follower] = [sparedFirst.firstChild, sparedLast.firstChild];
  if (!lead || !follower) return null;
  const words = joinedWords(lead, follower, text, ends);
  const between = before.slice(1, -1).flatMap((block) => strikeBlock(block, pen) ?? []);
  if (between.length === 0 && isOwnSplit(last, pen)) {
    const whole = joinBlocks(sparedFirst, withoutBorders(sparedLast));
    const joinedLead = whole?.firstChild;
    if (whole && joinedLead) {
      const laidIn = joinedLead.copy(layInText(joinedLead.content, words, pen));
      return [whole.copy(Fragment.from(laidIn).append(listsOf(whole)))];
    }
  }
  if (ownInsertion(last, pen) !== null) return null;
  const rest = follower.copy(textAfterJoin(follower, ends, pen));
  return [
    sparedFirst.copy(Fragment.from(lead.copy(textBeforeJoin(lead, words, ends, pen)))),
    ...between,
    withJoin(sparedLast, pen).copy(Fragment.from(rest).append(listsOf(sparedLast))),
  ];
}

/** An item whose removal stands on what it holds, and that of its text on the words. */
function sparedItem(item: Node): Node {
  const spared = sparedBlock(item);
  const text = spared.firstChild;
  return text === null ? spared : spared.copy(Fragment.from(sparedBlock(text)).append(listsOf(spared)));
}

/** How a text was cut in two, perhaps with words taken out at the cut; `isBefore` where an empty text came before all. */
function splitText(
  whole: Fragment,
  first: Fragment,
  second: Fragment,
  pen: Pen,
): { first: Fragment; isBefore: boolean } | null {
  const [end, start] = [first.size, whole.size - second.size];
  if (end > start || !whole.cut(0, end).eq(first) || !whole.cut(start).eq(second)) return null;
  return {
    first: first.append(struckText(whole.cut(end, start), pen)),
    isBefore: end === 0 && start === 0 && whole.size > 0,
  };
}

/** How much of two texts stands in the one made of them: so much of the first's beginning, and of the last's end. */
interface Ends {
  readonly head: number;
  readonly tail: number;
}

/** Null where nothing of the last text stands in the joined one. */
function joinedEnds(first: Fragment, last: Fragment, joined: Fragment): Ends | null {
  const head = first.findDiffStart(joined) ?? Math.min(first.size, joined.size);
  const end = last.findDiffEnd(joined);
  const tail = Math.min(end === null ? last.size : last.size - end.a, joined.size - head);
  return tail === 0 && last.size > 0 ? null : { head, tail };
}

/** The joined text, of which only what stood in a block that somebody wants removed is still struck. */
function joinedWords(first: Node, last: Node, joined: Node, { head, tail }: Ends): Fragment {
  return first.content
    .cut(0, head)
    .append(joined.content.cut(head, joined.content.size - tail))
    .append(last.content.cut(last.content.size - tail));
}

function textBeforeJoin({ content }: Node, words: Fragment, { head, tail }: Ends, pen: Pen): Fragment {
  return content
    .cut(0, head)
    .append(struckText(content.cut(head), pen))
    .append(addedText(words.cut(head, words.size - tail), pen));
}

function textAfterJoin({ content }: Node, { tail }: Ends, pen: Pen): Fragment {
  const cut = content.size - tail;
  return struckText(content.cut(0, cut), pen).append(content.cut(cut));
}

function withJoin(block: Node, pen: Pen): Node {
  const isJoined = block.marks.some((mark) => isModification(mark, 'join'));
  return isJoined ? block : block.mark(pen.join().addToSet(block.marks));
}

function isOwnSplit(block: Node, { isOwn }: Pen): boolean {
  return block.marks.some((mark) => isModification(mark, 'split') && isOwn(String(mark.attrs['id'])));
}

function withoutBorders(block: Node): Node {
  return block.mark(block.marks.filter((mark) => !isModification(mark, 'split', 'join')));
}

/** A new block's attributes under an id of its own. */
function freshId({ attrs }: Node, { newId }: Pen): Node['attrs'] {
  return { ...attrs, id: newId() };
}

function listsOf(item: Node): Fragment {
  return Fragment.fromArray(item.content.content.slice(1));
}

function isOfBlock({ type }: Mark): boolean {
  return type === marks.insertion || type === marks.deletion;
}

function isText({ type }: Node): boolean {
  return type === nodes.paragraph || type === nodes.heading;
}

/** Whether two blocks differ in nothing but their ids, text and marks. */
export function sameAttributes(one: Node, other: Node): boolean {
  return JSON.stringify({ ...one.attrs, id: null }) === JSON.stringify({ ...other.attrs, id: null });
}
