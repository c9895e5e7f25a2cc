import type { Mark } from '@tiptap/pm/model';
import { attributeText } from './html-text';

/**
 * The marks of one piece of text as WordPress can carry them: foreign marks in the order of their
 * opening tags, and of several `<a>` elements on the same words only one.
 */
export function carriableMarks(marks: readonly Mark[]): readonly Mark[] {
  const carried = marks.some(hasWildTitle) ? marks.map(tameTitle) : marks;
  if (carried.length < 2) return carried;
  return oneAnchor(inOrder(carried));
}

/** The marks an `opaqueInline` can carry: an `<a>` cannot stand inside another one. */
export function marksAround(raw: string, marks: readonly Mark[]): readonly Mark[] {
  if (!/^<a[\s>]/i.test(raw) || !marks.some(isAnchor)) return carriableMarks(marks);
  return carriableMarks(marks.filter((mark) => !isAnchor(mark)));
}

/** Whether a mark is written as an `<a>`. */
export function isAnchor(mark: Mark): boolean {
  return mark.type.name === 'link' || isForeignAnchor(mark);
}

function hasWildTitle({ attrs }: Mark): boolean {
  return [attrs['title'], attrs['rel'], attrs['target']].some(
    (value) => typeof value === 'string' && attributeText(value) !== value,
  );
}

function tameTitle(mark: Mark): Mark {
  if (!hasWildTitle(mark)) return mark;
  const tame = (value: unknown) => (typeof value === 'string' ? attributeText(value) : value);
  const { title, rel, target } = mark.attrs;
  return mark.type.create({ ...mark.attrs, title: tame(title), rel: tame(rel), target: tame(target) });
}

function inOrder(marks: readonly Mark[]): readonly Mark[] {
  return marks.every((mark) => mark.type.name !== 'foreign') ? marks : [...marks].sort(byRankThenTag);
}

function oneAnchor(sorted: readonly Mark[]): readonly Mark[] {
  const anchor = sorted.find(isForeignAnchor);
  if (anchor === undefined) return sorted;
  return sorted.filter((mark) => mark === anchor || !isAnchor(mark));
}

/** The order `carriableMarks` gives: by the schema's rank, then by the text of the opening tag. */
function byRankThenTag(one: Mark, other: Mark): number {
  const ranks = Object.keys(one.type.schema.marks);
  const rank = ranks.indexOf(one.type.name) - ranks.indexOf(other.type.name);
  if (rank !== 0) return rank;
  const [left, right] = [String(one.attrs['open']), String(other.attrs['open'])];
  return left < right ? -1 : left > right ? 1 : 0;
}

function isForeignAnchor(mark: Mark): boolean {
  return mark.type.name === 'foreign' && mark.attrs['tag'] === 'a';
}
