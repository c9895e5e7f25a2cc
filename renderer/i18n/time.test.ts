import { describe, expect, it } from 'vitest';
import { clockTime, fullTime, longDay, shortTime, wholeNumber } from './time';

/** A local time of this machine, as an instant. */
const at = (year: number, month: number, day: number, hour = 21, minute = 4): string =>
  new Date(year, month - 1, day, hour, minute).toISOString();
const now = new Date(2026, 10, 23, 23, 0);

describe('times as a desk says them', () => {
  it('give the hour today, in each language’s own way', () => {
    expect(clockTime(at(2026, 11, 23), 'en')).toBe('21:04');
    expect(clockTime(at(2026, 11, 23), 'fr')).toBe('21\u00a0h\u00a004');
    expect(shortTime(at(2026, 11, 23), 'en', now)).toBe('21:04');
  });

  it('give the day before today, and the year only where it is another', () => {
    expect(shortTime(at(2026, 11, 21), 'en', now)).toMatch(/^Nov\.? 21$/);
    expect(shortTime(at(2026, 11, 21), 'fr', now)).toBe('21 nov.');
    expect(shortTime(at(2025, 11, 21), 'en', now)).toMatch(/^Nov\.? 21, 2025$/);
  });

  it('give the first of a month its ordinal in French alone', () => {
    expect(shortTime(at(2026, 12, 1), 'fr', now)).toBe('1er déc.');
    expect(longDay(at(2026, 12, 1), 'fr', now)).toBe('mardi 1er décembre');
    expect(fullTime(at(2026, 12, 1), 'fr')).toMatch(/^mardi 1er décembre 2026/);
    expect(longDay(at(2026, 12, 21), 'fr', now)).toBe('lundi 21 décembre');
    expect(longDay(at(2026, 12, 1), 'en', now)).toBe('Tuesday, December 1');
  });

  it('write large numbers with each language’s own sign', () => {
    expect(wholeNumber(12_345, 'en')).toBe('12,345');
    expect(wholeNumber(12_345, 'fr')).toMatch(/^12\s345$/);
  });
});
