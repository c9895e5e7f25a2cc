import { InputRule } from '@tiptap/pm/inputrules';
import type { EditorState, Transaction } from '@tiptap/pm/state';
import type { ArticleLanguage } from '../../../shared/article/fields';

/** U+202F, inside French quotation marks and before ; ! ? */
export const narrowNoBreakSpace = '\u202f';
/** U+00A0, before a French colon. */
export const noBreakSpace = '\u00a0';

/**
 * Typographer's signs as they are typed, by the language of the text: English “ ” ‘ ’, French « » with
 * their spaces and the spaces before : ; ! ?; in both — for two hyphens and … for three points.
 */
export function typographyRules(language: () => ArticleLanguage): readonly InputRule[] {
  const french = (): boolean => language().startsWith('fr');
  return [
    typed(/"$/, (before) => (french() ? frenchQuote(before) : opens(before) ? '“' : '”')),
    typed(/'$/, (before) => (french() || !opens(before) ? '’' : '‘')),
    typed(/[;!?]$/, (before, sign) => (french() ? spacedSign(before, sign, narrowNoBreakSpace) : null)),
    typed(/:$/, (before, sign) => (french() ? spacedSign(before, sign, noBreakSpace) : null)),
    new InputRule(/(?<=\S|\S )--$/, '—'),
    new InputRule(/\.\.\.$/, '…'),
  ];
}

/** What to write instead of a sign, given the text before it in its block; null leaves it as typed. */
type Substitute = (before: string, sign: string) => string | { cut: number; text: string } | null;

function typed(pattern: RegExp, substitute: Substitute): InputRule {
  return new InputRule(pattern, (state: EditorState, match, _start, end): Transaction | null => {
    const $end = state.doc.resolve(end);
    const before = $end.parent.textBetween(
      Math.max(0, $end.parentOffset - 40),
      $end.parentOffset,
      null,
      '\ufffc',
    );
    const made = substitute(before, match[0]);
    if (made === null) return null;
    const { cut, text } = typeof made === 'string' ? { cut: 0, text: made } : made;
    return state.tr.insertText(text, end - cut, end);
  });
}

/** Whether a quotation mark after this text opens: at the start, after a space, a bracket or a dash. */
function opens(before: string): boolean {
  return /(?:^|[\s([{«“‘—–\ufffc-])$/.test(before);
}

function frenchQuote(before: string): string | { cut: number; text: string } {
  if (opens(before) && !before.endsWith(`«${narrowNoBreakSpace}`) && !unclosed(before)) {
    return `«${narrowNoBreakSpace}`;
  }
  const cut = / $/.test(before) ? 1 : 0;
  return { cut, text: `${narrowNoBreakSpace}»` };
}

/** A space was typed after an opened quotation whose closing mark is due: «␣mot ␣» */
function unclosed(before: string): boolean {
  return before.endsWith(' ') && before.lastIndexOf('«') > before.lastIndexOf('»');
}

function spacedSign(before: string, sign: string, space: string): { cut: number; text: string } | null {
  if (/(?:^|[^\S ]|[\ufffc;!?:«]|https?|mailto)$/u.test(before)) return null;
  if (sign === ':' && /\d$/.test(before)) return null;
  if (before.endsWith(' ')) return { cut: 1, text: `${space}${sign}` };
  return { cut: 0, text: `${space}${sign}` };
}
