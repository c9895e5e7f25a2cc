import { describe, expect, it } from 'vitest';
import type { Version } from '../../../shared/ipc/article-answers';
import { reaches, sidesOf } from './sides';

const at = '2026-11-23T12:00:00.000Z';
const version = (seq: number): Version => ({ seq, at, kind: 'transition', label: 'submitted', actor: 'Ann' });
const none = { from: null, to: null };

describe('the two sides of a comparison', () => {
  it('are the newest version before the story as it stands, and the story', () => {
    expect(sidesOf(none, [version(9), version(4), version(0)], 9)).toEqual({ from: 4, to: null });
    expect(sidesOf(none, [], 9)).toEqual({ from: 0, to: null });
  });

  it('are what was asked for', () => {
    expect(sidesOf({ from: null, to: 3 }, [version(4)], 9)).toEqual({ from: null, to: 3 });
  });
});

describe('a history that was read before', () => {
  const history = { head: 4, moments: [{ seq: 4, at, actor: 'Ann' }] };

  it('does not tell of rows that were written since', () => {
    expect(reaches(history, { from: 4, to: null })).toBe(true);
    expect(reaches(history, { from: 7, to: null })).toBe(false);
    expect(reaches(history, { from: 0, to: 5 })).toBe(false);
  });
});
