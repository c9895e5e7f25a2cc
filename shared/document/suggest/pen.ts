import type { Mark, Node } from '@tiptap/pm/model';
import { formatOf } from '../settle-suggestions';
import { articleSchema } from '../schema';

const { insertion, deletion, modification, comment } = articleSchema.marks;

/** Whoever suggests: which open suggestions are theirs, and where new ids come from. */
export interface Suggester {
  /** Whether this person made a suggestion: only then it may be widened, or taken back by simply editing on. */
  readonly isOwn: (id: string) => boolean;
  /** Well-formed block ids (a letter first), never given twice; for suggestions and for new blocks. */
  readonly newId: () => string;
}

/** Makes the marks of one edit: all under one id, which is made when it is first needed. */
export interface Pen extends Suggester {
  readonly id: () => string;
  /** Whether a mark belongs to what this edit suggests. */
  readonly wrote: (mark: Mark) => boolean;
  readonly insertion: () => Mark;
  readonly deletion: () => Mark;
  readonly split: () => Mark;
  readonly join: () => Mark;
}

/** A pen for one edit; `reused` is an open suggestion of the same person that the edit widens. */
export function takePen(suggester: Suggester, reused: string | null = null): Pen {
  let made = reused;
  const id = (): string => (made ??= suggester.newId());
  return {
    ...suggester,
    id,
    wrote: ({ attrs }) => made !== null && attrs['id'] === made,
    insertion: () => insertion.create({ id: id() }),
    deletion: () => deletion.create({ id: id() }),
    split: () => modification.create({ id: id(), type: 'split' }),
    join: () => modification.create({ id: id(), type: 'join' }),
  };
}

/** The suggestion of insertion on a node, if it is this person's. */
export function ownInsertion(node: Node, { isOwn }: Suggester): Mark | null {
  const mark = insertion.isInSet(node.marks);
  return mark !== undefined && isOwn(String(mark.attrs['id'])) ? mark : null;
}

export function isStruck(node: Node): boolean {
  return deletion.isInSet(node.marks) !== undefined;
}

/** A node struck: gone where this person only suggested it, as it is where it is struck already. */
export function strike(node: Node, pen: Pen): Node | null {
  if (ownInsertion(node, pen) !== null) return null;
  return isStruck(node) ? node : node.mark(pen.deletion().addToSet(node.marks));
}

/** Text or an inline node as something new: no suggestion that stood around its place becomes its own. */
export function addedInline(node: Node, pen: Pen): Node {
  if (ownInsertion(node, pen) !== null) return node;
  const plain = node.marks.filter(({ type }) => !isOfChanges(type));
  return node.mark(pen.insertion().addToSet(plain));
}

/**
 * The marks of text that had `before` and was given `wanted`: a format that differs is recorded as a modification, in
 * this person's own insertion it is simply there. Comments are not tracked.
 */
export function reformatted(node: Node, wanted: readonly Mark[], pen: Pen): readonly Mark[] {
  const before = node.marks;
  const formats = wanted.filter(({ type }) => !isOfChanges(type));
  let marks = before
    .filter(({ type }) => isOfChanges(type))
    .reduce<readonly Mark[]>((set, mark) => mark.addToSet(set), formats);
  if (ownInsertion(node, pen) !== null) return marks;
  const names = new Set([...before, ...formats].filter(isFormat).map(({ type }) => type.name));
  for (const name of names) {
    const [was, is] = [before, formats].map((set) =>
      set.filter(({ type }) => type.name === name).map(formatOf),
    );
    if (JSON.stringify(was) === JSON.stringify(is) || was === undefined || is === undefined) continue;
    // Elements of the site's own may stand several times on one word: a modification could not name them.
    if (was.length > 1 || is.length > 1) continue;
    marks = withModification(
      marks,
      { type: 'mark', attrName: name, previousValue: was[0] ?? null, newValue: is[0] ?? null },
      pen,
    );
  }
  return marks;
}

/** One change from a value to another. */
export interface Change {
  readonly type: 'attr' | 'mark';
  readonly attrName: string;
  readonly previousValue: unknown;
  readonly newValue: unknown;
}

/** Records a change; one of the same by this person goes on from where it began, and goes where it leads back. */
export function withModification(marks: readonly Mark[], change: Change, pen: Pen): readonly Mark[] {
  const last = marks.findLast(
    ({ type, attrs }) =>
      type === modification && attrs['type'] === change.type && attrs['attrName'] === change.attrName,
  );
  if (last === undefined || !pen.isOwn(String(last.attrs['id'])))
    return modification.create({ id: pen.id(), ...change }).addToSet(marks);
  if (JSON.stringify(last.attrs['previousValue']) === JSON.stringify(change.newValue))
    return marks.filter((mark) => mark !== last);
  const widened = modification.create({ ...last.attrs, newValue: change.newValue });
  return marks.map((mark) => (mark === last ? widened : mark));
}

/** Whether a type is one of the three of tracked changes. */
export function isOfChanges(type: Mark['type']): boolean {
  return type === insertion || type === deletion || type === modification;
}

function isFormat({ type }: Mark): boolean {
  return type !== comment && !isOfChanges(type);
}
