// @vitest-environment jsdom
import { undo } from '@tiptap/pm/history';
import { history } from '@tiptap/pm/history';
import { describe, expect, it } from 'vitest';
import { write } from '../notation.test-helper';
import { openView, typeInto, typed } from '../typing.test-helper';

describe('typing at the start of a paragraph', () => {
  it.each([
    ['makes a heading of ##', '## Rates', 'h2(Rates|)'],
    ['makes a heading of #, the first level below the headline', '# Rates', 'h2(Rates|)'],
    ['makes lower headings of ### and ####', '#### Rates', 'h4(Rates|)'],
    ['makes a list of -', '- one⏎two', 'ul(li(p(one)) li(p(two|)))'],
    ['makes a numbered list of 1.', '1. one', 'ol(li(p(one|)))'],
    ['nests with Tab', '- one⏎⇥two', 'ul(li(p(one) ul(li(p(two|)))))'],
    ['makes a block quote of >', '> said', 'quote(p(said|) by())'],
    ['makes a divider of ---', '---', 'hr p(|)'],
    ['gives the signs back on Backspace', '- ⌫', 'p(- |)'],
    ['gives the heading sign back on Backspace', '## ⌫', 'p(## |)'],
  ])('%s', (_behaviour, text, expected) => {
    expect(typed('p(|)', text)).toBe(expected);
  });

  it('changes nothing in the headline', () => {
    expect(typed('H(|) D() p()', '## a')).toBe('H(## a|) D() p()');
  });
});

describe('typing marks', () => {
  it.each([
    ['makes **words** bold', '**two words**', 'p(*two words*|)'],
    ['leaves lonely stars alone', '2 ** 3 and 4 ** 5', 'p(2 ** 3 and 4 ** 5|)'],
    ['leaves signs inside a word alone', 'snake_case_name', 'p(snake_case_name|)'],
    ['goes on plainly after bold', '**a** b', 'p(*a* b|)'],
  ])('%s', (_behaviour, text, expected) => {
    expect(typed('p(|)', text).replaceAll('\\*', '*')).toBe(expected);
  });
});

describe('typographer’s signs', () => {
  it.each([
    ['English double quotes', `"Yes," she said`, '“Yes,” she said'],
    ['an English apostrophe', `don't`, 'don’t'],
    ['English single quotes', `'tis 'so'`, '‘tis ‘so’'],
    ['a dash for two hyphens', 'one--two', 'one—two'],
    ['an ellipsis', 'well...', 'well…'],
    ['no space before English marks', 'why?', 'why?'],
  ])('writes %s', (_what, text, expected) => {
    expect(typed('p(|)', text)).toBe(`p(${expected}|)`);
  });

  it.each([
    ['French quotation marks with narrow spaces', '"Oui" dit-elle', '«\u202fOui\u202f» dit-elle'],
    ['a French apostrophe', `l'eau`, 'l’eau'],
    ['a narrow space before a question mark', 'Quoi?', 'Quoi\u202f?'],
    ['a narrow space where an ordinary one was typed', 'Quoi ?', 'Quoi\u202f?'],
    ['one space for several marks', 'Quoi?!', 'Quoi\u202f?!'],
    ['a no-break space before a colon', 'Ceci: cela', 'Ceci\u00a0: cela'],
    ['an address as it is', 'https://exemple.ca', 'https://exemple.ca'],
    ['a time as it is', '12:30', '12:30'],
    ['a year before a question mark', 'en 2026?', 'en 2026\u202f?'],
  ])('writes %s', (_what, text, expected) => {
    expect(typed('p(|)', text, 'fr-CA')).toBe(`p(${expected}|)`);
  });

  it('gives the plain sign back on Backspace', () => {
    expect(typed('p(|)', '"⌫')).toBe('p("|)');
    expect(typed('p(Quoi|)', '?⌫', 'fr-CA')).toBe('p(Quoi?|)');
  });

  it('works in the headline', () => {
    expect(typed('H(|) D() p()', `"Soft" landing`)).toBe('H(“Soft” landing|) D() p()');
  });
});

describe('undo after an automatic change', () => {
  it('takes the block and its id back together', () => {
    const view = openView('p(|)');
    view.updateState(view.state.reconfigure({ plugins: [history(), ...view.state.plugins] }));
    typeInto(view, '> said');
    undo(view.state, (tr) => view.dispatch(tr));
    expect(write(view.state)).toBe('p(|)');
    view.destroy();
  });
});
