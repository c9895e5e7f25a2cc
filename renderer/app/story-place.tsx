import { useCallback, useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { useStore } from 'zustand';
import type { ArticleId } from '../../shared/article/ids';
import type { Neighbours } from '../../shared/ipc/library-answers';
import { api } from '../api/bridge';
import { useLocale } from '../i18n/text';
import { SinceYouLooked } from '../screens/desk/since-you-looked';
import { readerTimes } from '../screens/preview/model/reader-times';
import { PreviewPane } from '../screens/preview/preview-pane';
import { OpenStory } from '../screens/story/open-story';
import type { StoryHandle } from '../screens/story/story-screen';
import { lookAtStory } from '../state/looks';
import { isDrawer, keepForNextStart, setPreview, useNavigation, watchDrawer } from '../state/navigation';
import type { ArticleSession } from '../state/open-article/session';
import { changePreferences, usePreferences } from '../state/preferences';
import { useSite } from '../state/site';
import { openStories } from '../state/stories';
import { screenParts } from './actions';
import { useOpenStory } from './use-open-story';
import styles from './story-place.module.css';

interface StoryPlaceProps {
  readonly articleId: ArticleId;
}

/** A story in the middle of the window, with its preview beside it or over it. */
export function StoryPlace({ articleId }: StoryPlaceProps) {
  const inspectorKept = usePreferences((state) => state.preferences.inspectorOpen);
  const { preview, focus, drawer } = useNavigation();
  const asDrawer = useSyncExternalStore(watchInspector, () => isDrawer('inspector'));
  const inspectorOpen = asDrawer ? drawer === 'inspector' : inspectorKept;
  const session = useOpenStory(openStories, articleId);
  useEffect(() => lookAtStory(articleId), [articleId]);
  useEffect(() => keepForNextStart(articleId), [articleId]);
  const onReady = useCallback((handle: StoryHandle | null) => {
    screenParts.story = handle;
  }, []);
  return (
    <div className={styles.place} data-preview={preview}>
      {preview !== 'window' && (
        <div className={styles.story}>
          <SinceYouLooked articleId={articleId} />
          <OpenStory
            articleId={articleId}
            inspectorOpen={inspectorOpen && preview === 'closed' && !focus}
            onReady={onReady}
          />
        </div>
      )}
      {preview !== 'closed' && session !== null && (
        <div className={styles.preview}>
          <StoryPreview session={session} />
        </div>
      )}
    </div>
  );
}

const watchInspector = (onChange: () => void): (() => void) => watchDrawer('inspector', onChange);

function StoryPreview({ session }: { readonly session: ArticleSession }) {
  const locale = useLocale();
  const previewWidth = usePreferences((state) => state.preferences.previewWidth);
  const site = useSite((state) => state.site);
  const preview = useNavigation((state) => state.preview);
  const { fields, workflow, events } = useStore(session.store);
  const neighbours = useNeighbours(session.articleId);
  const copy = useMemo(
    () => ({
      doc: () => session.copy.state().doc,
      subscribe: (listener: () => void) => session.onCopy(listener),
    }),
    [session],
  );
  return (
    <PreviewPane
      copy={copy}
      fields={fields}
      state={workflow}
      neighbours={neighbours}
      masthead={site?.name ?? null}
      {...readerTimes(events)}
      newsroomTimeZone={site?.timeZone ?? null}
      locale={locale}
      width={previewWidth}
      onWidth={(width) => changePreferences({ previewWidth: width })}
      place={preview === 'window' ? 'window' : 'side'}
      onPlace={setPreview}
      onClose={() => setPreview('closed')}
    />
  );
}

function useNeighbours(articleId: ArticleId): Neighbours | null {
  const [neighbours, setNeighbours] = useState<Neighbours | null>(null);
  useEffect(() => {
    let wanted = true;
    void api['library:neighbours']({ articleId }).then((answer) => {
      if (wanted && answer.ok) setNeighbours(answer.value);
    });
    return () => {
      wanted = false;
    };
  }, [articleId]);
  return neighbours;
}
