import type { Messages } from '@lingui/core';
import appEn from '../../resources/locales/app.en.json';
import appFr from '../../resources/locales/app.fr.json';
import commentsEn from '../../resources/locales/comments.en.json';
import commentsFr from '../../resources/locales/comments.fr.json';
import deskEn from '../../resources/locales/desk.en.json';
import deskFr from '../../resources/locales/desk.fr.json';
import reviewEn from '../../resources/locales/review.en.json';
import reviewFr from '../../resources/locales/review.fr.json';
import versionsEn from '../../resources/locales/versions.en.json';
import versionsFr from '../../resources/locales/versions.fr.json';
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

const english = {
  ...appEn,
  ...commentsEn,
  ...deskEn,
  ...errorsEn,
  ...libraryEn,
  ...menuEn,
  ...reviewEn,
  ...siteEn,
  ...storyEn,
  ...versionsEn,
};

/** Every message the windows say, by id; the English catalogues are the list. */
export type MessageId = keyof typeof english;

/** Compiled by the build; in the source they are ICU messages. */
export const catalogues: Readonly<Record<Locale, Messages>> = {
  en: english,
  fr: {
    ...appFr,
    ...commentsFr,
    ...deskFr,
    ...errorsFr,
    ...libraryFr,
    ...menuFr,
    ...reviewFr,
    ...siteFr,
    ...storyFr,
    ...versionsFr,
  },
};
