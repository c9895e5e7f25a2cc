/** Longest sort key, in characters: beyond it two headlines may as well be equal. */
const longestKey = 120;

/** Sorts after every letter, so that what has no name yet comes last. */
const last = '\u{10FFFF}';

/**
 * What a name is sorted by in English and in French: no accents, no case, ligatures spelt out, quotes and other
 * punctuation before the first letter skipped. Compare as plain text.
 */
export function sortKey(name: string): string {
  const folded = foldText(name)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
  return folded === '' ? last : folded.slice(0, longestKey);
}

/** Text without accents, case and ligatures, for comparing what people typed. */
export function foldText(text: string): string {
  return text
    .normalize('NFKD')
    .replace(/\p{M}+/gu, '')
    .toLowerCase()
    .replaceAll('œ', 'oe')
    .replaceAll('æ', 'ae')
    .replaceAll('ß', 'ss');
}
