import { setupI18n } from '@lingui/core';
import type { Messages } from '@lingui/core';
import type { Locale } from '../../shared/ipc/preferences';
import english from '../../resources/locales/menu.en.json';
import french from '../../resources/locales/menu.fr.json';

export type MenuMessageId = keyof typeof english;
export type MenuText = (id: MenuMessageId) => string;

// The build turns the catalogues into Lingui's compiled messages; their type here is that of the source.
const catalogues: Readonly<Record<Locale, Messages>> = { en: english, fr: french };

/** What main says by itself, in the person's language: the menu and the one question it may ask. */
export function menuText(locale: Locale): MenuText {
  const i18n = setupI18n({ locale, messages: { [locale]: catalogues[locale] } });
  return (id) => i18n._(id);
}
