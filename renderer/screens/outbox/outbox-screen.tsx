import { useState } from 'react';
import type { OutboxAttempt, OutboxItem } from '../../../shared/article/delivery';
import type { ArticleId } from '../../../shared/article/ids';
import type { AppError } from '../../../shared/errors/app-error';
import { Button } from '../../components/button';
import { Dot } from '../../components/dot';
import type { DotTone } from '../../components/dot';
import { Notice } from '../../components/notice';
import { errorSentence, useLocale, useText } from '../../i18n/text';
import { clockTime, shortTime } from '../../i18n/time';
import { changeOutbox } from '../../state/connection';
import type { OutboxVerb } from '../../state/connection';
import { showPlace } from '../../state/navigation';
import { useSite } from '../../state/site';
import styles from './outbox.module.css';

interface OutboxScreenProps {
  readonly onOpen: (id: ArticleId) => void;
}

const tones: Readonly<Record<OutboxItem['state'], DotTone>> = {
  waiting: 'waiting',
  sending: 'working',
  held: 'quiet',
  'needs-you': 'needs-you',
  done: 'verified',
};

/** What is on its way to the site, what became of each attempt, and what can be done about it. */
export function OutboxScreen({ onOpen }: OutboxScreenProps) {
  const t = useText();
  const { outbox, site } = useSite();
  const [problem, setProblem] = useState<AppError | null>(null);
  return (
    <main className={styles.screen} aria-label={t('site.outbox')}>
      <div className={styles.column}>
        <h1>{t('site.outbox')}</h1>
        {site !== null && site.link.kind !== 'online' && (
          <Notice tone={site.link.kind === 'paused' ? 'needs-you' : 'waiting'}>
            {errorSentence(t, { code: site.link.code, details: {} })}
          </Notice>
        )}
        {problem !== null && <Notice tone="needs-you">{errorSentence(t, problem)}</Notice>}
        {outbox.length === 0 && <p className={styles.empty}>{t('site.outbox.empty')}</p>}
        <ol className={styles.items}>
          {outbox.map((item) => (
            <Item key={item.id} item={item} onOpen={onOpen} onProblem={setProblem} />
          ))}
        </ol>
      </div>
    </main>
  );
}

interface ItemProps {
  readonly item: OutboxItem;
  readonly onOpen: (id: ArticleId) => void;
  readonly onProblem: (problem: AppError | null) => void;
}

function Item({ item, onOpen, onProblem }: ItemProps) {
  const t = useText();
  const locale = useLocale();
  const last = item.attempts.at(-1);
  const verbs: readonly OutboxVerb[] =
    item.state === 'held'
      ? ['release', 'withdraw']
      : item.state === 'done' || item.state === 'sending'
        ? []
        : ['retry', 'hold', 'withdraw'];
  return (
    <li className={styles.item} data-state={item.state}>
      <div className={styles.head}>
        <Dot tone={tones[item.state]} />
        <span>
          {t(`site.outbox.state.${item.state}`, { since: shortTime(item.queuedAt, locale, new Date()) })}
        </span>
        <span className={styles.soft}>{t(`site.outbox.action.${item.action}`)}</span>
      </div>
      <button type="button" className={styles.headline} onClick={() => onOpen(item.articleId)}>
        {item.headline === '' ? t('library.untitled') : item.headline}
      </button>
      {last !== undefined && last.code !== null && (
        <p className={styles.reason}>{errorSentence(t, { code: last.code, details: last.details })}</p>
      )}
      {item.nextAttemptAt !== null && item.state === 'waiting' && (
        <p className={styles.soft}>{t('site.outbox.next', { at: clockTime(item.nextAttemptAt, locale) })}</p>
      )}
      <div className={styles.buttons}>
        {item.state === 'needs-you' && (
          <Button kind="primary" onClick={() => showPlace({ kind: 'compare', articleId: item.articleId })}>
            {t('site.outbox.compare')}
          </Button>
        )}
        {verbs.map((verb) => (
          <Button key={verb} onClick={() => void changeOutbox(verb, item.id).then(onProblem)}>
            {t(`site.outbox.${verb}`)}
          </Button>
        ))}
      </div>
      {item.attempts.length > 0 && <Attempts attempts={item.attempts} />}
    </li>
  );
}

function Attempts({ attempts }: { readonly attempts: readonly OutboxAttempt[] }) {
  const t = useText();
  const locale = useLocale();
  return (
    <details className={styles.attempts}>
      <summary>{t('site.outbox.attempts', { count: attempts.length })}</summary>
      <ol>
        {attempts.map((attempt, index) => (
          <li key={index}>
            <time dateTime={attempt.at}>{clockTime(attempt.at, locale)}</time>{' '}
            {attempt.code === null
              ? t('site.outbox.sent')
              : errorSentence(t, { code: attempt.code, details: attempt.details })}
          </li>
        ))}
      </ol>
    </details>
  );
}
