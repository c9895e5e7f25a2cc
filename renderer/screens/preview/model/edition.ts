import type { ArticleLanguage } from '../../../../shared/article/fields';
import { editionWords } from '../../../i18n/edition-words';
import type { EditionLanguage, EditionWords } from '../../../i18n/edition-words';

/** How the page speaks: the article's own language, whatever language the interface has. */
export interface Edition {
  readonly language: EditionLanguage;
  readonly locale: ArticleLanguage;
  readonly say: EditionWords;
}

const known = new Map<ArticleLanguage, Edition>();

/** The edition an article of this language appears in; the same object for the same language. */
export function editionOf(locale: ArticleLanguage): Edition {
  const found = known.get(locale);
  if (found !== undefined) return found;
  const language = locale.startsWith('fr') ? 'fr' : 'en';
  const edition = { language, locale, say: editionWords(language) } as const;
  known.set(locale, edition);
  return edition;
}
