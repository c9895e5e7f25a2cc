import type { Node } from '@tiptap/pm/model';
import { emptyFields } from '../../shared/article/fields';
import { articleSchema } from '../../shared/document/schema';
import { merge3 } from '../../shared/merge/merge3';
import type { Merge, MergeSide } from '../../shared/merge/merge3';
import { articleApart } from './apart';
import type { Figure } from './report';
import { median } from './statistics';

const rounds = 75;
const warmUps = 5;

/** Words of the articles whose figures are shown, and of those that are compared each with the one before. */
const shown = [1_000, 10_000, 50_000];
const doublings = [5_000, 10_000, 20_000, 40_000];

/** The most that 10,000 words may take, in milliseconds, and how many times as long twice the words may take. */
const aimMs = 30;
const aimGrowth = 2.3;

const authors = {
  mine: { name: 'Ann', at: '2026-11-23T18:00:00.000Z' },
  theirs: { name: 'Bruno', at: '2026-11-23T18:05:00.000Z' },
};

interface Samples {
  readonly words: number;
  /** Base, mine and theirs. */
  readonly texts: readonly string[];
  readonly ours: number[];
  readonly reference: number[];
}

/**
 * `merge3` on articles that two people changed, against the least that must be done to merge at all: reading the three
 * documents from JSON. Each round reads them anew, so that no two share a node; the sizes take turns.
 */
export function measureMerge(say: (line: string) => void): Figure[] {
  const sizes = [...new Set([...shown, ...doublings])].map(samplesOf);
  for (let round = -warmUps; round < rounds; round += 1) {
    for (const size of sizes) {
      const [reading, merging] = mergeOnce(size);
      if (round < 0) continue;
      size.reference.push(reading);
      size.ours.push(merging);
    }
  }
  say(`merged ${sizes.length} articles ${rounds} times each`);
  const sizeOf = (words: number) => sizes.find((size) => size.words === words) as Samples;
  return [...shown.map((words) => timeFigure(sizeOf(words))), growthFigure(doublings.map(sizeOf))];
}

function samplesOf(words: number): Samples {
  const { base, mine, theirs } = articleApart(words);
  const texts = [base, mine, theirs].map((copy) => JSON.stringify(copy));
  return { words, texts, ours: [], reference: [] };
}

/** The milliseconds of reading and of merging. */
function mergeOnce({ texts }: Samples): readonly [reading: number, merging: number] {
  const started = performance.now();
  const [base, mine, theirs] = texts.map((text) => articleSchema.nodeFromJSON(JSON.parse(text)));
  const read = performance.now();
  if (!base || !mine || !theirs) throw new Error('Three documents are merged.');
  const merge = merge3(side(base), side(mine), side(theirs), authors);
  const merged = performance.now();
  expectWork(merge);
  return [read - started, merged - read];
}

function side(copy: Node): MergeSide {
  return { copy, fields: emptyFields('en-CA'), threads: [], suggestions: [], events: [], translations: null };
}

/** A merge that left a side out would be fast. */
function expectWork({ merged, overlaps, notices }: Merge): void {
  const text = merged.copy.textContent;
  const isWhole = text.includes('annotated before deadline') && text.includes('verified beyond doubt');
  if (!isWhole || overlaps.length === 0 || notices.length === 0)
    throw new Error('The merge left something out.');
}

/** Other sizes than 10,000 words may take what its aim and the aim for growth make of them. */
function timeFigure({ words, ours, reference }: Samples): Figure {
  return {
    name: `merge of ${words.toLocaleString('en')} words, p50`,
    unit: 'ms',
    ours: median(ours),
    reference: median(reference),
    against: `reading the three documents from JSON, medians of ${rounds}`,
    aim: aimMs * aimGrowth ** Math.log2(words / 10_000),
    aimFor: 'ours',
  };
}

function growthFigure(sizes: readonly Samples[]): Figure {
  const words = sizes.map((size) => size.words.toLocaleString('en')).join(' → ');
  return {
    name: 'merge of twice the words, worst doubling',
    unit: '×',
    ours: worstGrowth(sizes.map(({ ours }) => median(ours))),
    reference: worstGrowth(sizes.map(({ reference }) => median(reference))),
    against: `the same of reading them, ${words} words`,
    aim: aimGrowth,
    aimFor: 'ours',
  };
}

function worstGrowth(times: readonly number[]): number {
  return Math.max(...times.slice(1).map((time, index) => time / (times[index] ?? time)));
}
