import { useState } from 'react';
import { useStore } from 'zustand';
import type { Delivery, DeliveryAction } from '../../../shared/article/delivery';
import type { AppError } from '../../../shared/errors/app-error';
import { assertNever } from '../../../shared/errors/app-error';
import type { Locale } from '../../../shared/ipc/preferences';
import { useText } from '../../i18n/text';
import { clockTime } from '../../i18n/time';
import type { Text } from '../../i18n/text';
import { useReadOnly, useSession } from './fields/use-field';
import { DeliveryFollowUp } from './delivery-follow-up';
import { useOpenChanges } from './inspector/use-open-changes';
import { useServices } from './services';
import styles from './story.module.css';

const actions = ['submit', 'draft', 'publish'] as const satisfies readonly DeliveryAction[];

/** Whether the person may ask for this now; offline does not matter, the outbox waits for the network. */
export function mayDeliver(
  action: DeliveryAction,
  site: { readonly abilities: { readonly publish: boolean } } | null,
): boolean {
  return site !== null && (action !== 'publish' || site.abilities.publish);
}

interface DeliveryBarProps {
  readonly deliver: (action: DeliveryAction) => Promise<AppError | null>;
  /** Brings the story's open changes into sight. */
  readonly showChanges: () => void;
}

/** Submit, save as draft and publish, with where the story stands in words beside them. */
export function DeliveryBar({ deliver, showChanges }: DeliveryBarProps) {
  const t = useText();
  const { site, locale, sentence } = useServices();
  const session = useSession();
  const readOnly = useReadOnly();
  const delivery = useStore(session.store, (state) => state.delivery);
  const [problem, setProblem] = useState<AppError | null>(null);
  const ask = async (action: DeliveryAction): Promise<void> => setProblem(await deliver(action));
  const words = deliveryWords(t, delivery, locale, sentence);
  return (
    <div className={styles.delivery}>
      <p role="status" className={styles.deliveryWords} data-kind={delivery.kind}>
        {problem === null ? words : sentence(problem)}
      </p>
      <OpenChangesButton onClick={showChanges} />
      <DeliveryFollowUp delivery={delivery} />
      {readOnly
        ? null
        : actions
            .filter((action) => action !== 'publish' || mayDeliver(action, site))
            .map((action) => (
              <button
                key={action}
                type="button"
                className={action === 'submit' ? styles.primary : styles.plain}
                disabled={!mayDeliver(action, site)}
                title={site === null ? t('story.deliver.noSite') : undefined}
                onClick={() => void ask(action)}
              >
                {t(`story.deliver.${action}`)}
              </button>
            ))}
    </div>
  );
}

/** Says that changes wait for a decision, wherever the inspector is. */
function OpenChangesButton({ onClick }: { readonly onClick: () => void }) {
  const t = useText();
  const notices = useStore(useSession().store, (state) => state.notices.length);
  const count = useOpenChanges().length + notices;
  if (count === 0) return null;
  return (
    <button type="button" className={styles.plain} onClick={onClick}>
      {t('story.changes.show', { count })}
    </button>
  );
}

/** Where the story stands between this machine and the site, in the newsroom's words. */
export function deliveryWords(
  t: Text,
  delivery: Delivery,
  locale: Locale,
  sentence: (error: AppError) => string,
): string {
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
      return t('story.delivery.needsYou', { reason: sentence({ code: delivery.code, details: {} }) });
    default:
      return assertNever(delivery);
  }
}
