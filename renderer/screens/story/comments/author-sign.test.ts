import { describe, expect, it } from 'vitest';
import { initialsOf } from './author-sign';

describe('an author’s sign', () => {
  it('is the first letters of first and last name', () => {
    expect(initialsOf('Maya Tremblay')).toBe('MT');
    expect(initialsOf('Étienne de la Lune')).toBe('ÉL');
    expect(initialsOf('Jean-Luc')).toBe('JL');
    expect(initialsOf('desk')).toBe('D');
    expect(initialsOf('')).toBe('');
  });
});
