import { setTimeout as pause } from 'node:timers/promises';
import type { DevTools } from './devtools';
import { openInStet } from './opening';
import type { Figure } from './report';
import { median, percentile, seededRandom } from './statistics';
import { takeSamples, typeSome, watchTyping } from './typing';

const rounds = 12;
const turns = 6;
const keysPerTurn = 50;

/** The same 10,000 words twice in one library. */
export interface ReviewedPair {
  readonly plain: { readonly headline: string };
  readonly reviewed: { readonly headline: string };
  /** How many blocks stand below the dek, in each. */
  readonly blocks: number;
}

/**
 * An article under review against the same article without suggestions and comments, in one window of one run, in turns:
 * from the click until it may be typed into, and from a key until it is laid out.
 */
export async function measureReview(
  stet: DevTools,
  { plain, reviewed, blocks }: ReviewedPair,
  say: (line: string) => void,
): Promise<Figure[]> {
  await stet.focus();
  const opened = { plain: [] as number[], reviewed: [] as number[] };
  for (let round = 0; round <= rounds; round += 1) {
    for (const which of ['plain', 'reviewed'] as const) {
      const { headline } = which === 'plain' ? plain : reviewed;
      const time = await openInStet(stet, headline, blocks);
      await pause(600);
      if (round > 0) opened[which].push(time);
    }
  }
  say(`opened ${rounds} times each`);
  const typed = { plain: [] as number[], reviewed: [] as number[] };
  const random = seededRandom(5);
  for (let turn = 0; turn <= turns; turn += 1) {
    for (const which of ['plain', 'reviewed'] as const) {
      await openInStet(stet, (which === 'plain' ? plain : reviewed).headline, blocks);
      await pause(1_000);
      const window = await watchTyping(stet);
      await typeSome(window, keysPerTurn, random);
      const { laidOut } = await takeSamples(window, keysPerTurn);
      if (turn > 0) typed[which].push(...laidOut);
    }
    if (turn > 0) say(`typed ${turn * keysPerTurn} of ${turns * keysPerTurn} keys in each`);
  }
  const typing = [0.5, 0.99].map((share): Figure => ({
    name: `keystroke under review, 10,000 words, p${share * 100}`,
    unit: 'ms',
    ours: percentile(typed.reviewed, share),
    reference: percentile(typed.plain, share),
    against: `the same without, ${typed.plain.length} keys each`,
    aim: 1.5,
  }));
  return [
    {
      name: 'opening a 10,000-word article under review',
      unit: 'ms',
      ours: median(opened.reviewed),
      reference: median(opened.plain),
      against: `the same without, medians of ${rounds}`,
      aim: 1.5,
    },
    ...typing,
  ];
}
