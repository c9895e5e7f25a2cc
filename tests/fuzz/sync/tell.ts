import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Schedule, tally } from './schedule';
import { startWorld } from './world';
import type { World } from './world';

const schedules = Number(process.env['STET_SYNC_SCHEDULES'] ?? 200);
const given = process.env['STET_SYNC_SEED'];
/** The same nights each time `npm test` runs; `npm run fuzz:sync` draws others. */
const seed = Number(given ?? 20_261);

/** Half of all schedules, with the companion plugin or without it. */
export function tellSchedules(name: string, companion: boolean): void {
  describe(name, () => {
    let world: World;
    beforeAll(async () => {
      world = await startWorld(companion);
    });
    afterAll(async () => {
      const counts = [...tally].map(([what, many]) => `${many} ${what}`).join(', ');
      console.log(`${name}, seeds from ${seed}: ${counts}`);
      await world.stop();
      if (schedules >= 100) for (const [what, many] of tally) expect(many, what).toBeGreaterThan(0);
    });

    it.each(Array.from({ length: Math.ceil(schedules / 2) }, (_, index) => seed + index))(
      'loses no word in schedule %i',
      async (number) => {
        await tell(world, number);
      },
    );

    it('is the same when a schedule is told again', async () => {
      expect(await tell(world, seed)).toEqual(await tell(world, seed));
    });
  });
}

/** Carries a schedule out and answers its trace, which is printed where it fails. */
async function tell(world: World, number: number): Promise<readonly string[]> {
  const schedule = new Schedule(world, number);
  try {
    await schedule.run();
    return schedule.trace;
  } catch (error) {
    console.log(`Seed ${number}:\n${schedule.trace.join('\n')}`);
    throw error;
  } finally {
    schedule.end();
    await world.clear();
  }
}
