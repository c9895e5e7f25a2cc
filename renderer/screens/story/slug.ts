const longestSlug = 80;
const ligatures: Readonly<Record<string, string>> = { œ: 'oe', æ: 'ae', ß: 'ss', ø: 'o', ł: 'l', đ: 'd' };

/** The address a headline suggests: lower case, no accents, words parted by hyphens, at most 80 characters. */
export function proposeSlug(headline: string): string {
  const slug = cleanSlug(headline).replace(/^-+|-+$/g, '');
  if (slug.length <= longestSlug) return slug;
  const cut = slug.slice(0, longestSlug + 1);
  const end = cut.lastIndexOf('-');
  return cut.slice(0, end > 20 ? end : longestSlug);
}

/** What of a typed address may stand in one; a hyphen at the end stays, as one is still typing. */
export function cleanSlug(typed: string): string {
  return typed
    .toLowerCase()
    .replace(/[œæßøłđ]/g, (letter) => ligatures[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+/, '')
    .slice(0, 200);
}
