import { useLayoutEffect, useRef } from 'react';
import { useStore } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import { assertNever } from '../../shared/errors/app-error';
import type { AppError } from '../../shared/errors/app-error';
import { Dot } from '../components/dot';
import type { DotTone } from '../components/dot';
import { errorSentence, useLocale, useText } from '../i18n/text';
import type { Text } from '../i18n/text';
import { clockTime, wholeNumber } from '../i18n/time';
import { attentionWords } from '../screens/desk/attention-words';
import { showAttention, useAttention } from '../state/attention';
import { useFigures } from '../state/copy-figures';
import { showPlace } from '../state/navigation';
import { usePreferences } from '../state/preferences';
import { useSite } from '../state/site';
import { openStories } from '../state/stories';
import type { ArticleSession, OpenArticleState, SaveStatus } from '../state/open-article/session';
import { useOpenStory } from './use-open-story';
import styles from './status-line.module.css';

interface StatusLineProps {
  readonly articleId: ArticleId | null;
}

/** What holds now, in words: saved, waiting, length, language, network. Always there, never in the way. */
export function StatusLine({ articleId }: StatusLineProps) {
  const t = useText();
  const locale = useLocale();
  const { site } = useSite();
  const session = useOpenStory(openStories, articleId);
  return (
    <footer className={styles.line} aria-label={t('app.status')}>
      {session !== null && <SavedHere session={session} />}
      {site !== null && site.waiting + site.needsYou > 0 && (
        <button type="button" className={styles.part} onClick={() => showPlace({ kind: 'outbox' })}>
          <Dot tone={site.needsYou > 0 ? 'needs-you' : 'waiting'} />
          {site.needsYou > 0
            ? t('app.status.needsYou', { count: site.needsYou })
            : t('app.status.waiting', {
                count: site.waiting,
                since: site.waitingSince === null ? '' : clockTime(site.waitingSince, locale),
              })}
        </button>
      )}
      <News />
      {session !== null && <Length session={session} />}
      <span className={styles.spring} />
      {session !== null && <Language session={session} />}
      <button type="button" className={styles.part} onClick={() => showPlace({ kind: 'settings' })}>
        {site === null ? (
          t('app.status.noSite')
        ) : (
          <>
            <Dot
              tone={
                site.link.kind === 'online' ? 'verified' : site.link.kind === 'paused' ? 'needs-you' : 'quiet'
              }
            />
            {site.pull === null
              ? t(`app.status.${site.link.kind}`, { site: site.name })
              : t('app.status.pulling', { done: site.pull.done, total: site.pull.total })}
          </>
        )}
      </button>
    </footer>
  );
}

/** What is new and waits for the person, in words, where they want to be told so; it stays until they read it. */
function News() {
  const t = useText();
  const news = useAttention((state) => state.news);
  const isTold = usePreferences(({ preferences }) => preferences.notifications !== 'quiet');
  const [first] = news;
  if (!isTold || first === undefined) return null;
  return (
    <button
      type="button"
      className={[styles.part, styles.news].join(' ')}
      onClick={() => showAttention(true)}
    >
      <Dot tone="working" />
      <span role="status">
        {news.length === 1 ? attentionWords(first, t) : t('desk.attention.count', { count: news.length })}
      </span>
    </button>
  );
}

/** How long typing rests before "Saved here" is said, milliseconds: said between keys it would only flicker. */
const restMs = 400;

/**
 * Takes "Saved here" back in the very moment a key is pressed, and by hand: React would read the whole selection in the
 * copy before it changed a word here. `aria-busy` says without delay what is still to be acknowledged.
 */
function SavedHere({ session }: { readonly session: ArticleSession }) {
  const t = useText();
  const part = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    let rest: ReturnType<typeof setTimeout> | undefined;
    const say = ({ save, readOnly }: OpenArticleState): void => {
      const [dot, words] = part.current?.children ?? [];
      const now = wordsFor(t, save, readOnly);
      // Said once: a screen reader repeats whatever is written anew.
      if (!words || words.textContent === now) return;
      words.textContent = now;
      dot?.setAttribute('data-tone', readOnly === null ? toneOf(save) : 'needs-you');
    };
    const mark = ({ save }: OpenArticleState): void => {
      part.current?.setAttribute('aria-busy', String(save.kind !== 'saved'));
    };
    const changed = (state: OpenArticleState): void => {
      clearTimeout(rest);
      mark(state);
      if (state.save.kind === 'saved') rest = setTimeout(say, restMs, state);
      else say(state);
    };
    mark(session.store.getState());
    say(session.store.getState());
    const unsubscribe = session.store.subscribe(changed);
    return () => {
      clearTimeout(rest);
      unsubscribe();
    };
  }, [session, t]);
  return (
    <span ref={part} className={styles.part} role="status" aria-label={t('app.status.saving.label')}>
      <Dot tone="quiet" />
      <span />
    </span>
  );
}

function wordsFor(t: Text, save: SaveStatus, readOnly: AppError | null): string {
  if (readOnly !== null) return errorSentence(t, readOnly);
  return save.kind === 'failed' ? t('app.status.notSaved') : t(`app.status.${save.kind}`);
}

function toneOf(save: SaveStatus): DotTone {
  switch (save.kind) {
    case 'saved':
      return 'verified';
    case 'saving':
      return 'working';
    case 'failed':
      return 'needs-you';
    default:
      return assertNever(save);
  }
}

function Length({ session }: { readonly session: ArticleSession }) {
  const t = useText();
  const locale = useLocale();
  const target = useStore(session.store, (state) => state.fields.lengthTarget);
  const count = useFigures((state) => state.figures?.words ?? null);
  if (count === null) return null;
  const words = wholeNumber(count, locale);
  return (
    <span className={styles.part}>
      {target === null
        ? t('app.status.words', { count, words })
        : t('app.status.wordsOf', { words, target: wholeNumber(target, locale) })}
    </span>
  );
}

function Language({ session }: { readonly session: ArticleSession }) {
  const t = useText();
  const language = useStore(session.store, (state) => state.fields.language);
  return <span className={styles.part}>{t(`library.language.${language}`)}</span>;
}
