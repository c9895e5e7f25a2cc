import { useCallback, useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import { ok } from '../../../shared/errors/app-error';
import type { AppError, Result } from '../../../shared/errors/app-error';
import { useLocale, useText } from '../../i18n/text';
import type { ArticleSession } from '../../state/open-article/session';
import { chooseMedia, importMedia, openLink } from '../../state/open-article/story-tools';
import { showInspector, showPlace } from '../../state/navigation';
import { usePreferences } from '../../state/preferences';
import { useSite } from '../../state/site';
import { openStories } from '../../state/stories';
import { refusalSentence } from './review/clock-words';
import { StoryScreen } from './story-screen';
import type { StoryHandle } from './story-screen';
import type { StoryServices } from './services';
import styles from './story.module.css';

interface OpenStoryProps {
  readonly articleId: ArticleId;
  readonly inspectorOpen: boolean;
  readonly onReady: (handle: StoryHandle | null) => void;
}

/** Opens a story in this window and shows it; saved and closed when it leaves the screen. */
export function OpenStory({ articleId, inspectorOpen, onReady }: OpenStoryProps) {
  const t = useText();
  const locale = useLocale();
  const opened = useOpened(articleId);
  const site = useSite((state) => state.site);
  const vocabulary = useSite((state) => state.vocabulary);
  const platform = usePreferences((state) => state.info.platform);
  const person = usePreferences((state) => state.preferences.person);
  const skewMs = site?.clockSkewMs ?? 0;
  const sentence = useCallback((error: AppError) => refusalSentence(t, error, skewMs), [skewMs, t]);
  const services = useMemo(
    (): StoryServices => ({
      locale,
      platform,
      person,
      vocabulary,
      site,
      importMedia,
      chooseMedia,
      openLink,
      compare: () => showPlace({ kind: 'compare', articleId }),
      showOutbox: () => showPlace({ kind: 'outbox' }),
      showSettings: () => showPlace({ kind: 'settings' }),
      showChangesSince: (from) => showPlace({ kind: 'versions', articleId, from, to: null }),
      showInspector,
      sentence,
    }),
    [articleId, locale, person, platform, sentence, site, vocabulary],
  );
  if (opened === null) return null;
  if (!opened.ok) {
    return (
      <p role="alert" className={styles.problem}>
        {sentence(opened.error)}
      </p>
    );
  }
  return (
    <StoryScreen
      key={articleId}
      session={opened.value}
      services={services}
      inspectorOpen={inspectorOpen}
      onReady={onReady}
    />
  );
}

function useOpened(articleId: ArticleId): Result<ArticleSession> | null {
  const [opened, setOpened] = useState<{
    readonly of: ArticleId;
    readonly result: Result<ArticleSession>;
  } | null>(() => {
    const session = openStories.find(articleId);
    return session === null ? null : { of: articleId, result: ok(session) };
  });
  useEffect(() => {
    let shown = true;
    void openStories.acquire(articleId).then((result) => {
      if (shown) setOpened({ of: articleId, result });
    });
    return () => {
      shown = false;
      openStories.release(articleId);
    };
  }, [articleId]);
  return opened?.of === articleId ? opened.result : null;
}
