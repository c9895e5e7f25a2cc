import { inputRules } from '@tiptap/pm/inputrules';
import type { Plugin } from '@tiptap/pm/state';
import type { ArticleLanguage } from '../../../shared/article/fields';
import { blockRules } from '../rules/blocks';
import { markRules } from '../rules/marks';
import { typographyRules } from '../rules/typography';

/** All that typing changes by itself; Backspace right after it takes it back. */
export function articleInputRules(language: () => ArticleLanguage): Plugin {
  return inputRules({ rules: [...blockRules, ...markRules, ...typographyRules(language)] });
}
