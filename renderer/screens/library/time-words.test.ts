import { describe, expect, it } from 'vitest';
import { textFor } from '../../i18n/text';
import { dueWords, embargoWords } from './time-words';

const now = new Date(2026, 10, 24, 15, 0);
const at = (day: number, hour: number): string => new Date(2026, 10, day, hour, 0).toISOString();
const draft = { state: 'draft', due: null, publishAt: null, embargo: null } as const;
const en = textFor('en');

describe('the time of a story', () => {
  it.each([
    [{ ...draft, due: at(24, 18) }, 'due 18:00', false],
    [{ ...draft, due: at(24, 14) }, 'overdue 14:00', true],
    [{ ...draft, due: at(25, 9) }, 'due Wed\u00a009:00', false],
    [{ ...draft, publishAt: at(24, 18) }, 'planned 18:00', false],
    [{ ...draft, state: 'scheduled', due: at(24, 14), publishAt: at(24, 18) }, 'goes out 18:00', false],
  ] as const)('%o is said as “%s”', (row, words, late) => {
    expect(dueWords(row, en, 'en', now)).toEqual({ words, late });
  });

  it('asks nothing once the story is out, nor of one without an hour', () => {
    expect(dueWords({ ...draft, state: 'published', due: at(24, 14) }, en, 'en', now)).toBeNull();
    expect(dueWords(draft, en, 'en', now)).toBeNull();
  });

  it('names an embargo while it is ahead and the story alive', () => {
    const held = { ...draft, embargo: at(24, 20) };
    expect(embargoWords(held, textFor('fr'), 'fr', now)).toBe('embargo 20\u00a0h\u00a000');
    expect(embargoWords({ ...held, state: 'spiked' }, en, 'en', now)).toBeNull();
    expect(embargoWords({ ...held, embargo: at(24, 14) }, en, 'en', now)).toBeNull();
  });
});
