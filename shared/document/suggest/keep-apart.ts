import { Fragment, Slice } from '@tiptap/pm/model';
import type { Mark, Node } from '@tiptap/pm/model';
import { ReplaceAroundStep, ReplaceStep, Transform } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import { articleSchema } from '../schema';
import type { Suggester } from './pen';
import { isInStruckBlock, spareAround } from './spare-words';

const { insertion, deletion, modification } = articleSchema.marks;

/**
 * The steps of an edit that is not a suggestion itself, so that it becomes part of nobody's: what is typed in words or a
 * block that somebody wants removed is not removed with them, and in somebody's new words it is not theirs. Null where
 * the steps are right as they are, which is found without looking at more than the places they touch.
 */
export function keepApart(
  copy: Node,
  steps: readonly Step[],
  { isOwn }: Pick<Suggester, 'isOwn'>,
): readonly Step[] | null {
  const isForeign = (mark: Mark): boolean =>
    mark.type === deletion ||
    ((mark.type === insertion || mark.type === modification) && !isOwn(String(mark.attrs['id'])));
  const out = new Transform(copy);
  let differs = false;
  for (const step of steps) {
    const { doc } = out;
    if ((step instanceof ReplaceStep || step instanceof ReplaceAroundStep) && bringsWords(doc, step)) {
      for (const at of new Set([step.from, step.to])) {
        if (!isInStruckBlock(doc, at)) continue;
        spareAround(out, at);
        differs = true;
      }
    }
    const own = step instanceof ReplaceStep ? withoutForeign(step, isForeign) : step;
    differs ||= own !== step;
    if (out.maybeStep(own).failed !== null) return null;
  }
  return differs ? out.steps : null;
}

/** Whether words are put in, or moved from one block into another. Whole new blocks stand by themselves. */
function bringsWords(doc: Node, step: ReplaceStep | ReplaceAroundStep): boolean {
  if (step instanceof ReplaceAroundStep) return false;
  const { from, to, slice } = step;
  if (slice.size > 0 && slice.openStart === 0 && slice.openEnd === 0)
    return doc.resolve(from).parent.isTextblock || slice.content.firstChild?.isInline === true;
  return slice.size === 0
    ? !doc.resolve(from).sameParent(doc.resolve(to))
    : slice.content.size > slice.openStart + slice.openEnd;
}

/** Typed text takes its marks from the words around it; what is pasted or moved brings its own. */
function withoutForeign(step: ReplaceStep, isForeign: (mark: Mark) => boolean): ReplaceStep {
  const { slice } = step;
  const isTyped =
    slice.openStart === 0 && slice.openEnd === 0 && slice.content.content.every((node) => node.isInline);
  if (!isTyped || !slice.content.content.some(({ marks }) => marks.some(isForeign))) return step;
  const content = slice.content.content.map((node) =>
    node.mark(node.marks.filter((mark) => !isForeign(mark))),
  );
  return new ReplaceStep(step.from, step.to, new Slice(Fragment.fromArray(content), 0, 0));
}
