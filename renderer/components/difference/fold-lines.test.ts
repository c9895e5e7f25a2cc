import { describe, expect, it } from 'vitest';
import type { ComparedLine } from '../../../shared/document/compare/compared';
import { foldLines } from './fold-lines';

const line = (key: string, kind: ComparedLine['kind']): ComparedLine => ({
  key,
  blockId: key,
  kind,
  moved: false,
  before: 0,
  after: 0,
  dress: { type: 'paragraph', level: 0, within: [], source: null },
  runs: [],
  attributes: [],
});
/** `.` equal, `x` different; folded lines are told by their number. */
const told = (signs: string): string =>
  foldLines(Array.from(signs, (sign, index) => line(`${index}`, sign === 'x' ? 'changed' : 'same')))
    .map((part) => (part.kind === 'fold' ? `[${part.lines.length}]` : part.place === 0 ? '.' : part.place))
    .join('');

describe('folding what is equal', () => {
  it.each([
    ['', ''],
    ['...', '...'],
    ['......', '[6]'],
    ['x', '1'],
    ['x...x', '1...2'],
    ['x.....x', '1.....2'],
    ['x......x', '1.[4].2'],
    ['......x', '[5].1'],
    ['x......', '1.[5]'],
  ])('of %s shows %s', (signs, expected) => expect(told(signs)).toBe(expected));
});
