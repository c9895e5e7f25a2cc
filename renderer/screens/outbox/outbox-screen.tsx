import { useEffect, useState } from 'react';
import type { OutboxItem } from '../../../shared/article/delivery';
import type { ArticleId } from '../../../shared/article/ids';
import type { AppError } from '../../../shared/errors/app-error';
import { Button } from '../../components/button';
import { goBetweenCards } from '../../components/card-keys';
import { Kbd } from '../../components/kbd';
import { Notice } from '../../components/notice';
import { Page } from '../../components/page';
import { keysOf } from '../../i18n/printed-keys';
import { errorSentence, useLocale, useText } from '../../i18n/text';
import { wholeNumber } from '../../i18n/time';
import { decideGone } from '../../state/connection';
import { chooseOutboxItem } from '../../state/outbox';
import { showPlace } from '../../state/navigation';
import { usePreferences } from '../../state/preferences';
import { useSite } from '../../state/site';
import { OutboxEntry } from './outbox-entry';
import styles from './outbox.module.css';

const groups = ['needs-you', 'waiting', 'done'] as const;
type Group = (typeof groups)[number];

/** Everything that is on its way to the site, what became of it, and what can be done about it. */
export function OutboxScreen({ onOpen }: { readonly onOpen: (id: ArticleId) => void }) {
  const t = useText();
  const { outbox } = useSite();
  useEffect(() => () => chooseOutboxItem(null), []);
  return (
    <Page title={t('outbox.title')}>
      <LineToSite waiting={outbox.length > 0} />
      <GoneFromSite />
      {outbox.length === 0 && <Empty />}
      <div onKeyDown={goBetweenCards}>
        {groups.map((group) => (
          <OutboxGroup
            key={group}
            group={group}
            items={outbox.filter((item) => groupOf(item) === group)}
            onOpen={onOpen}
          />
        ))}
      </div>
    </Page>
  );
}

interface OutboxGroupProps {
  readonly group: Group;
  readonly items: readonly OutboxItem[];
  readonly onOpen: (id: ArticleId) => void;
}

function OutboxGroup({ group, items, onOpen }: OutboxGroupProps) {
  const t = useText();
  if (items.length === 0) return null;
  return (
    <section className={styles.group} aria-labelledby={`outbox-${group}`}>
      <h2 id={`outbox-${group}`} className={styles.groupTitle}>
        {t(`outbox.group.${group}`)} <span className={styles.count}>{items.length}</span>
      </h2>
      <ul className={styles.list}>
        {items.map((item) => (
          <OutboxEntry key={item.id} item={item} onOpen={onOpen} />
        ))}
      </ul>
    </section>
  );
}

/** Says once, above everything, why nothing goes out; silent while the line to the site is good. */
function LineToSite({ waiting }: { readonly waiting: boolean }) {
  const t = useText();
  const site = useSite((state) => state.site);
  const settings = (label: string) => (
    <Button onClick={() => showPlace({ kind: 'settings' })}>{label}</Button>
  );
  if (site === null) {
    if (!waiting) return null;
    return (
      <Notice tone="quiet" actions={settings(t('outbox.connect'))}>
        {t('outbox.noSite')}
      </Notice>
    );
  }
  if (site.link.kind === 'online') return null;
  return (
    <Notice
      tone={site.link.kind === 'paused' ? 'needs-you' : 'waiting'}
      actions={site.link.kind === 'paused' ? settings(t('site.again')) : null}
    >
      {errorSentence(t, { code: site.link.code, details: {} })}
    </Notice>
  );
}

/** So many stories are gone from the site at once that nothing happens here before the person has said so. */
function GoneFromSite() {
  const t = useText();
  const locale = useLocale();
  const gone = useSite((state) => state.site?.gone ?? null);
  const [problem, setProblem] = useState<AppError | null>(null);
  if (gone === null) return null;
  const decide = (decision: 'spike' | 'keep') => () =>
    void decideGone(decision).then((answer) => setProblem(answer.ok ? null : answer.error));
  const actions = (
    <>
      <Button kind="primary" onClick={decide('keep')}>
        {t('outbox.gone.keep')}
      </Button>
      <Button onClick={decide('spike')}>{t('outbox.gone.spike')}</Button>
    </>
  );
  return (
    <Notice tone="needs-you" actions={actions}>
      {t('outbox.gone', { count: wholeNumber(gone.count, locale), of: wholeNumber(gone.of, locale) })}
      {problem !== null && <span>{errorSentence(t, problem)}</span>}
    </Notice>
  );
}

function Empty() {
  const t = useText();
  const { platform } = usePreferences((state) => state.info);
  const { locale } = usePreferences((state) => state.preferences);
  return (
    <div className={styles.empty}>
      <p className={styles.emptyTitle}>{t('outbox.empty.title')}</p>
      <p>
        {t('outbox.empty.how')} <Kbd keys={keysOf('submit', platform, locale)} />
      </p>
    </div>
  );
}

function groupOf({ state }: OutboxItem): Group {
  if (state === 'needs-you' || state === 'done') return state;
  return 'waiting';
}
