import { afterAll, describe, expect, it } from 'vitest';
import { diceOf, Schedule, work } from '../helpers/sync-schedule';

const schedules = Number(process.env['STET_SCHEDULES'] ?? 100);
const firstSeed = Number(process.env['STET_SEED'] ?? 1);
/** Schedules that once failed: later operations of a story waited behind one that needed its writer. */
const pinned = [1174, 1242];

describe('exactly once', () => {
  it.each([...Array.from({ length: schedules }, (_, index) => firstSeed + index), ...pinned])(
    'holds in schedule %i',
    async (seed) => {
      const schedule = new Schedule(diceOf(seed));
      try {
        await schedule.run();
        schedule.expectOnce();
      } catch (error) {
        console.log(`Seed ${seed}:\n${schedule.log.join('\n')}`);
        throw error;
      } finally {
        schedule.desk.end();
      }
    },
  );

  afterAll(() => {
    if (schedules >= 50)
      for (const [what, count] of Object.entries(work)) expect(count, what).toBeGreaterThan(10);
  });
});
