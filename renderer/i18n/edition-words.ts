import { setupI18n } from '@lingui/core';
import english from '../../resources/locales/preview.en.json';
import french from '../../resources/locales/preview.fr.json';

/** The language a reader's edition speaks; the interface may speak the other one. */
export type EditionLanguage = 'en' | 'fr';
export type EditionMessageId = keyof typeof english;
export type EditionWords = (
  id: EditionMessageId,
  values?: Readonly<Record<string, string | number>>,
) => string;

const messages = { en: english, fr: french };

/** The words around an article in its own language. Both editions can stand on one screen. */
export function editionWords(language: EditionLanguage): EditionWords {
  return speakers[language];
}

function speaker(language: EditionLanguage): EditionWords {
  const i18n = setupI18n({ locale: language, messages: { [language]: messages[language] } });
  return (id, values) => i18n._(id, values);
}

const speakers = { en: speaker('en'), fr: speaker('fr') };
