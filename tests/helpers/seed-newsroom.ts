import { emptyFields } from '../../shared/article/fields';
import type { ArticleFields } from '../../shared/article/fields';
import type { ArticleId } from '../../shared/article/ids';
import type { WorkflowEvent, WorkflowState } from '../../shared/article/workflow/events';
import { createArticleFromSite } from '../../electron/store/articles/articles';
import { inTransaction } from '../../electron/store/database';
import type { WritableDb } from '../../electron/store/database';
import { seedWords } from './seed-words';
import type { SeedWords } from './seed-words';

interface SeedOptions {
  readonly count: number;
  /** The same seed gives the same stories, ids and times included. */
  readonly seed: number;
  /** Words of an article's body on average; 120 unless told. */
  readonly words?: number;
}

interface Dice {
  readonly below: (limit: number) => number;
  readonly pick: <Value>(values: readonly Value[]) => Value;
}

const newest = Date.parse('2026-11-23T18:00:00Z');
const rowsPerTransaction = 2_000;
const eventKinds: Partial<Record<WorkflowState, WorkflowEvent['kind']>> = {
  submitted: 'submitted',
  published: 'published',
  scheduled: 'scheduled',
  spiked: 'spiked',
};

/**
 * Fills a newsroom with stories in English and French that look like news: sections, tags, one to three bylines, a
 * headline, a dek and paragraphs with ids. 100,000 take under a minute. Returns the ids in the order they were made.
 */
export function seedNewsroom(db: WritableDb, options: SeedOptions): ArticleId[] {
  const dice = diceOf(options.seed);
  const ids: ArticleId[] = [];
  while (ids.length < options.count) {
    inTransaction(db, () => {
      const end = Math.min(options.count, ids.length + rowsPerTransaction);
      while (ids.length < end) ids.push(seedStory(db, dice, ids.length, options));
    });
  }
  return ids;
}

function seedStory(db: WritableDb, dice: Dice, index: number, options: SeedOptions): ArticleId {
  const words = dice.below(5) < 3 ? seedWords.en : seedWords.fr;
  const changed = new Date(newest - index * 61_000 - dice.below(60_000));
  const id = `seed${options.seed}x${index.toString(36).padStart(8, '0')}` as ArticleId;
  const made = createArticleFromSite(db, {
    id,
    copy: copyOf(dice, words, id, options.words ?? 120),
    fields: fieldsOf(dice, words, index),
    events: eventsOf(dice, changed),
    siteId: null,
    now: () => changed,
  });
  if (!made.ok) throw new Error(made.error.code);
  return made.value;
}

function copyOf(dice: Dice, words: SeedWords, id: string, length: number): unknown {
  const target = Math.ceil(length / 2) + dice.below(length);
  const blocks: unknown[] = [];
  for (let written = 0; written < target;) {
    const size = 20 + dice.below(30);
    const text = sentence(dice, words, size);
    blocks.push(block('paragraph', `${text}.`, { id: `b${id}x${blocks.length}`, dress: null }));
    written += size;
  }
  return {
    type: 'doc',
    content: [
      block('headline', sentence(dice, words, 5 + dice.below(5))),
      block('dek', sentence(dice, words, 12)),
      ...blocks,
    ],
  };
}

function block(type: string, text: string, attrs?: Record<string, unknown>): unknown {
  return { type, ...(attrs === undefined ? {} : { attrs }), content: [{ type: 'text', text }] };
}

function fieldsOf(dice: Dice, words: SeedWords, index: number): ArticleFields {
  const bylines = Array.from({ length: 1 + (dice.below(6) === 0 ? dice.below(3) : 0) }, (_, number) => ({
    id: `by${number}`,
    name: `${dice.pick(seedWords.firstNames)} ${dice.pick(seedWords.lastNames)}`,
    role: number === 0 ? ('reporter' as const) : ('contributor' as const),
    person: null,
    box: { title: '', bio: '', email: '', picture: null },
  }));
  const tags = new Set(Array.from({ length: 1 + dice.below(4) }, () => dice.pick(words.tags)));
  return {
    ...emptyFields(words.language),
    slug: `${dice.pick(words.slugs)}-${index}`,
    sections: [dice.pick(words.sections)],
    tags: [...tags],
    bylines,
  };
}

function eventsOf(dice: Dice, changed: Date): WorkflowEvent[] {
  const at = changed.toISOString();
  const created: WorkflowEvent = { id: 'event-created', kind: 'created', to: 'draft', actor: 'Seed', at };
  const state = dice.pick<WorkflowState>([
    'draft',
    'submitted',
    'scheduled',
    'published',
    'published',
    'published',
    'spiked',
  ]);
  const kind = eventKinds[state];
  return kind === undefined ? [created] : [created, { id: 'event-last', kind, to: state, actor: 'Seed', at }];
}

function sentence(dice: Dice, words: SeedWords, length: number): string {
  // Squaring makes the first words of the list common and the last ones rare, as in real text.
  const text = Array.from({ length }, () => {
    const share = dice.below(1_000) / 1_000;
    return words.vocabulary[Math.floor(share * share * words.vocabulary.length)] ?? '';
  }).join(' ');
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** A small seeded generator (mulberry32). */
function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  const below = (limit: number) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * limit);
  };
  const pick = <Value>(values: readonly Value[]): Value => {
    const value = values[below(values.length)];
    if (value === undefined) throw new Error('Nothing to pick from');
    return value;
  };
  return { below, pick };
}
