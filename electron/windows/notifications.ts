import { setupI18n } from '@lingui/core';
import type { Messages } from '@lingui/core';
import { BrowserWindow, Notification } from 'electron';
import type { ArticleId } from '../../shared/article/ids';
import type { Locale } from '../../shared/ipc/preferences';
import type { AttentionItem } from '../../shared/ipc/responses';
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

const shown = new Set<Notification>();

/** Shows a notification without a sound; choosing it brings a window to the front and calls back with that. */
export function notifySystem(
  { words }: SystemNotification,
  onChosen: (window: Electron.BrowserWindow) => void,
): void {
  if (!Notification.isSupported()) return;
  const notification = new Notification({ title: 'Stet', body: words, silent: true });
  // Collected as garbage, it could not be chosen any more.
  shown.add(notification);
  const forget = (): void => void shown.delete(notification);
  notification.on('click', () => {
    forget();
    const window = BrowserWindow.getAllWindows()[0];
    if (window === undefined) return;
    if (window.isMinimized()) window.restore();
    window.show();
    window.focus();
    onChosen(window);
  });
  notification.on('close', forget);
  notification.show();
}
