import { Tabs } from '@base-ui/react/tabs';
import { Page } from '../../components/page';
import { useText } from '../../i18n/text';
import { usePreferences } from '../../state/preferences';
import { useSite } from '../../state/site';
import { AppearanceSettings } from './appearance-settings';
import { ConnectSite } from './connect-site';
import { ConnectedSite } from './connected-site';
import { PolicySettings } from './policy-settings';
import styles from './settings.module.css';

/** The site the newsroom sends to, and how Stet looks and speaks on this machine. */
export function SettingsScreen() {
  const t = useText();
  const site = useSite((state) => state.site);
  const version = usePreferences((state) => state.info.version);
  return (
    <Page narrow title={t('settings.title')}>
      <Tabs.Root defaultValue="site">
        <Tabs.List className={styles.tabs} aria-label={t('settings.title')} activateOnFocus>
          <Tabs.Tab value="site" className={styles.tab}>
            {t('settings.site')}
          </Tabs.Tab>
          <Tabs.Tab value="look" className={styles.tab}>
            {t('settings.look')}
          </Tabs.Tab>
          <Tabs.Tab value="approval" className={styles.tab}>
            {t('review.policy.tab')}
          </Tabs.Tab>
        </Tabs.List>
        <Tabs.Panel value="site" className={styles.panel}>
          {site === null ? <ConnectSite /> : <ConnectedSite site={site} />}
        </Tabs.Panel>
        <Tabs.Panel value="look" className={styles.panel}>
          <AppearanceSettings />
        </Tabs.Panel>
        <Tabs.Panel value="approval" className={styles.panel}>
          {site === null ? (
            <p className={styles.why}>{t('review.policy.noSite')}</p>
          ) : (
            <PolicySettings key={site.siteId} site={site} />
          )}
        </Tabs.Panel>
      </Tabs.Root>
      <p className={styles.version}>{t('settings.version', { version })}</p>
    </Page>
  );
}
