import { existsSync } from 'node:fs';
import { afterAll, expect, it, vi } from 'vitest';
import { Sequence } from './sequence';
import { account, counted, enough } from './tally';
import { removeEmptyNewsroom } from './world';

// What a disk keeps is tested elsewhere: here thousands of newsrooms only have to be quick.
if (existsSync('/dev/shm')) process.env['TMPDIR'] = '/dev/shm';

const asked = Number(process.env['STET_APPROVAL_SEQUENCES'] ?? 1_000);
/** Half are on a plain site, half with the companion plugin: each in a file of its own, so that two run at once. */
const isShared = !['plain', 'companion'].includes(process.env['STET_APPROVAL_SITE'] ?? '');
/** The same days each time `npm test` runs; `npm run fuzz:approval` draws others. */
const seed = Number(process.env['STET_APPROVAL_SEED'] ?? 20_264);
const batch = 50;

/** The tests of one kind of site: every sequence of this run, and the account of what they did. */
export function tellSequences(hasCompanion: boolean, work: readonly string[]): void {
  const half = hasCompanion ? Math.floor(asked / 2) : Math.ceil(asked / 2);
  const sequences = isShared ? half : asked;
  const batches = Array.from({ length: Math.ceil(sequences / batch) }, (_, index) => seed + index * batch);

  afterAll(() => {
    removeEmptyNewsroom();
    console.log(`${counted('sequences')} sequences, seeds from ${seed}: ${account()}`);
    const idle = counted('sequences') < enough ? [] : work.filter((what) => counted(what) === 0);
    expect(idle, 'what never happened').toEqual([]);
  });

  it.each(batches)(
    'was approved, in each of the sequences from seed %i',
    async (first) => {
      for (let number = first; number < Math.min(first + batch, seed + sequences); number += 1)
        await tell(number, hasCompanion);
    },
    600_000,
  );

  it('is the same when a sequence is told again', async () => {
    expect(await tell(seed, hasCompanion)).toEqual(await tell(seed, hasCompanion));
  });
}

/**
 * Carries a sequence out and answers its trace, which is printed where it fails. By its own clock: on a machine that is
 * busy, a try that is due a second later would come into another moment of the day each time.
 */
export async function tell(number: number, hasCompanion: boolean): Promise<readonly string[]> {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
  const sequence = new Sequence(number, hasCompanion);
  try {
    await sequence.run();
    return sequence.trace;
  } catch (error) {
    console.log(`Seed ${number}:\n${sequence.trace.join('\n')}`);
    throw error;
  } finally {
    sequence.end();
    vi.useRealTimers();
  }
}
