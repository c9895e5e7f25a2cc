import { describe, expect, it } from 'vitest';
import { instantOf, minutesAhead, momentOf, wallTime } from './zone-time';

const halifax = 'America/Halifax';

describe('an hour on the site’s clocks', () => {
  it('goes to the field and comes back as the same instant, in a named zone and in an offset', () => {
    const instant = '2026-11-24T22:00:00.000Z';
    expect(wallTime(instant, halifax)).toBe('2026-11-24T18:00');
    expect(wallTime(instant, '+03:00')).toBe('2026-11-25T01:00');
    expect(wallTime(instant, '-03:30')).toBe('2026-11-24T18:30');
    expect(wallTime(instant, 'UTC')).toBe('2026-11-24T22:00');
    for (const zone of [halifax, '+03:00', '-03:30', '+05:45', 'UTC', 'Pacific/Apia']) {
      expect(momentOf(wallTime(instant, zone), zone)).toEqual({ kind: 'once', instant });
    }
  });

  it('follows the clocks of summer and of winter', () => {
    expect(minutesAhead(Date.parse('2026-07-01T12:00:00Z'), halifax)).toBe(-180);
    expect(minutesAhead(Date.parse('2026-12-01T12:00:00Z'), halifax)).toBe(-240);
  });

  it('is moved behind the gap where clocks go forward over it', () => {
    // In Halifax 2 a.m. becomes 3 a.m. on March 14, 2027.
    const moment = momentOf('2027-03-14T02:30', halifax);
    expect(moment).toEqual({ kind: 'never', instant: '2027-03-14T06:30:00.000Z' });
    expect(wallTime(instantOf(moment), halifax)).toBe('2027-03-14T03:30');
    expect(momentOf('2027-03-14T03:00', halifax)).toEqual({
      kind: 'once',
      instant: '2027-03-14T06:00:00.000Z',
    });
  });

  it('is two moments where clocks go back over it, the first one meant', () => {
    const moment = momentOf('2027-11-07T01:30', halifax);
    expect(moment).toEqual({
      kind: 'twice',
      first: '2027-11-07T04:30:00.000Z',
      second: '2027-11-07T05:30:00.000Z',
    });
    expect(instantOf(moment)).toBe('2027-11-07T04:30:00.000Z');
  });

  it('is none where nothing or nonsense was entered', () => {
    expect(momentOf('', halifax)).toBeNull();
    expect(momentOf('2026-99-99T99:99', halifax)).toBeNull();
    expect(wallTime(null, halifax)).toBe('');
  });
});
