import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import { SpeechContext, errorSentence, textFor } from '../i18n/text';
import type { Speech } from '../i18n/text';
import { Notice } from '../components/notice';
import { Button } from '../components/button';
import { Later } from '../components/later';
import { CompareScreen } from '../screens/compare/compare-screen';
import { AssignSheet } from '../screens/desk/assign-sheet';
import { SectionSheet } from '../screens/desk/section-sheet';
import { LibraryPane } from '../screens/library/library-pane';
import { SavedFilterSheet } from '../screens/library/saved-filter-sheet';
import { OutboxScreen } from '../screens/outbox/outbox-screen';
import { Palette } from '../screens/palette/palette';
import { QuickOpen } from '../screens/palette/quick-open';
import { ShortcutsSheet } from '../screens/shortcuts/shortcuts-sheet';
import { AuditNotice } from '../screens/versions/audit-notice';
import { VersionsScreen } from '../screens/versions/versions-screen';
import type { StoryHandle } from '../screens/story/story-screen';
import { SettingsScreen } from '../screens/site/settings-screen';
import { setDrawer, shownArticle, showQueue, showSheet, showStory, useNavigation } from '../state/navigation';
import { usePreferences } from '../state/preferences';
import { reportProblem, useProblem } from '../state/problems';
import { clearChecked, moveChecked } from '../state/selection';
import { openStories } from '../state/stories';
import { api } from '../api/bridge';
import { actionsFor, assignShown, runCommand, screenParts, showSavedFilter } from './actions';
import { listenToKeys } from './keys';
import { Rail } from './rail';
import { StatusLine } from './status-line';
import { StoryPlace } from './story-place';
import styles from './app.module.css';

const showHandle = (handle: StoryHandle | null): void => {
  screenParts.story = handle;
};

/** The window: rail, queue, the place in the middle, the inspector, and the status line under all. */
export function App() {
  const { info, preferences, dark } = usePreferences();
  const { place, sheet, focus, drawer } = useNavigation();
  const { problem } = useProblem();
  const [query, setQuery] = useState('');
  const searchField = useRef<HTMLInputElement>(null);
  const speech = useMemo(
    (): Speech => ({ locale: preferences.locale, t: textFor(preferences.locale) }),
    [preferences.locale],
  );
  const { t } = speech;
  const actions = useMemo(
    () => actionsFor(info.platform, preferences.locale),
    [info.platform, preferences.locale],
  );

  useEffect(() => {
    document.documentElement.lang = preferences.locale;
    document.documentElement.dataset['theme'] = dark ? 'dark' : 'light';
  }, [preferences.locale, dark]);
  useEffect(() => listenToKeys(actions, info.platform === 'darwin'), [actions, info.platform]);
  useEffect(() => api.on('app:command', ({ command }) => runCommand(actions, command)), [actions]);

  const focusSearch = useCallback(() => {
    if (place.kind === 'story') showQueue();
    requestAnimationFrame(() => searchField.current?.focus());
  }, [place.kind]);
  useEffect(() => {
    screenParts.focusSearch = focusSearch;
    screenParts.clearSearch = () => setQuery('');
  }, [focusSearch]);

  useEffect(() => {
    if (drawer === 'none') return;
    const close = (event: KeyboardEvent): void => {
      if (event.key === 'Escape') setDrawer('none');
    };
    window.addEventListener('keydown', close);
    return () => window.removeEventListener('keydown', close);
  }, [drawer]);

  const search = (words: string): void => {
    setQuery(words);
    // What is selected stands in the list, which hits take the place of.
    if (words.trim() !== '') clearChecked();
  };
  const newStoryKey = actions.find(({ id }) => id === 'new-story')?.keys ?? '';
  const library = (shape: 'queue' | 'table') => (
    <LibraryPane
      shape={shape}
      query={query}
      onQuery={search}
      searchField={searchField}
      newStoryKey={newStoryKey}
      onNewStory={() => runCommand(actions, 'new-story')}
      onOpen={showStory}
    />
  );
  const article = shownArticle(place);
  const storyShown = place.kind === 'story';
  return (
    <SpeechContext value={speech}>
      <div className={styles.window} data-focus={(focus && storyShown) || undefined} data-drawer={drawer}>
        <Rail actions={actions} place={place} />
        {storyShown && !focus && (preferences.queueOpen || drawer === 'queue') && (
          <div className={styles.queue}>
            <Later after={() => openStories.openAhead(place.articleId)}>{library('queue')}</Later>
          </div>
        )}
        {drawer !== 'none' && (
          <button
            type="button"
            className={styles.veil}
            aria-label={t('app.closeDrawer')}
            onClick={() => setDrawer('none')}
          />
        )}
        <div className={styles.middle}>
          {problem !== null && (
            <Notice
              tone="needs-you"
              actions={
                <Button kind="quiet" onClick={() => reportProblem(null)}>
                  {t('app.dismiss')}
                </Button>
              }
            >
              {errorSentence(t, problem)}
            </Notice>
          )}
          <AuditNotice />
          {place.kind === 'library' && library('table')}
          {place.kind === 'outbox' && <OutboxScreen onOpen={showStory} />}
          {place.kind === 'settings' && <SettingsScreen />}
          {place.kind === 'compare' && (
            <CompareScreen
              articleId={place.articleId}
              onDone={() => showStory(place.articleId)}
              onReady={showHandle}
            />
          )}
          {place.kind === 'versions' && <VersionsScreen place={place} onReady={showHandle} />}
          {storyShown && article !== null && <StoryPlace key={article} articleId={article} />}
        </div>
        <StatusLine articleId={storyShown ? article : null} />
        <Later>
          <Palette open={sheet === 'palette'} actions={actions} onClose={() => showSheet('none')} />
          <QuickOpen open={sheet === 'quick-open'} onOpen={showStory} onClose={() => showSheet('none')} />
          <AssignSheet open={sheet === 'assign'} onAssign={assignShown} onClose={() => showSheet('none')} />
          <SectionSheet
            open={sheet === 'move-section'}
            onMove={(section) => void moveChecked(section)}
            onClose={() => showSheet('none')}
          />
          <SavedFilterSheet
            open={sheet === 'saved-filter'}
            onShow={showSavedFilter}
            onClose={() => showSheet('none')}
          />
          <ShortcutsSheet open={sheet === 'shortcuts'} actions={actions} onClose={() => showSheet('none')} />
        </Later>
      </div>
    </SpeechContext>
  );
}
