import type { Mark } from '@tiptap/pm/model';
import { attributeText } from './html-text';

/** The marks of one piece of text as WordPress can carry them: of several `<a>` on it only one. */
export function carriableMarks(marks: readonly Mark[]): readonly Mark[] {
  const carried = marks.some(hasWildTitle) ? marks.map(tameTitle) : marks;
  const anchors = carried.filter(isAnchor);
  const anchor = anchors.find(isForeignAnchor) ?? anchors[0];
  return anchors.length < 2 ? carried : carried.filter((mark) => mark === anchor || !isAnchor(mark));
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

function isForeignAnchor(mark: Mark): boolean {
  return mark.type.name === 'foreign' && mark.attrs['tag'] === 'a';
}
