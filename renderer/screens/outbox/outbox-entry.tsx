import { ChevronRight } from 'lucide-react';
import type { OutboxAttempt, OutboxItem } from '../../../shared/article/delivery';
import type { ArticleId } from '../../../shared/article/ids';
import { Button } from '../../components/button';
import { cardHead } from '../../components/card-keys';
import { Dot } from '../../components/dot';
import type { DotTone } from '../../components/dot';
import { Notice } from '../../components/notice';
import { errorSentence, useLocale, useText } from '../../i18n/text';
import type { MessageId, Text } from '../../i18n/text';
import { fullTime, shortTime } from '../../i18n/time';
import type { Locale } from '../../../shared/ipc/preferences';
import { showPlace } from '../../state/navigation';
import { askOutbox, chooseOutboxItem, useOutbox } from '../../state/outbox';
import type { OutboxAsk } from '../../state/outbox';
import { useSite } from '../../state/site';
import { refusalSentence } from '../story/review/clock-words';
import { askableOf, decidedIn } from './askable';
import styles from './outbox.module.css';

const tones: Readonly<Record<OutboxItem['state'], DotTone>> = {
  waiting: 'waiting',
  sending: 'working',
  held: 'quiet',
  'needs-you': 'needs-you',
  done: 'verified',
};

interface OutboxEntryProps {
  readonly item: OutboxItem;
  readonly onOpen: (id: ArticleId) => void;
}

/** One thing to send: what, since when, how it went so far, and what can be asked of it. */
export function OutboxEntry({ item, onOpen }: OutboxEntryProps) {
  const t = useText();
  const locale = useLocale();
  const problem = useOutbox((state) => state.problems.get(item.id));
  const exported = useOutbox((state) => state.exported.get(item.id));
  const isChosen = useOutbox((state) => state.chosen === item.id);
  const headline = item.headline === '' ? t('outbox.untitled') : item.headline;
  const last = item.attempts.at(-1);
  const asked = item.action === 'review' && item.callsBack ? 'callBack' : item.action;
  const skewMs = useSite(({ site }) => site?.clockSkewMs ?? 0);
  return (
    <li
      className={styles.entry}
      aria-label={headline}
      aria-current={isChosen || undefined}
      onFocus={() => chooseOutboxItem(item.id)}
    >
      <div className={styles.entryHead}>
        <button
          type="button"
          className={styles.headline}
          {...cardHead}
          onClick={() => onOpen(item.articleId)}
        >
          {headline}
        </button>
        <span className={styles.action}>{t(`outbox.action.${asked}`)}</span>
      </div>
      <p className={styles.state} title={fullTime(item.queuedAt, locale)}>
        <Dot tone={tones[item.state]} />
        {stateInWords(item, t, locale)}
        {item.state === 'waiting' && item.nextAttemptAt !== null && (
          <span className={styles.next}>
            {t('outbox.next', { at: shortTime(item.nextAttemptAt, locale, new Date()) })}
          </span>
        )}
      </p>
      {item.state !== 'done' && last !== undefined && <Outcome attempt={last} skewMs={skewMs} />}
      {item.attempts.length > 1 && <Attempts attempts={item.attempts} />}
      {problem !== undefined && <Notice tone="needs-you">{errorSentence(t, problem)}</Notice>}
      {exported !== undefined && <Notice tone="quiet">{t('outbox.exported', { name: exported })}</Notice>}
      <Asking item={item} onOpen={() => onOpen(item.articleId)} />
    </li>
  );
}

interface AskingProps {
  readonly item: OutboxItem;
  readonly onOpen: () => void;
}

const hints: Readonly<Partial<Record<OutboxAsk, MessageId>>> = {
  withdraw: 'outbox.withdraw.hint',
  export: 'outbox.export.hint',
};

function Asking({ item, onOpen }: AskingProps) {
  const t = useText();
  const asks = askableOf(item);
  const place = decidedIn(item);
  if (asks.length === 0) return null;
  return (
    <div className={styles.asking}>
      {place === 'comparison' && (
        <Button kind="primary" onClick={() => showPlace({ kind: 'compare', articleId: item.articleId })}>
          {t('outbox.compare')}
        </Button>
      )}
      {place === 'story' && (
        <Button kind="primary" onClick={onOpen}>
          {t('outbox.open')}
        </Button>
      )}
      {asks.map((ask) => {
        const hint = hints[ask];
        return (
          <Button
            key={ask}
            kind={ask === 'retry' || ask === 'release' ? 'plain' : 'quiet'}
            title={hint && t(hint)}
            onClick={() => void askOutbox(ask, item.id)}
          >
            {t(ask === 'retry' && item.state === 'needs-you' ? 'outbox.retryNeedsYou' : `outbox.${ask}`)}
          </Button>
        );
      })}
    </div>
  );
}

function Attempts({ attempts }: { readonly attempts: readonly OutboxAttempt[] }) {
  const t = useText();
  const locale = useLocale();
  return (
    <details className={styles.attempts}>
      <summary>
        <ChevronRight size={14} aria-hidden="true" />
        {t('outbox.attempts', { count: attempts.length })}
      </summary>
      <ol>
        {attempts.toReversed().map((attempt) => (
          <li key={attempt.at}>
            <time dateTime={attempt.at} title={fullTime(attempt.at, locale)}>
              {shortTime(attempt.at, locale, new Date())}
            </time>
            <Outcome attempt={attempt} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** How one attempt ended, in Stet's words, and in the site's own where it gave any; clocks differ as they do now. */
function Outcome({ attempt, skewMs = 0 }: { readonly attempt: OutboxAttempt; readonly skewMs?: number }) {
  const t = useText();
  const locale = useLocale();
  const { said, at } = attempt.details;
  const when = typeof at === 'string' ? { at: shortTime(at, locale, new Date()) } : {};
  return (
    <div className={styles.outcome}>
      {attempt.code === null
        ? t('outbox.attempt.sent')
        : refusalSentence(t, { code: attempt.code, details: { ...attempt.details, ...when } }, skewMs)}
      {typeof said === 'string' && said !== '' && (
        <span className={styles.said}>{t('outbox.said', { words: said })}</span>
      )}
    </div>
  );
}

function stateInWords(item: OutboxItem, t: Text, locale: Locale): string {
  const time = (instant: string): string => shortTime(instant, locale, new Date());
  switch (item.state) {
    case 'waiting':
    case 'held':
      return t(`outbox.state.${item.state}`, { since: time(item.queuedAt) });
    case 'done':
      return t('outbox.state.done', { at: time(item.attempts.at(-1)?.at ?? item.queuedAt) });
    case 'sending':
    case 'needs-you':
      return t(`outbox.state.${item.state}`);
  }
}
