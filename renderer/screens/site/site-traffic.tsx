import type { SiteStatus } from '../../../shared/ipc/site-answers';
import { Button } from '../../components/button';
import { Dot } from '../../components/dot';
import { useLocale, useText } from '../../i18n/text';
import { fullTime, shortTime, wholeNumber } from '../../i18n/time';
import { pullSite, stopPull } from '../../state/connection';
import { showPlace } from '../../state/navigation';
import styles from './settings.module.css';

/** What came from the site and what still goes there. */
export function SiteTraffic({ site }: { readonly site: SiteStatus }) {
  return (
    <div className={styles.traffic}>
      <FromSite site={site} />
      <ToSite site={site} />
    </div>
  );
}

function FromSite({ site }: { readonly site: SiteStatus }) {
  const t = useText();
  const locale = useLocale();
  const { pull, lastPullAt } = site;
  return (
    <section aria-labelledby="pull-title">
      <h3 id="pull-title" className={styles.subheading}>
        {t('site.pull.title')}
      </h3>
      {pull === null ? (
        <p title={lastPullAt === null ? undefined : fullTime(lastPullAt, locale)}>
          {lastPullAt === null
            ? t('site.pull.never')
            : t('site.pull.last', { at: shortTime(lastPullAt, locale, new Date()) })}
        </p>
      ) : (
        <Progress done={pull.done} total={pull.total} />
      )}
      <p className={styles.hint}>{t('site.pull.what')}</p>
      <div className={styles.actions}>
        {pull === null ? (
          <Button onClick={() => void pullSite()}>{t('site.pull.now')}</Button>
        ) : (
          <Button onClick={stopPull}>{t('site.pull.stop')}</Button>
        )}
      </div>
    </section>
  );
}

function Progress({ done, total }: { readonly done: number; readonly total: number }) {
  const t = useText();
  const locale = useLocale();
  const words =
    total === 0
      ? t('site.pull.starting')
      : t('site.pull.progress', { done: wholeNumber(done, locale), total: wholeNumber(total, locale) });
  return (
    <div className={styles.progress}>
      <progress aria-label={t('site.pull.starting')} max={Math.max(total, 1)} value={done} />
      <span role="status">{words}</span>
    </div>
  );
}

function ToSite({ site }: { readonly site: SiteStatus }) {
  const t = useText();
  const locale = useLocale();
  const { waiting, waitingSince, needsYou } = site;
  return (
    <section aria-labelledby="outbox-title">
      <h3 id="outbox-title" className={styles.subheading}>
        {t('site.outbox')}
      </h3>
      {waiting > 0 && waitingSince !== null && (
        <p className={styles.link}>
          <Dot tone="waiting" />
          {t('site.outbox.waiting', { count: waiting, since: shortTime(waitingSince, locale, new Date()) })}
        </p>
      )}
      {needsYou > 0 && (
        <p className={styles.link}>
          <Dot tone="needs-you" />
          {t('site.outbox.needsYou', { count: needsYou })}
        </p>
      )}
      {waiting === 0 && needsYou === 0 && <p>{t('site.outbox.none')}</p>}
      <p className={styles.hint}>{t(site.companion ? 'site.outbox.companion' : 'site.outbox.race')}</p>
      <div className={styles.actions}>
        <Button onClick={() => showPlace({ kind: 'outbox' })}>{t('site.outbox.show')}</Button>
      </div>
    </section>
  );
}
