import type { Mark, Node } from '@tiptap/pm/model';
import { Fragment } from '@tiptap/pm/model';
import type { ModificationKind } from './marks/suggestion';
import { articleSchema } from './schema';
import { rejectAll, settleSuggestions } from './settle-suggestions';

export { settleSuggestions } from './settle-suggestions';
export type { Verdict } from './settle-suggestions';

const { marks } = articleSchema;

/** One of the things a suggestion does; a replacement adds and removes. */
export type SuggestedAct =
  'insert' | 'delete' | 'format' | 'heading' | 'change' | 'split' | 'join' | 'add-block' | 'remove-block';

/** A suggestion as it stands in a copy; its author and time stand in the record. */
export interface OpenSuggestion {
  readonly id: string;
  /** Words it would add and remove, in reading order; empty for a change of attributes alone. */
  readonly inserted: string;
  readonly deleted: string;
  /** What it does, each once, in reading order. */
  readonly acts: readonly SuggestedAct[];
}

/** Every open suggestion of a copy in reading order, each once. */
export function suggestionsIn(copy: Node): OpenSuggestion[] {
  const found = new Map<string, { inserted: string; deleted: string; acts: SuggestedAct[] }>();
  copy.descendants((node) => {
    for (const mark of node.marks) {
      if (!isSuggestion(mark)) continue;
      const id = suggestionId(mark);
      const entry = found.get(id) ?? { inserted: '', deleted: '', acts: [] };
      found.set(id, entry);
      const act = actOf(mark, node);
      if (!entry.acts.includes(act)) entry.acts.push(act);
      if (mark.type === marks.insertion) entry.inserted += textOf(node);
      if (mark.type === marks.deletion) entry.deleted += textOf(node);
    }
  });
  return [...found].map(([id, what]) => ({ id, ...what }));
}

/** Whether a copy holds any open suggestion. */
export function hasSuggestions(copy: Node): boolean {
  let found = false;
  copy.descendants((node) => {
    found ||= node.marks.some(isSuggestion);
    return !found;
  });
  return found;
}

/** The words that stand: every suggestion rejected and every comment's anchor taken off. What a reader is shown. */
export function standingCopy(copy: Node): Node {
  return withoutComments(settleSuggestions(copy, rejectAll));
}

/** The words of a headline or dek that stand: what is only suggested is not among them. In time of that line alone. */
export function standingWords(line: Node): string {
  const standing = line.content.content.filter((node) => !marks.insertion.isInSet(node.marks));
  return standing.map(({ textContent }) => textContent).join('');
}

/** Whether a mark is one of the three of tracked changes. */
export function isSuggestion({ type }: Mark): boolean {
  return type === marks.insertion || type === marks.deletion || type === marks.modification;
}

/** The suggestion that a mark belongs to. */
export function suggestionId({ attrs }: Mark): string {
  return String(attrs['id']);
}

/** Whether a mark is a modification of one of these kinds. */
export function isModification({ type, attrs }: Mark, ...kinds: readonly ModificationKind[]): boolean {
  return type === marks.modification && (kinds as readonly unknown[]).includes(attrs['type']);
}

function actOf(mark: Mark, node: Node): SuggestedAct {
  if (mark.type === marks.insertion) return node.isInline ? 'insert' : 'add-block';
  if (mark.type === marks.deletion) return node.isInline ? 'delete' : 'remove-block';
  switch (mark.attrs['type'] as ModificationKind) {
    case 'mark':
      return 'format';
    case 'split':
      return 'split';
    case 'join':
      return 'join';
    case 'attr':
      return mark.attrs['attrName'] === 'level' ? 'heading' : 'change';
  }
}

/** Kept by block, as what stands is read whenever typing rests: one block is made anew, not all that were spoken of. */
const uncommented = new WeakMap<Node, Node>();

function withoutComments(node: Node): Node {
  const known = uncommented.get(node);
  if (known !== undefined) return known;
  const bare = node.marks.some(({ type }) => type === marks.comment)
    ? node.mark(node.marks.filter(({ type }) => type !== marks.comment))
    : node;
  if (bare.isLeaf) return bare;
  const children = bare.content.content.map(withoutComments);
  const same = children.every((child, index) => child === bare.child(index));
  const made = same ? bare : bare.copy(Fragment.fromArray(children));
  uncommented.set(node, made);
  return made;
}

function textOf(node: Node): string {
  return node.isText ? (node.text ?? '') : node.textBetween(0, node.content.size, '\n');
}
