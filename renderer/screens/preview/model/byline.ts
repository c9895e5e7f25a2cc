import type { Byline } from '../../../../shared/article/fields';
import { bylineRoles } from '../../../../shared/article/fields';
import type { Edition } from './edition';

/** A stretch of the byline sentence; names are set apart so that the page can weigh them. */
export interface BylinePart {
  readonly text: string;
  readonly isName: boolean;
}

type Role = Byline['role'];

/**
 * The byline as one sentence: "By A and B; photographs by C", « Par A et B ; photographies de C ». Roles
 * stand in the newsroom's order, names in the article's; a role without people is not mentioned.
 */
export function bylineParts(bylines: readonly Byline[], edition: Edition): BylinePart[] {
  const clauses = bylineRoles.flatMap((role) => {
    const names = bylines.filter((byline) => byline.role === role).map(({ name }) => name.trim());
    const present = names.filter((name) => name !== '');
    return present.length === 0 ? [] : [clause(role, present, edition)];
  });
  const [first, ...others] = clauses;
  if (first === undefined) return [];
  const between: BylinePart = { text: edition.say('preview.page.byline.then'), isName: false };
  return [...capitalised(first, edition), ...others.flatMap((parts) => [between, ...parts])];
}

/** The same sentence as plain text; empty where nobody is named. */
export function bylineSentence(bylines: readonly Byline[], edition: Edition): string {
  return bylineParts(bylines, edition)
    .map(({ text }) => text)
    .join('');
}

/** Whether French writes « d’ » and not « de » before a name: a vowel, a silent h, or y before a consonant. */
export function isElided(name: string): boolean {
  const plain = name.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
  return /^(?:[aeiouœæ]|y[^aeiou]|h(?:e[lnr]|ipp|on|ort|ub|ug|yac))/.test(plain);
}

/** Stands for the names while a clause is worded; no catalogue and no name holds it. */
const gap = '\u0000';

function clause(role: Role, names: readonly string[], edition: Edition): BylinePart[] {
  const elided = String(isElided(names[0] ?? ''));
  const worded = edition.say(`preview.page.byline.${role}`, { names: gap, elided });
  const [before = '', after = ''] = worded.split(gap);
  return [plain(before), ...listed(names, edition), plain(after)].filter(({ text }) => text !== '');
}

function listed(names: readonly string[], edition: Edition): BylinePart[] {
  const pair = edition.say('preview.page.names', { list: gap, last: gap }).split(gap);
  const and = plain(pair[1] ?? ' ');
  return names.flatMap((name, index) => {
    const part = { text: name, isName: true };
    if (index === 0) return [part];
    return [index === names.length - 1 ? and : plain(', '), part];
  });
}

function capitalised(parts: readonly BylinePart[], edition: Edition): BylinePart[] {
  return parts.map((part, index) => {
    if (index > 0 || part.isName) return part;
    return { ...part, text: part.text.charAt(0).toLocaleUpperCase(edition.locale) + part.text.slice(1) };
  });
}

function plain(text: string): BylinePart {
  return { text, isName: false };
}
