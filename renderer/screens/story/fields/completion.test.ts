import { describe, expect, it } from 'vitest';
import { completions, knownSpelling } from './completion';

const known = ['Économie', 'Écologie', 'Rate', 'Interest rates', 'City hall'];

describe('completion', () => {
  it('finds words whatever their accents and capitals', () => {
    expect(completions('eco', known, [])).toEqual(['Économie', 'Écologie']);
  });

  it('puts what begins with the typed text before what contains it', () => {
    expect(completions('rate', known, [])).toEqual(['Rate', 'Interest rates']);
  });

  it('leaves out what is chosen', () => {
    expect(completions('eco', known, ['économie'])).toEqual(['Écologie']);
  });

  it('writes a known value as the site does', () => {
    expect(knownSpelling(' city HALL ', known)).toBe('City hall');
    expect(knownSpelling('Town hall', known)).toBeNull();
  });
});
