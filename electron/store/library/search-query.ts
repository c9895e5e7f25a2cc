/** The columns a word may be looked for in, by the names people type in English and in French. */
const fieldNames: Readonly<Record<string, string>> = {
  headline: 'headline',
  titre: 'headline',
  dek: 'dek',
  chapeau: 'dek',
  chapo: 'dek',
  body: 'body',
  corps: 'body',
  texte: 'body',
  byline: 'bylines',
  author: 'bylines',
  signature: 'bylines',
  auteur: 'bylines',
  tag: 'tags',
  'mot-clé': 'tags',
  'mot-cle': 'tags',
  motclé: 'tags',
  motcle: 'tags',
};

/** More terms than this are not read: nobody types them, and SQLite bounds the depth of an expression. */
const mostTerms = 40;

interface Term {
  readonly column: string | null;
  readonly text: string;
  readonly prefix: boolean;
  readonly excluded: boolean;
}

/** One thing somebody typed: `-`, `field:`, then a quoted phrase or a run without spaces. */
const typed =
  /(-?)(?:([\p{L}-]{1,20}):\s*(?=[^\s]))?(?:["“”«]\s*([^"“”»]*?)\s*(?:["“”»]|$)(\*?)|([^\s"“”«»]+))/gu;

/**
 * What somebody typed as an FTS5 expression, or null where it holds no word. Words are all required; `"…"` or `« … »`
 * is a phrase, `word*` a beginning, `-word` is left out, `headline:`, `dek:`, `body:`, `byline:`, `tag:` (or `titre:`,
 * `chapeau:`, `corps:`, `signature:`, `mot-clé:`) looks in one place. The last word is a beginning while it is being
 * typed, from two letters on: one letter would rank nearly every story. Everything is quoted: no input is an FTS5 syntax error.
 */
export function searchExpression(input: string): string | null {
  const text = input.normalize('NFC').replace(/\p{Cc}+/gu, ' ');
  const terms = [...text.matchAll(typed)].flatMap(readTerm).slice(0, mostTerms);
  const last = terms.at(-1);
  const stillTyping = last !== undefined && /[\p{L}\p{N}]{2}$/u.test(text);
  if (stillTyping && !last.excluded) terms[terms.length - 1] = { ...last, prefix: true };
  const wanted = terms.filter((term) => !term.excluded).map(expressionOf);
  const unwanted = terms.filter((term) => term.excluded).map(expressionOf);
  if (wanted.length === 0) return null;
  const all = wanted.join(' AND ');
  return unwanted.length === 0 ? all : `(${all}) NOT (${unwanted.join(' OR ')})`;
}

function readTerm(match: RegExpMatchArray): Term[] {
  const [, minus, field, phrase, phraseStar, run] = match;
  const known = field === undefined ? undefined : fieldNames[field.toLowerCase()];
  const column = known ?? null;
  const excluded = minus === '-';
  const content = phrase ?? run ?? '';
  const prefix = phrase === undefined ? content.endsWith('*') : phraseStar === '*';
  const words = content.match(/[\p{L}\p{N}\p{M}\p{Co}]+/gu) ?? [];
  // `12:30` is no field: what stood before the colon is a word of its own.
  const before = field !== undefined && known === undefined ? (field.match(/[\p{L}]+/gu) ?? []) : [];
  const text = [...before, ...words].join(' ');
  return text === '' ? [] : [{ column, text, prefix, excluded }];
}

function expressionOf(term: Term): string {
  const phrase = `"${term.text}"${term.prefix ? '*' : ''}`;
  return term.column === null ? phrase : `${term.column} : ${phrase}`;
}
