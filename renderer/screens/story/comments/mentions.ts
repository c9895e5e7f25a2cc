/** Somebody a comment can call. */
export interface Callable {
  readonly slug: string;
  readonly name: string;
}

/** A piece of a comment: plain words, or somebody's name with the sign before it. */
export interface Piece {
  readonly text: string;
  readonly person: string | null;
}

/** The beginning of a name that is being typed after an `@` right before the caret, or null. */
export function mentionBeingTyped(
  text: string,
  caret: number,
): { readonly from: number; readonly typed: string } | null {
  const found = /(?:^|[\s(«“"'’])@([^@\n]{0,40})$/u.exec(text.slice(0, caret));
  const typed = found?.[1];
  if (typed === undefined || /\s{2}|[.,;:!?]\s/u.test(typed)) return null;
  return { from: caret - typed.length - 1, typed };
}

/**
 * The comment cut at the names it calls, longest name first, so that “@Ann Lee” is not “@Ann”. Of two people of one
 * name the one that was `chosen` is meant.
 */
export function piecesOf(text: string, people: readonly Callable[], chosen: readonly string[] = []): Piece[] {
  const known = [...people].sort(
    (a, b) =>
      b.name.length - a.name.length || Number(chosen.includes(b.slug)) - Number(chosen.includes(a.slug)),
  );
  const pieces: Piece[] = [];
  let plain = '';
  const flush = (): void => {
    if (plain !== '') pieces.push({ text: plain, person: null });
    plain = '';
  };
  for (let at = 0; at < text.length;) {
    const person = text[at] === '@' ? known.find(({ name }) => isNameAt(text, at + 1, name)) : undefined;
    if (person === undefined) {
      plain += text[at] ?? '';
      at += 1;
      continue;
    }
    flush();
    pieces.push({ text: `@${person.name}`, person: person.slug });
    at += 1 + person.name.length;
  }
  flush();
  return pieces;
}

/** The slugs of those a comment calls, each once. */
export function mentionsIn(text: string, people: readonly Callable[], chosen: readonly string[]): string[] {
  const called = piecesOf(text, people, chosen).flatMap(({ person }) => person ?? []);
  return [...new Set(called)];
}

function isNameAt(text: string, at: number, name: string): boolean {
  if (name === '' || !text.startsWith(name, at)) return false;
  return !/^[\p{L}\p{N}]/u.test(text.slice(at + name.length));
}
