import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';

const css = readFileSync(join(import.meta.dirname, 'tokens.css'), 'utf8');
const page = readFileSync(join(import.meta.dirname, '..', 'editor', 'editor.css'), 'utf8');

/** The tokens of one light, by name. */
function tokensOf(selector: string): ReadonlyMap<string, string> {
  const start = css.indexOf(`${selector} {`);
  const block = css.slice(start, css.indexOf('}', start));
  return new Map(
    [...block.matchAll(/(--[\w-]+): (#[\da-f]{6});/g)].map(([, name = '', value = '']) => [name, value]),
  );
}

/** Relative luminance by WCAG 2.2. */
function luminance(colour: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const part = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function contrast(one: string, other: string): number {
  const [dark = 0, light = 0] = [luminance(one), luminance(other)].sort((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** A colour laid thinly over another, as comments tint the words they are on. */
function tinted(paper: string, tint: string, share: number): string {
  const parts = [1, 3, 5].map((at) => {
    const [below, above] = [paper, tint].map((colour) => Number.parseInt(colour.slice(at, at + 2), 16));
    const mixed = Math.round((below ?? 0) * (1 - share) + (above ?? 0) * share);
    return mixed.toString(16).padStart(2, '0');
  });
  return `#${parts.join('')}`;
}

/** How much of the tint lies on the words of a comment in a state, as the page of a story says. */
function tintOf(state: string): number {
  const rule = page.slice(page.indexOf(`.copy [data-comment][data-state='${state}']`));
  const share = /var\(--waiting\) (\d+)%, transparent/.exec(rule.slice(0, rule.indexOf('}')))?.[1];
  if (share === undefined) throw new Error(`No tint for ${state} comments`);
  return Number(share) / 100;
}

describe.each([
  ['light', ':root'],
  ['dark', ":root[data-theme='dark']"],
])('the colours of authors, %s', (_light, selector) => {
  const tokens = tokensOf(selector);
  const colour = (name: string): string => {
    const found = tokens.get(`--${name}`);
    if (found === undefined) throw new Error(`No --${name}`);
    return found;
  };

  it.each([1, 2, 3, 4])('number %i can be read on paper and on a card', (author) => {
    const ink = colour(`author-${author}`);
    expect(contrast(ink, colour('paper'))).toBeGreaterThanOrEqual(4.5);
    expect(contrast(ink, colour('raised'))).toBeGreaterThanOrEqual(4.5);
  });

  it.each(['open', 'active'])('words of %s comments can be read, whoever suggested them', (state) => {
    const ground = tinted(colour('paper'), colour('waiting'), tintOf(state));
    for (const ink of ['ink', 'author-1', 'author-2', 'author-3', 'author-4'])
      expect(contrast(colour(ink), ground), ink).toBeGreaterThanOrEqual(4.5);
  });
});
