import { ExternalLink } from 'lucide-react';
import { useState } from 'react';
import type { SiteLink, SiteStatus } from '../../../shared/ipc/site-answers';
import { Button, IconButton } from '../../components/button';
import { Dot } from '../../components/dot';
import type { DotTone } from '../../components/dot';
import { Notice } from '../../components/notice';
import { errorSentence, useLocale, useText } from '../../i18n/text';
import { shortTime } from '../../i18n/time';
import { disconnectSite, keepSignIn, openLink, signInAgain, useConnection } from '../../state/connection';
import { usePreferences } from '../../state/preferences';
import { SignInSteps } from './connect-site';
import { SiteTraffic } from './site-traffic';
import { YourRole } from './your-role';
import styles from './settings.module.css';

const linkTones: Readonly<Record<SiteLink['kind'], DotTone>> = {
  online: 'verified',
  offline: 'waiting',
  paused: 'needs-you',
};

/** The connected site: how the line to it stands, who the person is there, and what came and goes. */
export function ConnectedSite({ site }: { readonly site: SiteStatus }) {
  const t = useText();
  const { again, problem } = useConnection();
  const keyring = usePreferences((state) => state.info.keyring);
  return (
    <div className={styles.form}>
      <div className={styles.siteHead}>
        <h2 className={styles.heading}>{site.name}</h2>
        <IconButton label={t('site.open', { name: site.name })} onClick={() => openLink(site.url)}>
          <ExternalLink size={16} />
        </IconButton>
        <p className={styles.hint}>{site.url}</p>
        <LinkState link={site.link} />
      </div>
      {site.link.kind !== 'online' && !again && <LinkProblem site={site} link={site.link} />}
      {again && (
        <section className={styles.again} aria-labelledby="again-title">
          <div className={styles.found}>
            <h3 id="again-title" className={styles.subheading}>
              {t('site.again.title', { name: site.name })}
            </h3>
            <Button kind="quiet" onClick={keepSignIn}>
              {t('site.again.keep')}
            </Button>
          </div>
          <SignInSteps />
        </section>
      )}
      {problem !== null && <Notice tone="needs-you">{errorSentence(t, problem)}</Notice>}
      {!keyring && !again && <Notice tone="waiting">{t('site.keyring')}</Notice>}
      <YourRole site={site} />
      <SiteTraffic site={site} />
      <Disconnect name={site.name} />
    </div>
  );
}

function LinkState({ link }: { readonly link: SiteLink }) {
  const t = useText();
  const locale = useLocale();
  const time = shortTime(link.kind === 'online' ? link.checkedAt : link.since, locale, new Date());
  const words =
    link.kind === 'online'
      ? t('site.link.online', { at: time })
      : t(`site.link.${link.kind}`, { since: time });
  return (
    <p role="status" className={styles.link}>
      <Dot tone={linkTones[link.kind]} />
      {words}
    </p>
  );
}

interface LinkProblemProps {
  readonly site: SiteStatus;
  readonly link: Exclude<SiteLink, { readonly kind: 'online' }>;
}

function LinkProblem({ site, link }: LinkProblemProps) {
  const t = useText();
  const again = (
    <Button kind="primary" onClick={() => void signInAgain(site.url)}>
      {t('site.again')}
    </Button>
  );
  return (
    <Notice tone={linkTones[link.kind]} actions={link.kind === 'paused' ? again : null}>
      {errorSentence(t, { code: link.code, details: {} })}
    </Notice>
  );
}

function Disconnect({ name }: { readonly name: string }) {
  const t = useText();
  const [asking, setAsking] = useState(false);
  if (!asking) {
    return (
      <div>
        <Button kind="danger" onClick={() => setAsking(true)}>
          {t('site.disconnect')}
        </Button>
      </div>
    );
  }
  return (
    <Notice tone="quiet">
      <p className={styles.ask}>{t('site.disconnect.ask')}</p>
      <div className={styles.actions}>
        <Button autoFocus onClick={() => setAsking(false)}>
          {t('site.disconnect.no')}
        </Button>
        <Button kind="danger" onClick={() => void disconnectSite()}>
          {t('site.disconnect.yes', { name })}
        </Button>
      </div>
    </Notice>
  );
}
