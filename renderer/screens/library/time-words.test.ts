import { describe, expect, it } from 'vitest';
import { textFor } from '../../i18n/text';
import { ownZone } from '../../i18n/zone-time';
import { dueWords, embargoWords } from './time-words';

const now = new Date(2026, 10, 24, 15, 0);
const at = (day: number, hour: number): string => new Date(2026, 10, day, hour, 0).toISOString();
const draft = { state: 'draft', due: null, publishAt: null, embargo: null } as const;
const setting = { t: textFor('en'), locale: 'en', zone: ownZone(), now } as const;

describe('the time of a story', () => {
  it.each([
    [{ ...draft, due: at(24, 18) }, 'due 18:00', false],
    [{ ...draft, due: at(24, 14) }, 'overdue 14:00', true],
    [{ ...draft, due: at(25, 9) }, 'due Wed\u00a009:00', false],
    [{ ...draft, publishAt: at(24, 18) }, 'planned 18:00', false],
    [{ ...draft, state: 'scheduled', due: at(24, 14), publishAt: at(24, 18) }, 'goes out 18:00', false],
  ] as const)('%o is said as “%s”', (row, words, late) => {
    expect(dueWords(row, setting)).toEqual({ words, late });
  });

  it('is on the site’s clocks, by their place, where those show another time', () => {
    const there = { ...setting, zone: 'Asia/Tokyo', here: 'America/Halifax' };
    const due = { ...draft, due: '2026-11-24T21:00:00.000Z' };
    expect(dueWords(due, { ...there, now: new Date('2026-11-24T20:00:00.000Z') })?.words).toBe(
      'due 06:00 in Tokyo',
    );
  });

  it('asks nothing once the story is out, nor of one without an hour', () => {
    expect(dueWords({ ...draft, state: 'published', due: at(24, 14) }, setting)).toBeNull();
    expect(dueWords(draft, setting)).toBeNull();
  });

  it('names an embargo while it is ahead and the story alive', () => {
    const held = { ...draft, embargo: at(24, 20) };
    expect(embargoWords(held, { ...setting, t: textFor('fr'), locale: 'fr' })).toBe(
      'embargo 20\u00a0h\u00a000',
    );
    expect(embargoWords({ ...held, state: 'spiked' }, setting)).toBeNull();
    expect(embargoWords({ ...held, embargo: at(24, 14) }, setting)).toBeNull();
  });
});
