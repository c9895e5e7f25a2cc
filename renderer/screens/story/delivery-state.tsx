import { useStore } from 'zustand';
import type { Delivery } from '../../../shared/article/delivery';
import { assertNever } from '../../../shared/errors/app-error';
import type { Locale } from '../../../shared/ipc/preferences';
import { useText } from '../../i18n/text';
import { clockTime } from '../../i18n/time';
import type { Text } from '../../i18n/text';
import { useSession } from './fields/use-field';
import { DeliveryFollowUp } from './delivery-follow-up';
import { Strip } from './review/strip';
import { useServices } from './services';
import styles from './story.module.css';

/** Where the story stands between this machine and the site, short enough for a bar. */
export function DeliveryState() {
  const t = useText();
  const { locale } = useServices();
  const delivery = useStore(useSession().store, (state) => state.delivery);
  const words = wordsOf(t, delivery, locale);
  return (
    <p
      role="status"
      aria-label={t('review.delivery')}
      className={styles.deliveryWords}
      data-kind={delivery.kind}
      title={words}
    >
      {words}
    </p>
  );
}

/** Why the story waits for a decision at the site, and the way there. */
export function DeliveryProblem() {
  const t = useText();
  const { sentence } = useServices();
  const delivery = useStore(useSession().store, (state) => state.delivery);
  if (delivery.kind !== 'needs-you') return null;
  return (
    <Strip tone="needs-you" actions={<DeliveryFollowUp delivery={delivery} />}>
      {t('story.delivery.needsYou', { reason: sentence({ code: delivery.code, details: {} }) })}
    </Strip>
  );
}

/** Where the story stands between this machine and the site, in the newsroom's words. */
function wordsOf(t: Text, delivery: Delivery, locale: Locale): string {
  const time = (instant: string): string => clockTime(instant, locale);
  switch (delivery.kind) {
    case 'local':
      return t('story.delivery.local');
    case 'waiting':
      return t(delivery.held ? 'story.delivery.held' : 'story.delivery.waiting', {
        time: time(delivery.since),
      });
    case 'sending':
      return t('story.delivery.sending');
    case 'verified':
      return t(delivery.changedSince ? 'story.delivery.changed' : 'story.delivery.verified', {
        time: time(delivery.at),
      });
    case 'needs-you':
      return t('review.delivery.needsYou');
    default:
      return assertNever(delivery);
  }
}
