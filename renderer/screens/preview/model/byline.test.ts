import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Byline } from '../../../../shared/article/fields';
import { bylineParts, bylineSentence, isElided } from './byline';
import { editionOf } from './edition';

const english = editionOf('en-CA');
const french = editionOf('fr-CA');

function person(name: string, role: Byline['role'] = 'reporter'): Byline {
  return { id: name, name, role, person: null, box: { title: '', bio: '', email: '', picture: null } };
}

describe('the byline sentence', () => {
  it('names one reporter', () => {
    expect(bylineSentence([person('Maya Tremblay')], english)).toBe('By Maya Tremblay');
    expect(bylineSentence([person('Maya Tremblay')], french)).toBe('Par Maya Tremblay');
  });

  it('joins reporters and then the other roles, in either language', () => {
    const bylines = [person('C. Roy', 'photographer'), person('A. Lee'), person('B. Cormier')];
    expect(bylineSentence(bylines, english)).toBe('By A. Lee and B. Cormier; photographs by C. Roy');
    expect(bylineSentence(bylines, french)).toBe('Par A. Lee et B. Cormier\u202f; photographies de C. Roy');
  });

  it('lists three names with one comma and no comma before the last', () => {
    expect(bylineSentence([person('A'), person('B'), person('C')], english)).toBe('By A, B and C');
    expect(bylineSentence([person('A'), person('B'), person('C')], french)).toBe('Par A, B et C');
  });

  it('begins with a capital whichever role comes first', () => {
    expect(bylineSentence([person('Jo Tran', 'photographer')], english)).toBe('Photographs by Jo Tran');
    expect(bylineSentence([person('Jo Tran', 'translator')], french)).toBe('Traduction de Jo Tran');
  });

  it('elides before a vowel or a silent h in French', () => {
    expect(bylineSentence([person('Émile Roy', 'photographer')], french)).toBe('Photographies d’Émile Roy');
    const elided = ['Aline', 'Élise', 'Yves', 'Hélène', 'Hubert', 'Œdipe'];
    expect(elided.filter((name) => !isElided(name))).toEqual([]);
    const whole = ['Maya', 'Yasmine', 'Hassan', 'Harry', 'Zoé'];
    expect(whole.filter((name) => isElided(name))).toEqual([]);
  });

  it('says nothing where nobody is named', () => {
    expect(bylineSentence([], english)).toBe('');
    expect(bylineSentence([person('  ')], english)).toBe('');
  });

  it('keeps every name whole and once, whatever it holds', () => {
    const name = fc.string({ minLength: 1, maxLength: 20 }).filter((text) => text.trim() !== '');
    const role = fc.constantFrom('reporter', 'photographer', 'contributor', 'translator' as const);
    fc.assert(
      fc.property(fc.array(fc.tuple(name, role), { maxLength: 6 }), (people) => {
        const parts = bylineParts(
          people.map(([who, what]) => person(who, what)),
          french,
        );
        const named = parts.filter(({ isName }) => isName).map(({ text }) => text);
        expect(named.sort()).toEqual(people.map(([who]) => who.trim()).sort());
      }),
    );
  });
});
