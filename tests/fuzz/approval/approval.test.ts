import { existsSync } from 'node:fs';
import { afterAll, describe, expect, it } from 'vitest';
import { Sequence, tally } from './sequence';

const sequences = Number(process.env['STET_APPROVAL_SEQUENCES'] ?? 1_000);
/** The same days each time `npm test` runs; `npm run fuzz:approval` draws others. */
const seed = Number(process.env['STET_APPROVAL_SEED'] ?? 20_264);

// What a disk keeps is tested elsewhere: here thousands of newsrooms only have to be quick.
if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm';

const batch = 50;
const batches = Array.from({ length: Math.ceil(sequences / batch) }, (_, index) => seed + index * batch);

/** With it every other sequence is of two people on a site with the companion plugin. */
const withPlugin = process.env['STET_APPROVAL_PLUGIN'] === '1';

/** What has to happen within a batch: a fuzzer that approves or publishes nothing proves nothing. */
const work = [
  'approved',
  'post publish',
  'post future',
  'live post publish again',
  'move update',
  'move correct',
  'move kill',
  'void by editing',
  'void by field',
  'void by merge',
  'void by undo',
  'changes on the way',
  'changes there',
  'broken calls',
  'restarts',
];

describe('what readers get', () => {
  afterAll(() => {
    const counts = [...tally].sort().map(([what, many]) => `${many} ${what}`);
    console.log(`${tally.get('sequences') ?? 0} sequences, seeds from ${seed}: ${counts.join(', ')}`);
    if ((tally.get('sequences') ?? 0) >= batch)
      for (const what of work) expect(tally.get(what) ?? 0, what).toBeGreaterThan(0);
  });

  it.each(batches)('was approved, in each of the sequences from seed %i', async (first) => {
    for (let number = first; number < first + batch && number < seed + sequences; number += 1)
      await tell(number);
  });

  /** The page is judged without what is only suggested: a format, an attribute, a block split off. */
  it.each([20369, 20648, 20674, 20764, 20897, 21175])(
    'was approved where what is only suggested comes after: %i',
    async (number) => {
      await tell(number, false);
    },
  );

  it('is the same when a sequence is told again', async () => {
    expect(await tell(seed)).toEqual(await tell(seed));
  });
});

/** Carries a sequence out and answers its trace, which is printed where it fails. */
async function tell(
  number: number,
  hasCompanion = withPlugin && number % 2 === 1,
): Promise<readonly string[]> {
  const sequence = new Sequence(number, hasCompanion);
  try {
    await sequence.run();
    return sequence.trace;
  } catch (error) {
    console.log(`Seed ${number}:\n${sequence.trace.join('\n')}`);
    throw error;
  } finally {
    sequence.end();
  }
}
