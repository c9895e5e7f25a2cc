import type { Messages } from '@lingui/core';
import appEn from '../../resources/locales/app.en.json';
import appFr from '../../resources/locales/app.fr.json';
import errorsEn from '../../resources/locales/errors.en.json';
import errorsFr from '../../resources/locales/errors.fr.json';
import libraryEn from '../../resources/locales/library.en.json';
import libraryFr from '../../resources/locales/library.fr.json';
import menuEn from '../../resources/locales/menu.en.json';
import menuFr from '../../resources/locales/menu.fr.json';
import siteEn from '../../resources/locales/site.en.json';
import siteFr from '../../resources/locales/site.fr.json';
import storyEn from '../../resources/locales/story.en.json';
import storyFr from '../../resources/locales/story.fr.json';
import type { Locale } from '../../shared/ipc/preferences';

const english = { ...appEn, ...errorsEn, ...libraryEn, ...menuEn, ...siteEn, ...storyEn };

/** Every message the windows say, by id; the English catalogues are the list. */
export type MessageId = keyof typeof english;

/** Compiled by the build; in the source they are ICU messages. */
export const catalogues: Readonly<Record<Locale, Messages>> = {
  en: english,
  fr: { ...appFr, ...errorsFr, ...libraryFr, ...menuFr, ...siteFr, ...storyFr },
};
