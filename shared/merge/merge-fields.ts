import { fieldNames } from '../article/fields';
import type { ArticleFields, Byline, FieldName, PublicNotice, Section } from '../article/fields';
import { mergeList, mergeProperties, sameJson } from './merge-lists';
import type { MergeLog } from './merge-log';

/**
 * Fields, one by one: changed on one side, that side; on both, mine, and a notice holds theirs. Tags, sections,
 * bylines and notices merge as lists, a lead image and a dateline by their parts.
 */
export function mergeFields(
  base: ArticleFields,
  mine: ArticleFields,
  theirs: ArticleFields,
  log: MergeLog,
): ArticleFields {
  const merged: Record<string, unknown> = {};
  for (const name of fieldNames) merged[name] = mergeField(name, { base, mine, theirs }, log);
  return merged as unknown as ArticleFields;
}

interface Sides {
  readonly base: ArticleFields;
  readonly mine: ArticleFields;
  readonly theirs: ArticleFields;
}

function mergeField(name: FieldName, { base, mine, theirs }: Sides, log: MergeLog): unknown {
  if (sameJson(mine[name], theirs[name]) || sameJson(base[name], theirs[name])) return mine[name];
  if (sameJson(base[name], mine[name])) return theirs[name];
  const conflict = (): void => log.field(name, mine[name], theirs[name]);
  switch (name) {
    case 'tags':
      return mergeList(base.tags, mine.tags, theirs.tags, { keyOf: folded, mergeItem: (_, own) => own });
    case 'sections':
      return mergeList<Section>(base.sections, mine.sections, theirs.sections, {
        keyOf: ({ slug }) => slug,
        mergeItem: mergeProperties,
      });
    case 'notices':
      return mergeList<PublicNotice>(base.notices, mine.notices, theirs.notices, {
        keyOf: ({ id }) => id,
        mergeItem: (before, own, other) => mergeProperties(before, own, other, conflict),
      });
    case 'bylines':
      return mergeBylines(base.bylines, mine.bylines, theirs.bylines, conflict);
    case 'leadImage':
    case 'dateline': {
      const [before, own, other] = [base[name], mine[name], theirs[name]];
      if (own === null || other === null) {
        conflict();
        return own;
      }
      const [whole, collides] = mergeWhole<object>(before, own, other);
      if (collides) conflict();
      return whole;
    }
    default:
      conflict();
      return mine[name];
  }
}

/** A byline is one by its id, or by the person or name where both sides added it. */
function mergeBylines(
  base: readonly Byline[],
  mine: readonly Byline[],
  theirs: readonly Byline[],
  conflict: () => void,
): Byline[] {
  const known = [...base, ...mine];
  const keyOf = (byline: Byline): string => {
    const same =
      known.find(({ id }) => id === byline.id) ?? known.find((other) => personOf(other) === personOf(byline));
    return same?.id ?? byline.id;
  };
  const conflicts: string[] = [];
  const merged = mergeList(base, mine, theirs, {
    keyOf,
    mergeItem: (before, own, other) => {
      if (before === null) return own;
      const [byline, collides] = mergeWhole(before, own, other);
      if (collides) conflicts.push(own.id);
      return { ...byline, id: own.id };
    },
  });
  if (conflicts.length > 0) conflict();
  return merged;
}

/** Two values merged by their properties, and whether any was changed by both. */
function mergeWhole<Shape extends object>(
  base: Shape | null,
  mine: Shape,
  theirs: Shape,
): readonly [merged: Shape, collides: boolean] {
  const conflicts: Shape[] = [];
  const merged = mergeProperties(base, mine, theirs, () => conflicts.push(mine));
  return [merged, conflicts.length > 0];
}

function personOf({ person, name }: Byline): string {
  return person ?? folded(name);
}

/** WordPress compares the names of tags so. */
function folded(name: string): string {
  return name.normalize('NFC').trim().replace(/\s+/g, ' ').toLocaleLowerCase('en');
}
