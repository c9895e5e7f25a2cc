import { history, undo } from '@tiptap/pm/history';
import type { EditorState } from '@tiptap/pm/state';
import { describe, expect, it } from 'vitest';
import { read, write } from '../notation.test-helper';
import { findInCopy, findState, goToMatch, replaceAllMatches, replaceMatch, setFindQuery } from './find';

const plugins = [history(), findInCopy()];
const query = (text: string, more = {}): Parameters<typeof setFindQuery>[0] => ({
  text,
  matchCase: false,
  wholeWords: false,
  ...more,
});

function search(notation: string, asked: Parameters<typeof setFindQuery>[0]): EditorState {
  let state = read(notation, plugins);
  setFindQuery(asked)(state, (tr) => (state = state.apply(tr)));
  return state;
}

describe('find and replace', () => {
  it('finds in headline, dek, lists and captions, across bold', () => {
    const state = search(
      'H(Rates) D(of rates) p(ra*te*s) ul(li(p(Rates))) img(cap(rates) cred())',
      query('rates'),
    );
    expect(findState(state).matches).toHaveLength(5);
  });

  it('keeps to whole words and to capitals where asked', () => {
    expect(findState(search('p(rate rates Rate)', query('rate', { wholeWords: true }))).matches).toHaveLength(
      2,
    );
    expect(findState(search('p(rate rates Rate)', query('Rate', { matchCase: true }))).matches).toHaveLength(
      1,
    );
  });

  it('finds the typographer’s signs by the typed ones', () => {
    expect(findState(search('p(l’eau «\u202foui\u202f»)', query("l'eau"))).matches).toHaveLength(1);
    expect(findState(search('p(Quoi\u202f?)', query('quoi ?'))).matches).toHaveLength(1);
  });

  it('takes signs of patterns as signs', () => {
    expect(findState(search('p(why? w.y)', query('w.y'))).matches).toHaveLength(1);
  });

  it('goes round the end', () => {
    let state = search('p(|a b a)', query('a'));
    goToMatch(1)(state, (tr) => (state = state.apply(tr)));
    expect(write(state)).toBe('p(a b [a])');
    goToMatch(1)(state, (tr) => (state = state.apply(tr)));
    expect(write(state)).toBe('p([a] b a)');
  });

  it('replaces one match and goes to the next', () => {
    let state = search('p(|one two one)', query('one'));
    replaceMatch('1')(state, (tr) => (state = state.apply(tr)));
    expect(write(state)).toBe('p(1 two [one])');
    expect(findState(state)).toMatchObject({ current: 0, matches: [{}] });
  });

  it('replaces all in one undo step and keeps bold', () => {
    let state = search('p(|one *one*) h2(one)', query('one'));
    replaceAllMatches('two')(state, (tr) => (state = state.apply(tr)));
    expect(write(state)).toBe('p(|two *two*) h2(two)');
    undo(state, (tr) => (state = state.apply(tr)));
    expect(write(state)).toBe('p(|one *one*) h2(one)');
  });

  it.each([
    ['three times as long', 'p(a three times as long b three times as long c)'],
    ['', 'p(a  b  c)'],
  ])('replaces all of one paragraph by “%s” and nothing beside them', (replacement, after) => {
    let state = search('p(a one b one c|)', query('one'));
    replaceAllMatches(replacement)(state, (tr) => (state = state.apply(tr)));
    expect(write(state).replace('|', '')).toBe(after);
  });

  it('stops looking when there is nothing to look for', () => {
    let state = search('p(a)', query('a'));
    setFindQuery(query(''))(state, (tr) => (state = state.apply(tr)));
    expect(findState(state).matches).toEqual([]);
  });
});
