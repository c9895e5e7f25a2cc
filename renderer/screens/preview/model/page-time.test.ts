import { describe, expect, it } from 'vitest';
import { editionOf } from './edition';
import { clockTime, datelineRunIn, fullDate, mastheadDate, whenInWords } from './page-time';

const english = editionOf('en-CA');
const french = editionOf('fr-CA');
const halifax = 'America/Halifax';
/** A Monday, 1:05 p.m. in Halifax. */
const now = new Date('2026-11-23T17:05:00Z');
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

describe('times in the words of an edition', () => {
  it('counts minutes within the hour', () => {
    expect(whenInWords(ago(0.5), now, english)).toBe('just now');
    expect(whenInWords(ago(1), now, english)).toBe('a minute ago');
    expect(whenInWords(ago(12), now, english)).toBe('12 minutes ago');
    expect(whenInWords(ago(12), now, french)).toBe('il y a 12 minutes');
  });

  it('says today and yesterday by the reader’s calendar', () => {
    expect(whenInWords(ago(125), now, english, halifax)).toBe('today at 11\u00a0a.m.');
    expect(whenInWords(ago(125), now, french, halifax)).toBe('aujourd’hui à 11\u00a0h');
    // 11:05 p.m. the evening before, which in UTC is the same day.
    expect(whenInWords(ago(14 * 60), now, english, halifax)).toBe('yesterday at 11:05\u00a0p.m.');
    expect(whenInWords(ago(14 * 60), now, french, halifax)).toBe('hier à 23\u00a0h\u00a005');
  });

  it('writes older and coming days with their date', () => {
    expect(whenInWords(ago(3 * 24 * 60), now, english, halifax)).toBe('Nov. 20, 2026 at 1:05\u00a0p.m.');
    expect(whenInWords(ago(3 * 24 * 60), now, french, halifax)).toBe(
      'le 20 novembre 2026 à 13\u00a0h\u00a005',
    );
    expect(whenInWords(ago(-3 * 24 * 60), now, english, halifax)).toBe('Nov. 26, 2026 at 1:05\u00a0p.m.');
  });

  it('tells noon from midnight', () => {
    expect(clockTime(new Date('2026-11-23T16:00:00Z'), english, halifax)).toBe('12\u00a0p.m.');
    expect(clockTime(new Date('2026-11-23T04:00:00Z'), english, halifax)).toBe('12\u00a0a.m.');
    expect(clockTime(new Date('2026-11-23T04:09:00Z'), french, halifax)).toBe('0\u00a0h\u00a009');
    expect(clockTime(new Date('2026-11-23T04:09:00Z'), editionOf('en-GB'), 'UTC')).toBe('04:09');
  });

  it('writes the first of the month as French does', () => {
    const first = new Date('2026-12-01T15:00:00Z');
    expect(fullDate(first, french, halifax)).toBe('1er décembre 2026');
    expect(fullDate(first, english, halifax)).toBe('Dec. 1, 2026');
  });

  it('dates the masthead with the weekday', () => {
    expect(mastheadDate(now, english, halifax)).toBe('Monday, November 23, 2026');
    expect(mastheadDate(now, french, halifax)).toBe('lundi 23 novembre 2026');
  });
});

describe('the dateline', () => {
  it('runs in with the place in capitals', () => {
    expect(datelineRunIn({ place: 'Port Mercier, N.B.', date: null }, english)).toBe('PORT MERCIER, N.B. —');
    expect(datelineRunIn({ place: 'Québec', date: null }, french)).toBe('QUÉBEC —');
  });

  it('adds the day that was set, in no time zone but its own', () => {
    const dateline = { place: 'Halifax', date: '2026-11-23' };
    expect(datelineRunIn(dateline, english)).toBe('HALIFAX, Nov. 23 —');
    expect(datelineRunIn(dateline, french)).toBe('HALIFAX, le 23 novembre —');
  });

  it('is none without a place', () => {
    expect(datelineRunIn(null, english)).toBeNull();
    expect(datelineRunIn({ place: '  ', date: '2026-11-23' }, english)).toBeNull();
  });
});
