import { Fragment, Slice } from '@tiptap/pm/model';
import type { Mark, Node, ResolvedPos } from '@tiptap/pm/model';
import { AddMarkStep, ReplaceStep, Transform } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import { articleSchema } from '../schema';
import { addedInline, isStruck, ownInsertion, takePen } from './pen';
import type { Suggester } from './pen';
import { spareAround } from './spare-words';
import type { LaidIn } from './laid-in';

const { insertion, deletion } = articleSchema.marks;

interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly node: Node;
}

/**
 * Typing, deleting or replacing inside one text, which is what nearly every key does; in time that does not depend on
 * the length of the copy. Null where the step is something else. `caret` is where the writer's was.
 */
export function layInTyping(
  copy: Node,
  typed: Step,
  caret: number,
  suggester: Suggester,
  composing = false,
): LaidIn | null {
  if (!isInline(typed)) return null;
  const step = composing ? typed : behindOwnStruck(copy, typed, suggester);
  const { from, to, slice } = step;
  const [$from, $to] = [copy.resolve(from), copy.resolve(to)];
  if (!$from.parent.isTextblock || !$from.sameParent($to)) return null;
  if (isInOwnBlock($from, suggester)) return written(copy, step);
  const out = new Transform(copy);
  if (slice.size > 0) spareAround(out, to);
  const stretches = stretchesIn(out.doc.resolve(from).parent, $from.start(), from, to);
  const plain = stretches.filter(({ node }) => !isStruck(node) && ownInsertion(node, suggester) === null);
  const own = stretches.filter(({ node }) => ownInsertion(node, suggester) !== null);
  if (slice.size === 0 && plain.length === 0 && own.length === 0)
    return skipStruck(copy, from, to, caret, suggester);
  const pen = takePen(suggester, reusable($from, $to, slice.size > 0, suggester));
  if (slice.size > 0) {
    const { parent } = out.doc.resolve(to);
    const added = slice.content.content.map((node) => {
      const written = addedInline(unsuggested(node), pen);
      return written.mark(parent.type.allowedMarks(written.marks));
    });
    out.step(new ReplaceStep(to, to, new Slice(Fragment.fromArray(added), 0, 0)));
  }
  const end = to + slice.size;
  for (const stretch of [...stretches].reverse()) {
    if (own.includes(stretch)) out.step(new ReplaceStep(stretch.from, stretch.to, Slice.empty));
    else if (plain.includes(stretch)) out.step(new AddMarkStep(stretch.from, stretch.to, pen.deletion()));
  }
  const forward = slice.size === 0 && caret === from;
  const removed = own.reduce((size, stretch) => size + stretch.to - stretch.from, 0);
  return { steps: out.steps, caret: slice.size > 0 || forward ? end - removed : from };
}

/** Words typed before what the writer just struck stand behind it: the old word first, then the new one. */
function behindOwnStruck(copy: Node, step: ReplaceStep, { isOwn }: Suggester): ReplaceStep {
  const { from, to, slice } = step;
  if (from !== to || slice.size === 0) return step;
  const $place = copy.resolve(from);
  const idOf = (node: Node | null | undefined, type: typeof insertion): unknown =>
    node === null || node === undefined ? undefined : type.isInSet(node.marks)?.attrs['id'];
  const id = $place.textOffset === 0 ? idOf($place.nodeAfter, deletion) : undefined;
  const before = idOf($place.nodeBefore, insertion);
  if (typeof id !== 'string' || !isOwn(id) || (typeof before === 'string' && isOwn(before))) return step;
  let end = from;
  for (let index = $place.index(); idOf($place.parent.maybeChild(index), deletion) === id; index += 1)
    end += $place.parent.child(index).nodeSize;
  return new ReplaceStep(end, end, slice);
}

/** Whether the writer suggested a block around this place: in it they simply write. */
function isInOwnBlock($place: ResolvedPos, suggester: Suggester): boolean {
  for (let depth = $place.depth; depth > 0; depth -= 1) {
    if (ownInsertion($place.node(depth), suggester) !== null) return true;
  }
  return false;
}

