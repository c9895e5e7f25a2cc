import type { Mark, Node } from '@tiptap/pm/model';

/** One mark over neighbouring nodes, up to the node `end`. `whole` marks should not be cut in two. */
export interface Run {
  readonly mark: Mark;
  readonly whole: boolean;
  end: number;
}

/**
 * How the marks of inline nodes nest as elements: for every node the runs around it, outermost first.
 * A link or a foreign element is cut in two only where another one overlaps it; formatting gives way.
 * Of runs that begin together the longer one is outside, and of equals the one that comes first in the
 * node's marks.
 */
export function nestMarks(nodes: readonly Node[]): Run[][] {
  let stack: Run[] = [];
  return measureRuns(nodes).map((wanted) => {
    let keep = 0;
    while (keep < stack.length && wanted.includes(stack[keep] as Run)) keep++;
    const kept = stack.slice(0, keep);
    const opening = wanted.filter((run) => !kept.includes(run));
    const reach = Math.max(-1, ...opening.map((run) => run.end));
    for (let top = kept.at(-1); top !== undefined && !top.whole && top.end < reach; top = kept.at(-1)) {
      kept.pop();
      opening.push(top);
    }
    opening.sort((one, other) => outerFirst(one, other) || wanted.indexOf(one) - wanted.indexOf(other));
    stack = [...kept, ...opening];
    return stack;
  });
}

function outerFirst(one: Run, other: Run): number {
  return other.end - one.end || Number(other.whole) - Number(one.whole);
}

function measureRuns(nodes: readonly Node[]): Run[][] {
  let before: Run[] = [];
  return nodes.map((node, index) => {
    before = node.marks.map((mark) => {
      const running = before.find((run) => run.mark.eq(mark));
      if (running === undefined) return { mark, whole: isWhole(mark), end: index };
      running.end = index;
      return running;
    });
    return before;
  });
}

function isWhole(mark: Mark): boolean {
  return mark.type.name === 'link' || mark.type.name === 'foreign';
}
