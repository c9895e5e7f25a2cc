import { Mark } from '@tiptap/pm/model';
import type { Node } from '@tiptap/pm/model';
import { AddMarkStep, RemoveMarkStep, Transform } from '@tiptap/pm/transform';
import type { Step } from '@tiptap/pm/transform';
import { isOfChanges, reformatted, takePen } from './pen';
import type { Suggester } from './pen';

/** Formats set or taken off, and nothing else, as suggestions beside them. Null where the steps do more. */
export function layInFormats(
  copy: Node,
  steps: readonly Step[],
  suggester: Suggester,
): readonly Step[] | null {
  const [from, to] = [copy.content.size, 0];
  let range: readonly [number, number] = [from, to];
  const out = new Transform(copy);
  for (const step of steps) {
    if (!(step instanceof AddMarkStep || step instanceof RemoveMarkStep) || isOfChanges(step.mark.type))
      return null;
    range = [Math.min(range[0], step.from), Math.max(range[1], step.to)];
    if (out.maybeStep(step).failed !== null) return null;
  }
  const pen = takePen(suggester);
  const after = out.doc;
  const edges = new Set([...range]);
  for (const doc of [copy, after]) {
    doc.nodesBetween(range[0], range[1], (node, at) => {
      if (node.isInline)
        for (const edge of [at, at + node.nodeSize])
          if (edge >= range[0] && edge <= range[1]) edges.add(edge);
    });
  }
  const cuts = [...edges].sort((one, other) => one - other);
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    const [node, now] = [copy.nodeAt(start), after.nodeAt(start)];
    if (end === undefined || node?.isInline !== true || now === null || Mark.sameSet(node.marks, now.marks))
      continue;
    const wanted = reformatted(node, now.marks, pen);
    for (const mark of now.marks) if (!mark.isInSet(wanted)) out.step(new RemoveMarkStep(start, end, mark));
    for (const mark of wanted) if (!mark.isInSet(now.marks)) out.step(new AddMarkStep(start, end, mark));
  }
  return out.steps;
}
