import { setupI18n } from '@lingui/core';
import type { Messages } from '@lingui/core';
import type { ArticleId } from '../../shared/article/ids';
import type { Locale } from '../../shared/ipc/preferences';
import type { AttentionItem } from '../../shared/ipc/library-answers';
import english from '../../resources/locales/desk.en.json';
import french from '../../resources/locales/desk.fr.json';

/** What the system is asked to say. */
export interface SystemNotification {
  readonly words: string;
  /** What is shown when the person chooses it; null for all that waits for them. */
  readonly articleId: ArticleId | null;
}

/** More than these at once are said in one sentence. */
const mostApart = 3;

const catalogues: Readonly<Record<Locale, Messages>> = { en: english, fr: french };

/** What the system says of matters that are new: each in a sentence, many in one. */
export function notificationsOf(fresh: readonly AttentionItem[], locale: Locale): SystemNotification[] {
  const i18n = setupI18n({ locale, messages: { [locale]: catalogues[locale] } });
  if (fresh.length > mostApart)
    return [{ words: i18n._('desk.attention.count', { count: fresh.length }), articleId: null }];
  return fresh.map(({ kind, by, headline, articleId }) => ({
    words: i18n._(`desk.attention.${kind}`, {
      by: by || i18n._('desk.attention.somebody'),
      headline: headline || i18n._('desk.attention.untitled'),
    }),
    articleId,
  }));
}
