import type { Node } from '@tiptap/pm/model';
import { textOfHtml } from './wordpress/html-text';

/** What a reader reads, and how much of it there is. */
export interface CopyText {
  /** The body as plain text, blocks on lines of their own; what `words` and `characters` count. */
  readonly text: string;
  readonly words: number;
  /** Characters as a reader counts them (an accented letter or an emoji is one), spaces included. */
  readonly characters: number;
}

/**
 * The body of a story as text with its length. Headline, dek, captions and credits are not counted; the
 * text inside opaque blocks is. Counts are kept per block, so that a keystroke counts one block again.
 */
export function copyText(doc: Node): CopyText {
  const lines: string[] = [];
  let words = 0;
  let characters = 0;
  doc.forEach((block) => {
    if (block.type.name === 'headline' || block.type.name === 'dek' || block.type.name === 'image') return;
    const counted = countBlock(block);
    if (counted.text !== '') lines.push(counted.text);
    words += counted.words;
    characters += counted.characters;
  });
  return { text: lines.join('\n'), words, characters };
}

/** Everything a reader sees as plain text, headline and dek first, each text block on its own line. */
export function plainText(doc: Node): string {
  const lines: string[] = [];
  doc.forEach((block) => {
    const { text } = countBlock(block);
    if (text !== '') lines.push(text);
  });
  return lines.join('\n');
}

/**
 * Words as a word processor counts them: what stands between spaces and holds a letter or a digit, so
 * that *don’t*, *l’homme* and *rendez-vous* are one word, French spaced punctuation is none, *1 000*
 * with a no-break space is one, and a long dash parts two words.
 */
export function countWords(text: string): number {
  let words = 0;
  for (const [token] of text.replace(digitGroup, '').matchAll(tokens)) if (letterOrDigit.test(token)) words++;
  return words;
}

/**
 * Whole minutes a reader needs, at least 1 for any words: 228 words a minute in English, 195 in French
 * (Trauzettel-Klosinski and Dietz, "Standardized Assessment of Reading Performance", 2012).
 */
export function readingMinutes(words: number, language = 'en'): number {
  const perMinute = language.toLowerCase().startsWith('fr') ? 195 : 228;
  return words === 0 ? 0 : Math.max(1, Math.round(words / perMinute));
}

const digitGroup = /(?<=\d)[\u00a0\u202f\u2009](?=\d{3})/g;
const tokens = /[^\s\u2014\u2015\u200b]+/g;
const letterOrDigit = /[\p{L}\p{N}]/u;

const counts = new WeakMap<Node, CopyText>();

function countBlock(block: Node): CopyText {
  const known = counts.get(block);
  if (known !== undefined) return known;
  const text =
    block.type.name === 'opaque' ? textOfHtml(String(block.attrs['raw'])).trim() : textLines(block);
  const counted = { text, words: countWords(text), characters: countCharacters(text) };
  counts.set(block, counted);
  return counted;
}

function textLines(block: Node): string {
  return block.textBetween(0, block.content.size, '\n', (leaf) =>
    leaf.type.name === 'hardBreak' ? '\n' : '',
  );
}

function countCharacters(text: string): number {
  const line = text.replaceAll('\n', '');
  if (/^[\u0020-\u02ff\u2010-\u203f]*$/.test(line)) return line.length;
  let characters = 0;
  const graphemes = segmenter.segment(line)[Symbol.iterator]();
  while (graphemes.next().done !== true) characters++;
  return characters;
}

const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' });
