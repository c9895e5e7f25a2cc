import fc from 'fast-check';
import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import type { Thread } from '../../shared/article/threads';
import { articleSchema } from '../../shared/document/schema';
import { docEquals } from '../../shared/document/copy-digest';
import { emptyFields } from '../../shared/article/fields';
import { merge3 } from '../../shared/merge/merge3';
import type { Merge, MergeSide } from '../../shared/merge/merge3';
import { randomDocument } from '../helpers/random-document';
import { changeAtRandom, changedThread, threadNamed } from '../helpers/random-record';
import { editAtRandom, seeded } from '../helpers/random-edits';
import type { Scribe } from '../helpers/random-edits';

/** 2,000 in npm test; npm run fuzz:merge sets both. */
const numRuns = Number(process.env['STET_MERGE_CASES'] ?? 2_000);
const seed =
  process.env['STET_MERGE_SEED'] === undefined ? {} : { seed: Number(process.env['STET_MERGE_SEED']) };
const run = { numRuns, ...seed };

if (process.env['STET_MERGE_CASES'] !== undefined) console.log(`${numRuns} cases for each law`);

const authors = {
  mine: { name: 'Ann', at: '2026-11-23T18:00:00.000Z' },
  theirs: { name: 'Bruno', at: '2026-11-23T18:05:00.000Z' },
};

interface Apart {
  readonly base: MergeSide;
  readonly mine: MergeSide;
  readonly theirs: MergeSide;
  readonly typed: readonly string[];
}

/** Two people apart with one story: what each typed and did not take out again is in `typed`. */
const apart: fc.Arbitrary<Apart> = fc
  .tuple(randomDocument({ classic: false }), fc.nat(2 ** 31), fc.nat(8), fc.nat(8), fc.nat(3))
  .map(([document, random, own, others, common]) => {
    const prior = scribe('p', random);
    const base = editAtRandom(document, prior, common);
    const [ann, bruno] = [scribe('a', random + 1), scribe('b', random + 2)];
    const mine = editAtRandom(base, ann, own);
    const theirs = editAtRandom(base, bruno, others);
    const typed = [...standing(mine, ann), ...standing(theirs, bruno)];
    const known = changeAtRandom(side(base), prior, common);
    return {
      base: known,
      mine: changeAtRandom({ ...known, copy: mine }, ann, own % 4),
      theirs: changeAtRandom({ ...known, copy: theirs }, bruno, others % 4),
      typed,
    };
  });

describe('merge3', () => {
  it('is theirs where mine did not change, mine where theirs did not, and either where both did the same', () => {
    fc.assert(
      fc.property(apart, ({ base, mine }) => {
        expectSame(merged(base, base, mine).merged, mine);
        expectSame(merged(base, mine, base).merged, mine);
        expectSame(merged(base, mine, mine).merged, mine);
      }),
      run,
    );
  });

  it('makes a valid story that holds every word either side typed', () => {
    let overlaps = 0;
    fc.assert(
      fc.property(apart, ({ base, mine, theirs, typed }) => {
        const merge = merged(base, mine, theirs);
        merge.merged.copy.check();
        const text = everything(merge.merged.copy);
        expect(typed.filter((word) => !text.includes(word))).toEqual([]);
        overlaps += merge.overlaps.length;
        // Of fields, too, nothing is lost: what is not in the story is in a notice.
        for (const { fields, threads, events } of [mine, theirs]) {
          const { merged: result } = merge;
          const slugs = [
            result.fields.slug,
            ...merge.notices.map((each) => (each.kind === 'field' ? each.theirs : '')),
          ];
          if (fields.slug !== base.fields.slug) expect(slugs).toContain(fields.slug);
          expect(idsOf(result.events)).toEqual(expect.arrayContaining(idsOf(events)));
          expect(idsOf(result.threads)).toEqual(expect.arrayContaining(idsOf(threads)));
        }
      }),
      run,
    );
    expect(overlaps).toBeGreaterThan(numRuns / 20);
  });

  it('changes nothing when the same is merged again', () => {
    fc.assert(
      fc.property(apart, ({ base, mine, theirs }) => {
        const once = merged(base, mine, theirs).merged;
        const twice = merged(base, once, theirs).merged;
        expectSame(twice, once);
      }),
      run,
    );
  });

  it('keeps the anchors of every comment and suggestion whose words are still there', () => {
    fc.assert(
      fc.property(apart, ({ base, mine, theirs }) => {
        const { copy } = merged(base, mine, theirs).merged;
        const kept = anchors(copy);
        const added = [...anchors(mine.copy), ...anchors(theirs.copy)].filter((id) => /^[ab]/.test(id));
        const words = everything(copy);
        for (const id of added) {
          if (kept.has(id)) continue;
          // Only where none of the words it hung on is left, or mine has another suggestion on them.
          const anchored = [mine.copy, theirs.copy].flatMap((doc) => wordsUnder(doc, id));
          expect(
            anchored.filter((word) => /^[ab]word/.test(word) && words.includes(word) && !covered(copy, word)),
          ).toEqual([]);
        }
      }),
      run,
    );
  });

  it('takes whose a thread is, how it was settled and what it hangs on from one side each, never half of both', () => {
    let collisions = 0;
    const random = fc.tuple(fc.nat(2 ** 31), fc.integer({ min: 1, max: 4 }), fc.integer({ min: 1, max: 4 }));
    fc.assert(
      fc.property(random, ([number, own, others]) => {
        const base = threadAtRandom(threadNamed('q', 'p'), scribe('p', number), 3);
        const mine = threadAtRandom(base, scribe('a', number + 1), own);
        const theirs = threadAtRandom(base, scribe('b', number + 2), others);
        const withThread = (thread: Thread): MergeSide => ({ ...side(emptyCopy), threads: [thread] });
        const [result] = merged(withThread(base), withThread(mine), withThread(theirs)).merged.threads;
        for (const part of wholesOf) {
          const [before, one, other] = [base, mine, theirs].map(part);
          const isMine = JSON.stringify(one) !== JSON.stringify(before);
          expect(part(result ?? base)).toEqual(isMine ? one : other);
          if (isMine && JSON.stringify(other) !== JSON.stringify(before)) collisions += 1;
        }
      }),
      run,
    );
    expect(collisions).toBeGreaterThan(numRuns / 20);
  });

  it('gives every block an id of its own, and the same result each time', () => {
    fc.assert(
      fc.property(apart, ({ base, mine, theirs }) => {
        const { copy } = merged(base, mine, theirs).merged;
        const ids: string[] = [];
        copy.descendants((node) => {
          if (typeof node.attrs['id'] === 'string') ids.push(node.attrs['id']);
        });
        expect(new Set(ids).size).toBe(ids.length);
        expect(docEquals(merged(base, mine, theirs).merged.copy, copy)).toBe(true);
      }),
      run,
    );
  });
});

