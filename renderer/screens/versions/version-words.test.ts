import { describe, expect, it } from 'vitest';
import { emptyFields } from '../../../shared/article/fields';
import type { ArticleFields } from '../../../shared/article/fields';
import { compareFields } from '../../../shared/document/compare/compare-fields';
import type { Version } from '../../../shared/ipc/article-answers';
import type { MessageId } from '../../i18n/text';
import { fieldWords } from '../../i18n/field-words';
import { placesOf, placeWords } from './version-words';

// The catalogues are compiled by the build: here a message is its own id.
const say = (id: MessageId): string => id;
const setting = {
  t: say,
  locale: 'en',
  zone: 'America/Halifax',
  here: 'America/Halifax',
  now: new Date(),
} as const;
const at = '2026-11-23T21:04:00.000Z';
const version = (seq: number, kind: Version['kind'], label: string): Version => ({
  seq,
  at,
  kind,
  label,
  actor: 'Ann',
});

describe('the places of a history', () => {
  it('are one for each row, the name before the move, and nothing of the hour beside them', () => {
    const places = placesOf(say, [
      version(9, 'hourly', ''),
      version(9, 'named', 'To the lawyer'),
      version(9, 'transition', 'submitted'),
      version(9, 'sync', 'sent'),
      version(4, 'hourly', ''),
      version(0, 'transition', 'created'),
    ]);
    expect(places.map(({ seq, words }) => `${seq} ${words}`)).toEqual([
      '9 To the lawyer · versions.move.submitted · versions.sync.sent',
      '4 versions.hourly',
      '0 versions.move.created',
    ]);
    expect(places.map(({ isNamed, isHourly }) => [isNamed, isHourly])).toEqual([
      [true, false],
      [false, true],
      [false, false],
    ]);
  });
});

describe('a place whose time nobody knows', () => {
  it('is said without it, and is no failure', () => {
    const place = { seq: 1, at: '', actor: '', words: 'A moment', isNamed: false, isHourly: false };
    expect(placeWords(place, 'en')).toBe('A moment');
  });
});

describe('a field that differs', () => {
  const person = { id: 'p1', role: 'reporter', person: null } as const;
  const box = { title: '', bio: '', email: '', picture: null };
  const picture = { remoteId: null, alt: 'A ferry', caption: '', credit: 'Ann' };
  it.each<[change: Partial<ArticleFields>, before: string, after: string]>([
    [{ slug: 'ferry' }, '', 'ferry'],
    [{ tags: ['a', 'b'] }, '', 'a, b'],
    [{ sections: [{ slug: 'city', name: 'City' }] }, '', 'City'],
    [{ bylines: [{ ...person, name: 'Ann', box }] }, '', 'Ann'],
    [{ dateline: { place: 'HALIFAX', date: '2026-11-23' } }, '', 'HALIFAX, 2026-11-23'],
    [{ language: 'fr-CA' }, 'library.language.en-CA', 'library.language.fr-CA'],
    [{ assignee: { slug: 'ben', name: 'Ben' } }, '', 'Ben'],
    [{ lengthTarget: 1200 }, '', '1,200'],
    [{ leadImage: { ...picture, source: 'https://a.example/a.jpg' } }, '', 'A ferry · Ann'],
    [{ notices: [{ id: 'n1', kind: 'correction', text: 'It was on time.', at }] }, '', 'It was on time.'],
  ])('%j is told in words', (change, before, after) => {
    const old = emptyFields('en-CA');
    const [difference, ...others] = compareFields(old, { ...old, ...change });
    expect(others).toEqual([]);
    expect(difference && fieldWords(difference, setting)).toEqual({ before, after });
  });

  it('is told to differ where its words do not', () => {
    const old = emptyFields('en-CA');
    const lead = (source: string) => ({ ...old, leadImage: { ...picture, source } });
    const [difference] = compareFields(lead('https://a.example/a.jpg'), lead('https://a.example/b.jpg'));
    expect(difference && fieldWords(difference, setting)).toEqual({
      before: 'A ferry · Ann',
      after: 'A ferry · Ann versions.differs',
    });
  });
});
