import { describe, expect, it } from 'vitest';
import { colourOf, initialsOf } from './author-sign';

describe('an author’s sign', () => {
  it('is the first letters of first and last name', () => {
    expect(initialsOf('Maya Tremblay')).toBe('MT');
    expect(initialsOf('Étienne de la Lune')).toBe('ÉL');
    expect(initialsOf('Jean-Luc')).toBe('JL');
    expect(initialsOf('desk')).toBe('D');
    expect(initialsOf('')).toBe('');
  });

  it('has one of four colours, always the same', () => {
    expect(colourOf('Maya')).toBe(colourOf('Maya'));
    for (const name of ['', 'Maya', 'Léo', '日本']) expect([1, 2, 3, 4]).toContain(colourOf(name));
  });
});