function merged(base: MergeSide, mine: MergeSide, theirs: MergeSide): Merge {
  return merge3(base, mine, theirs, authors);
}

const emptyCopy = articleSchema.nodes.doc.create(null, [
  articleSchema.nodes.headline.create(),
  articleSchema.nodes.dek.create(),
  articleSchema.nodes.paragraph.create({ id: 'a' }),
]);

/** What of a thread makes sense only together. */
const wholesOf: readonly ((thread: Thread) => unknown)[] = [
  ({ assignee }) => assignee,
  ({ state, settled }) => ({ state, settled }),
  ({ anchor, quote }) => ({ anchor, quote }),
];

function threadAtRandom(thread: Thread, by: Scribe, count: number): Thread {
  let changed = thread;
  for (let change = 0; change < count; change += 1)
    changed = changedThread(changed, `${by.name}${change}`, by);
  return changed;
}

function expectSame(one: MergeSide, other: MergeSide): void {
  if (!docEquals(one.copy, other.copy)) expect(one.copy.toJSON()).toEqual(other.copy.toJSON());
  expect(docEquals(one.copy, other.copy)).toBe(true);
  expect({ ...one, copy: null, suggestions: null }).toEqual({ ...other, copy: null, suggestions: null });
}

function idsOf(items: readonly { readonly id: string }[]): string[] {
  return items.map(({ id }) => id);
}

function side(copy: Node): MergeSide {
  return { copy, fields: emptyFields('en-CA'), threads: [], suggestions: [], events: [], translations: null };
}

function scribe(name: string, random: number): Scribe {
  return { name, random: seeded(random), typed: [] };
}

function standing(copy: Node, { typed }: Scribe): string[] {
  const text = everything(copy);
  return typed.filter((word) => text.includes(word));
}

/** All words, those inside source that Stet does not know too. */
function everything(copy: Node): string {
  const found: string[] = [];
  copy.descendants((node) => {
    if (node.isTextblock) found.push(node.textContent);
    if (node.type.name === 'opaque') found.push(String(node.attrs['raw']));
  });
  return found.join('\n');
}

function anchors(copy: Node): Set<string> {
  const ids = new Set<string>();
  copy.descendants((node) => {
    for (const { type, attrs } of node.marks) {
      if (type.name === 'comment' || type.name === 'insertion' || type.name === 'deletion')
        ids.add(String(attrs['id']));
    }
  });
  return ids;
}

function wordsUnder(copy: Node, id: string): string[] {
  const words: string[] = [];
  copy.descendants((node) => {
    if (node.isText && node.marks.some(({ attrs }) => attrs['id'] === id))
      words.push(...(node.text ?? '').split(/\s+/));
  });
  return words;
}

function covered(copy: Node, word: string): boolean {
  let found = false;
  copy.descendants((node) => {
    if (node.isText && (node.text ?? '').includes(word)) {
      found ||= node.marks.some(({ type }) => type.name === 'insertion' || type.name === 'deletion');
    }
  });
  return found;
}
