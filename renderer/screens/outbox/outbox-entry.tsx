import { ChevronRight } from 'lucide-react';
import { useState } from 'react';
import type { OutboxAttempt, OutboxItem } from '../../../shared/article/delivery';
import type { ArticleId } from '../../../shared/article/ids';
import { Button } from '../../components/button';
import { Dot } from '../../components/dot';
import type { DotTone } from '../../components/dot';
import { Notice } from '../../components/notice';
import { errorSentence, useLocale, useText } from '../../i18n/text';
import type { Text } from '../../i18n/text';
import { fullTime, shortTime } from '../../i18n/time';
import type { Locale } from '../../../shared/ipc/preferences';
import { showPlace } from '../../state/navigation';
import { askOutbox, exportOutboxItem, useOutboxProblems } from '../../state/outbox';
import type { OutboxVerb } from '../../state/outbox';
import { comparable } from '../compare/comparable';
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
  const problem = useOutboxProblems((state) => state.problems.get(item.id));
  const headline = item.headline === '' ? t('outbox.untitled') : item.headline;
  const last = item.attempts.at(-1);
  const [exported, setExported] = useState<string | null>(null);
  return (
    <li className={styles.entry} aria-label={headline}>
      <div className={styles.entryHead}>
        <button type="button" className={styles.headline} onClick={() => onOpen(item.articleId)}>
          {headline}
        </button>
        <span className={styles.action}>{t(`outbox.action.${item.action}`)}</span>
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
      {item.state !== 'done' && last !== undefined && <Outcome attempt={last} />}
      {item.attempts.length > 1 && <Attempts attempts={item.attempts} />}
      {problem !== undefined && <Notice tone="needs-you">{errorSentence(t, problem)}</Notice>}
      {exported !== null && <Notice tone="quiet">{t('outbox.exported', { name: exported })}</Notice>}
      <Asking
        item={item}
        code={last?.code ?? null}
        onOpen={() => onOpen(item.articleId)}
        onExported={setExported}
      />
    </li>
  );
}

/** Reasons that another try does not take away: the story has to be read, and decided again. */
const undecided: ReadonlySet<string> = new Set([
  'article.approval-voided',
  'article.open-suggestions',
  'site.merged-over-approval',
  'workflow.overtaken',
]);

interface AskingProps {
  readonly item: OutboxItem;
  readonly code: string | null;
  readonly onOpen: () => void;
  /** The name of the file that was written, or null. */
  readonly onExported: (name: string | null) => void;
}

function Asking({ item, code, onOpen, onExported }: AskingProps) {
  const t = useText();
  const ask = (verb: OutboxVerb, kind: 'plain' | 'quiet', label = t(`outbox.${verb}`)) => (
    <Button
      kind={kind}
      title={verb === 'withdraw' ? t('outbox.withdraw.hint') : undefined}
      onClick={() => void askOutbox(verb, item.id)}
    >
      {label}
    </Button>
  );
  const exporting = item.action !== 'spike' && (
    <Button
      kind="quiet"
      title={t('outbox.export.hint')}
      onClick={() => void exportOutboxItem(item.id).then(onExported)}
    >
      {t('outbox.export')}
    </Button>
  );
  // What takes a story from its readers goes on until it has arrived.
  const withdrawing = !item.callsBack && ask('withdraw', 'quiet');
  switch (item.state) {
    case 'waiting':
      return (
        <div className={styles.asking}>
          {ask('retry', 'plain')}
          {!item.callsBack && ask('hold', 'quiet')}
          {exporting}
          {withdrawing}
        </div>
      );
    case 'held':
      return (
        <div className={styles.asking}>
          {ask('release', 'plain')}
          {exporting}
          {withdrawing}
        </div>
      );
    case 'needs-you':
      return (
        <div className={styles.asking}>
          {code !== null && comparable.has(code) ? (
            <Button kind="primary" onClick={() => showPlace({ kind: 'compare', articleId: item.articleId })}>
              {t('outbox.compare')}
            </Button>
          ) : code !== null && undecided.has(code) ? (
            <Button kind="primary" onClick={onOpen}>
              {t('outbox.open')}
            </Button>
          ) : (
            ask('retry', 'plain', t('outbox.retryNeedsYou'))
          )}
          {exporting}
          {withdrawing}
        </div>
      );
    case 'sending':
    case 'done':
      return null;
  }
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

/** How one attempt ended, in Stet's words, and in the site's own where it gave any. */
function Outcome({ attempt }: { readonly attempt: OutboxAttempt }) {
  const t = useText();
  const locale = useLocale();
  const { said, at } = attempt.details;
  const when = typeof at === 'string' ? { at: shortTime(at, locale, new Date()) } : {};
  return (
    <div className={styles.outcome}>
      {attempt.code === null
        ? t('outbox.attempt.sent')
        : errorSentence(t, { code: attempt.code, details: { ...attempt.details, ...when } })}
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
