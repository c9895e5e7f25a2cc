import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { Delivery } from '../../../shared/article/delivery';
import { IconButton } from '../../components/button';
import { Dialog } from '../../components/dialog';
import { useText } from '../../i18n/text';
import { Alterations } from '../compare/alterations';
import { comparable } from '../compare/comparable';
import { useServices } from './services';
import styles from './story.module.css';

/** What can be looked at once the site answered: the post, what the site changed in it, or why the story waits. */
export function DeliveryFollowUp({ delivery }: { readonly delivery: Delivery }) {
  const t = useText();
  const { compare, openLink, showOutbox } = useServices();
  if (delivery.kind === 'needs-you') {
    const differs = comparable.has(delivery.code);
    return (
      <button type="button" className={styles.plain} onClick={differs ? compare : showOutbox}>
        {t(differs ? 'outbox.compare' : 'site.outbox.show')}
      </button>
    );
  }
  if (delivery.kind !== 'verified') return null;
  return (
    <>
      {delivery.alterations.length > 0 && <WhatChanged alterations={delivery.alterations} />}
      <IconButton label={t('story.deliver.open')} onClick={() => openLink(delivery.url)}>
        <ExternalLink aria-hidden size={16} />
      </IconButton>
    </>
  );
}

type VerifiedDelivery = Extract<Delivery, { readonly kind: 'verified' }>;

function WhatChanged({ alterations }: { readonly alterations: VerifiedDelivery['alterations'] }) {
  const t = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <button type="button" className={styles.plain} onClick={() => setOpen(true)}>
        {t('story.deliver.altered', { count: alterations.length })}
      </button>
      <Dialog title={t('compare.altered.title')} open={open} onClose={() => setOpen(false)}>
        <Alterations
          title={t('compare.alterations')}
          columns={{ sent: t('compare.altered.sent'), stored: t('compare.altered.stored') }}
          alterations={alterations}
        />
      </Dialog>
    </>
  );
}
