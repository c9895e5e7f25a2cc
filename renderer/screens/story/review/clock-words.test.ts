import { describe, expect, it } from 'vitest';
import { textFor } from '../../../i18n/text';
import { refusalSentence } from './clock-words';

const [en, fr] = [textFor('en'), textFor('fr')];
const minutes = (count: number): number => count * 60_000;
const refusal = (code: 'article.embargoed' | 'article.schedule-past' | 'site.embargoed') =>
  ({ code, details: {} }) as const;

describe('a refusal for time', () => {
  it.each(['article.embargoed', 'article.schedule-past', 'site.embargoed'] as const)(
    'says in the same breath how this clock differs from the site’s: %s',
    (code) => {
      expect(refusalSentence(en, refusal(code), minutes(7))).toMatch(
        / This computer’s clock is 7 minutes behind the site’s; the site’s counts\.$/,
      );
      expect(refusalSentence(fr, refusal(code), minutes(-7))).toMatch(
        / L’horloge de cet ordinateur avance de 7 minutes sur celle du site, qui fait foi\.$/,
      );
    },
  );

  it('says no more where the clocks agree, up to a minute', () => {
    const alone = refusalSentence(en, refusal('article.embargoed'), 0);
    expect(alone).toMatch(/lift the embargo\.$/);
    expect(refusalSentence(en, refusal('article.embargoed'), minutes(1))).toBe(alone);
    expect(refusalSentence(en, refusal('article.embargoed'), minutes(1) + 1)).not.toBe(alone);
  });
});

it('a refusal for anything else says nothing of clocks', () => {
  const error = { code: 'article.not-approved', details: {} } as const;
  expect(refusalSentence(en, error, minutes(7))).toBe(refusalSentence(en, error, 0));
});
