import { describe, expect, it } from 'vitest';
import { clockDifference, firstHour, judgeHour } from './hour';

const setting = {
  zone: 'America/Halifax',
  later: false,
  now: new Date('2026-11-24T21:00:00Z'),
  embargo: null,
};

describe('the hour of publication', () => {
  it('is taken on the site’s clocks', () => {
    expect(judgeHour('2026-11-24T18:00', setting)).toEqual({
      kind: 'good',
      instant: '2026-11-24T22:00:00.000Z',
    });
  });

  it('is refused where it is over, or less than a minute away', () => {
    expect(judgeHour('2026-11-24T16:59', setting).kind).toBe('past');
    expect(judgeHour('2026-11-24T17:00', setting).kind).toBe('past');
    expect(judgeHour('2026-11-24T17:01', setting).kind).toBe('good');
    expect(judgeHour('2026-11-24T17:01', { ...setting, now: new Date('2026-11-24T21:00:01Z') }).kind).toBe(
      'past',
    );
  });

  it('is offered from what is set, or from where the embargo is over', () => {
    const { zone } = setting;
    expect(firstHour(null, null, zone)).toBe('');
    expect(firstHour('2026-11-25T11:00:00.000Z', '2026-11-25T10:00:00.000Z', zone)).toBe('2026-11-25T07:00');
    expect(firstHour(null, '2026-11-25T10:00:00.000Z', zone)).toBe('2026-11-25T06:00');
    const embargo = '2026-11-25T10:00:20.000Z';
    expect(judgeHour(firstHour(null, embargo, zone), { ...setting, embargo }).kind).toBe('good');
  });

  it('is refused before the embargo ends, and stands at the very moment', () => {
    const embargo = '2026-11-25T10:00:00.000Z';
    expect(judgeHour('2026-11-25T05:59', { ...setting, embargo })).toEqual({
      kind: 'embargoed',
      instant: '2026-11-25T09:59:00.000Z',
      until: embargo,
    });
    expect(judgeHour('2026-11-25T06:00', { ...setting, embargo }).kind).toBe('good');
  });

  it('is the first or the second of two where clocks go back over it', () => {
    expect(judgeHour('2027-11-07T01:30', setting)).toMatchObject({ instant: '2027-11-07T04:30:00.000Z' });
    expect(judgeHour('2027-11-07T01:30', { ...setting, later: true })).toMatchObject({
      instant: '2027-11-07T05:30:00.000Z',
    });
  });

  it('is none where nothing was typed', () => {
    expect(judgeHour('', setting).kind).toBe('none');
  });
});

describe('two clocks', () => {
  it('are told apart from more than a minute on', () => {
    expect(clockDifference(60_000)).toBeNull();
    expect(clockDifference(-59_000)).toBeNull();
    expect(clockDifference(7 * 60_000)).toEqual({ behind: true, minutes: 7 });
    expect(clockDifference(-125_000)).toEqual({ behind: false, minutes: 2 });
  });
});
