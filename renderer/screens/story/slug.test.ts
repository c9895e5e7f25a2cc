import { describe, expect, it } from 'vitest';
import { cleanSlug, proposeSlug } from './slug';

describe('a slug', () => {
  it.each([
    ['Rates rise again', 'rates-rise-again'],
    ['L’été à l’œuvre : « déjà » ?', 'l-ete-a-l-oeuvre-deja'],
    ['  —  ', ''],
    ['50% of 2026', '50-of-2026'],
  ])('is proposed from the headline “%s”', (headline, slug) => {
    expect(proposeSlug(headline)).toBe(slug);
  });

  it('is cut between words where the headline is long', () => {
    const slug = proposeSlug('word '.repeat(40));
    expect(slug.length).toBeLessThanOrEqual(80);
    expect(slug).toMatch(/^(?:word-)+word$/);
  });

  it('keeps a hyphen at the end while it is typed', () => {
    expect(cleanSlug('Rates rise-')).toBe('rates-rise-');
  });
});