function written(copy: Node, { from, to, slice }: ReplaceStep): LaidIn {
  const out = new Transform(copy);
  if (slice.size > 0) spareAround(out, to);
  const content = Fragment.fromArray(slice.content.content.map(unsuggested));
  out.step(new ReplaceStep(from, to, new Slice(content, 0, 0)));
  return { steps: out.steps, caret: from + slice.size };
}

/** Nothing but struck words: Backspace and Delete pass over them and take what stands behind. */
function skipStruck(copy: Node, from: number, to: number, caret: number, suggester: Suggester): LaidIn {
  const $from = copy.resolve(from);
  const start = $from.start();
  const backwards = caret !== from;
  const struck = stretchesIn($from.parent, start, start, $from.end()).filter(
    ({ node }) => isStruck(node) && ownInsertion(node, suggester) === null,
  );
  let [left, right] = [from, to];
  for (const stretch of [...struck].reverse())
    if (stretch.to === left || (stretch.from < left && stretch.to >= left)) left = stretch.from;
  for (const stretch of struck)
    if (stretch.from === right || (stretch.from <= right && stretch.to > right)) right = stretch.to;
  const text = backwards
    ? $from.parent.textBetween(0, left - start, '', '\ufffc')
    : $from.parent.textBetween(right - start, $from.parent.content.size, '', '\ufffc');
  const letters = [
    ...new Intl.Segmenter(undefined, { granularity: 'grapheme' }).segment(
      text.slice(backwards ? -32 : 0, backwards ? undefined : 32),
    ),
  ];
  const letter = (backwards ? letters.at(-1) : letters[0])?.segment.length ?? 0;
  if (letter === 0) return { steps: [], caret: backwards ? left : right };
  const next = backwards
    ? new ReplaceStep(left - letter, left, Slice.empty)
    : new ReplaceStep(right, right + letter, Slice.empty);
  return (
    layInTyping(copy, next, backwards ? left : right, suggester) ?? {
      steps: [],
      caret: backwards ? left : right,
    }
  );
}

/** The open suggestion that an edit goes on with: the writer's own words beside it, or what they struck there. */
function reusable($from: ResolvedPos, $to: ResolvedPos, adds: boolean, { isOwn }: Suggester): string | null {
  const beside = [
    $from.nodeBefore,
    $to.nodeAfter,
    ...($from.pos === $to.pos ? [$from.parent.maybeChild($from.index())] : []),
  ];
  const ownOf = (type: typeof insertion): string | null => {
    for (const node of beside) {
      const id: unknown = node === null ? undefined : type.isInSet(node.marks)?.attrs['id'];
      if (typeof id === 'string' && isOwn(id)) return id;
    }
    return null;
  };
  return (adds ? ownOf(insertion) : null) ?? ownOf(deletion);
}

/** The inline nodes of a text between two positions, cut to them. */
function stretchesIn(parent: Node, start: number, from: number, to: number): Stretch[] {
  const found: Stretch[] = [];
  parent.forEach((node, offset) => {
    const [left, right] = [Math.max(from, start + offset), Math.min(to, start + offset + node.nodeSize)];
    if (left < right) found.push({ from: left, to: right, node });
  });
  return found;
}

/** What was typed takes no suggestion from the words around it, not even the writer's own: it gets its own mark. */
function unsuggested(node: Node): Node {
  const set: readonly Mark[] = node.marks.filter(
    ({ type }) => type !== insertion && type !== deletion && type !== articleSchema.marks.modification,
  );
  return node.mark(set);
}

function isInline(step: Step): step is ReplaceStep {
  if (!(step instanceof ReplaceStep)) return false;
  const { slice } = step;
  return slice.openStart === 0 && slice.openEnd === 0 && slice.content.content.every((node) => node.isInline);
}
