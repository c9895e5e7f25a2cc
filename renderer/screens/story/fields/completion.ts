/** Without accents and capitals, so that `économie` is found by `eco`. */
export function plainForm(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase().trim();
}

/**
 * What completes a typed beginning, at most `limit`: known values that are not chosen yet, those that begin
 * with it before those that contain it, each in its given order.
 */
export function completions(
  typed: string,
  known: readonly string[],
  chosen: readonly string[],
  limit = 8,
): readonly string[] {
  const wanted = plainForm(typed);
  const taken = new Set(chosen.map(plainForm));
  const open = known.filter((value) => !taken.has(plainForm(value)));
  const begin = open.filter((value) => plainForm(value).startsWith(wanted));
  const contain = open.filter((value) => !begin.includes(value) && plainForm(value).includes(wanted));
  return [...begin, ...contain].slice(0, limit);
}

/** The known spelling of a typed value, whatever its accents and capitals; null where it is new. */
export function knownSpelling(typed: string, known: readonly string[]): string | null {
  const wanted = plainForm(typed);
  return known.find((value) => plainForm(value) === wanted) ?? null;
}
