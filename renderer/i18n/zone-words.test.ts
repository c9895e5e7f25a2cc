import { describe, expect, it } from 'vitest';
import { textFor } from './text';
import { clockInZone, momentInZone, placeOf } from './zone-words';

const now = new Date('2026-11-24T15:00:00Z');
const en = { t: textFor('en'), locale: 'en', now } as const;
const fr = { t: textFor('fr'), locale: 'fr', now } as const;

/** Spaces that do not break are spaces to a reader. */
const plain = (words: string): string => words.replaceAll('\u00a0', ' ');

describe('a moment in the words of two places', () => {
  it.each([
    [
      '2026-11-24T22:00:00.000Z',
      'America/Halifax',
      'America/Toronto',
      'Tuesday 6 p.m. in Halifax, 5 p.m. here',
    ],
    ['2026-11-24T22:30:00.000Z', 'America/Halifax', 'America/Halifax', 'Tuesday 6:30 p.m. in Halifax'],
    ['2026-11-25T16:00:00.000Z', 'America/Halifax', 'America/Halifax', 'Wednesday noon in Halifax'],
    [
      '2026-11-24T22:00:00.000Z',
      '+03:00',
      'America/Toronto',
      'Wednesday 1 a.m. (UTC+3), Tuesday 5 p.m. here',
    ],
    ['2026-11-24T22:00:00.000Z', '-03:30', '-03:30', 'Tuesday 6:30 p.m. (UTC−3:30)'],
    [
      '2026-12-15T22:00:00.000Z',
      'America/Halifax',
      'America/Halifax',
      'Tuesday, December 15, 6 p.m. in Halifax',
    ],
    ['2027-01-05T22:00:00.000Z', 'UTC', 'UTC', 'Tuesday, January 5, 2027, 10 p.m. (UTC)'],
  ])('%s, %s, seen from %s', (instant, zone, here, words) => {
    expect(plain(momentInZone(instant, { ...en, zone, here }))).toBe(words);
  });

  it.each([
    ['2026-11-24T22:00:00.000Z', 'America/Halifax', 'America/Toronto', 'mardi 18 h à Halifax, 17 h ici'],
    ['2026-11-24T22:30:00.000Z', '+03:00', 'Europe/Paris', 'mercredi 1 h 30 (UTC+3), mardi 23 h 30 ici'],
    [
      '2026-12-01T22:00:00.000Z',
      'America/Montreal',
      'America/Montreal',
      'mardi 1er décembre 17 h à Montréal',
    ],
  ])('en français : %s, %s, vu de %s', (instant, zone, here, words) => {
    expect(plain(momentInZone(instant, { ...fr, zone, here }))).toBe(words);
  });

  it('follows the site’s clocks through the night on which they change', () => {
    const night = { ...en, now: new Date('2027-03-13T15:00:00Z'), zone: 'America/Halifax', here: 'UTC' };
    expect(plain(momentInZone('2027-03-14T05:30:00.000Z', night))).toMatch(/^Sunday 1:30 a\.m\. in Halifax/);
    expect(plain(momentInZone('2027-03-14T06:30:00.000Z', night))).toMatch(/^Sunday 3:30 a\.m\. in Halifax/);
  });

  it('is an hour alone today, and has its day otherwise', () => {
    const at = (instant: string, setting: typeof en | typeof fr): string =>
      plain(clockInZone(instant, { ...setting, zone: 'America/Halifax' }));
    expect(at('2026-11-24T22:00:00.000Z', en)).toBe('18:00 in Halifax');
    expect(at('2026-11-26T22:00:00.000Z', en)).toBe('Thu, Nov 26, 18:00 in Halifax');
    expect(at('2026-11-24T22:00:00.000Z', fr)).toBe('18 h 00 à Halifax');
  });

  it('names the place of a zone, and none where there is none', () => {
    expect(placeOf('America/St_Johns', 'en')).toBe('St. John’s');
    expect(placeOf('Europe/London', 'fr')).toBe('Londres');
    expect(placeOf('UTC', 'en')).toBeNull();
    expect(placeOf('-04:00', 'en')).toBeNull();
  });
});
