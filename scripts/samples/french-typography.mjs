/**
 * The signs of French print, put into text typed with plain spaces: U+202F inside guillemets and before
 * double punctuation, U+00A0 inside numbers, hours, amounts, units and after a title.
 * @param {string} text
 */
export function frenchTypography(text) {
  return text
    .replace(/« /g, '«\u202f')
    .replace(/ »/g, '\u202f»')
    .replace(/ ([;:!?])/g, '\u202f$1')
    .replace(/(\d) (?=\d{3}(?!\d))/g, '$1\u00a0')
    .replace(/(\d) (?=[$%]|M\$|h\b|°C|m\b|ans\b|km\b|millions?\b)/g, '$1\u00a0')
    .replace(/(\d\u00a0h) (?=\d)/g, '$1\u00a0')
    .replace(/\b(M\.|Mme|M\.) (?=\p{Lu})/gu, '$1\u00a0')
    .replace(/'/g, '’');
}
