import type { DevTools } from './devtools';
import { openRawAppends } from './raw-append';
import type { Figure } from './report';
import { percentile, seededRandom } from './statistics';
import { takeSamples, typeSome, watchTyping } from './typing';
import type { TypingSamples } from './typing';

const turns = 10;
const keysPerTurn = 50;

/** The longest a keystroke may wait for company before it is written, in milliseconds: Stet's promise. */
const batchMs = 50;

interface Windows {
  /** Stet, with the 10,000-word article open and at rest. */
  readonly stet: DevTools;
  /** The bare editor, with the same text. */
  readonly bare: DevTools;
  readonly folder: string;
}

/** Types into both windows in turns, with raw appends between, and returns both figures at p50 and p99. */
export async function measureKeystrokes(
  { stet, bare, folder }: Windows,
  say: (line: string) => void,
): Promise<Figure[]> {
  const random = seededRandom(3);
  const ours = await watchTyping(stet);
  const reference = await watchTyping(bare);
  const raw = openRawAppends(folder);
  const seen = { stet: emptySamples(), bare: emptySamples(), raw: [] as number[] };
  try {
    for (let turn = 0; turn <= turns; turn += 1) {
      await typeSome(reference, keysPerTurn, random);
      const bareSamples = await takeSamples(reference, keysPerTurn);
      await typeSome(ours, keysPerTurn, random);
      const stetSamples = await takeSamples(ours, keysPerTurn);
      const rawSamples = await raw.take(keysPerTurn, random);
      // The first turn only warms up what the engine compiles.
      if (turn === 0) continue;
      collect(seen.bare, bareSamples);
      collect(seen.stet, stetSamples);
      seen.raw.push(...rawSamples);
      say(`typed ${turn * keysPerTurn} of ${turns * keysPerTurn} keys in each`);
    }
  } finally {
    raw.close();
  }
  return [0.5, 0.99].flatMap((share) => [
    laidOut(share, seen.stet.laidOut, seen.bare.laidOut),
    acknowledged(share, seen.stet.acknowledged, seen.raw),
  ]);
}

function laidOut(share: number, ours: readonly number[], reference: readonly number[]): Figure {
  return {
    name: `keystroke to laid out, 10,000 words, p${share * 100}`,
    unit: 'ms',
    ours: percentile(ours, share),
    reference: percentile(reference, share),
    against: `bare Tiptap, ${ours.length} keys each`,
    aim: 1.3,
  };
}

/** The aim is 1.3 × the raw append plus the batch; as a ratio to raw append plus batch that is a little over 1. */
function acknowledged(share: number, ours: readonly number[], raw: readonly number[]): Figure {
  const append = percentile(raw, share);
  return {
    name: `keystroke to acknowledged, 10,000 words, p${share * 100}`,
    unit: 'ms',
    ours: percentile(ours, share),
    reference: append + batchMs,
    against: `raw append ${append.toFixed(2)} ms + ${batchMs} ms batch`,
    aim: (1.3 * append + batchMs) / (append + batchMs),
  };
}

function emptySamples(): { laidOut: number[]; acknowledged: number[] } {
  return { laidOut: [], acknowledged: [] };
}

function collect(into: ReturnType<typeof emptySamples>, samples: TypingSamples): void {
  into.laidOut.push(...samples.laidOut);
  into.acknowledged.push(...samples.acknowledged);
}
