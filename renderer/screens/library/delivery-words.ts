import type { Delivery } from '../../../shared/article/delivery';
import { assertNever } from '../../../shared/errors/app-error';
import type { Locale } from '../../../shared/ipc/preferences';
import type { DotTone } from '../../components/dot';
import type { Text } from '../../i18n/text';
import { shortTime } from '../../i18n/time';

/** Where a story stands towards the site, short enough for a line of the library. */
export function deliveryWords(delivery: Delivery, t: Text, locale: Locale, now: Date): string {
  const time = (instant: string): string => shortTime(instant, locale, now);
  switch (delivery.kind) {
    case 'local':
      return t('library.delivery.local');
    case 'waiting':
      return t(delivery.held ? 'library.delivery.held' : 'library.delivery.waiting', {
        since: time(delivery.since),
      });
    case 'sending':
      return t('library.delivery.sending');
    case 'verified':
      return t(delivery.changedSince ? 'library.delivery.changedSince' : 'library.delivery.verified', {
        at: time(delivery.at),
      });
    case 'needs-you':
      return t('library.delivery.needsYou', { why: t(`library.why.${reasonOf(delivery.code)}`) });
    default:
      return assertNever(delivery);
  }
}

export function deliveryTone(delivery: Delivery): DotTone {
  switch (delivery.kind) {
    case 'local':
      return 'quiet';
    case 'waiting':
    case 'sending':
      return 'waiting';
    case 'verified':
      return delivery.changedSince ? 'working' : 'verified';
    case 'needs-you':
      return 'needs-you';
    default:
      return assertNever(delivery);
  }
}

type Reason = 'changed' | 'altered' | 'refused' | 'damaged' | 'other';

function reasonOf(code: string): Reason {
  if (code === 'site.changed-on-site') return 'changed';
  if (code === 'site.altered' || code.startsWith('site.other-')) return 'altered';
  if (code === 'article.quarantined') return 'damaged';
  return code.startsWith('site.') ? 'refused' : 'other';
}
