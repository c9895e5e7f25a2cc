import { useEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import { Button } from '../../components/button';
import { landHere } from '../../components/keep-focus';
import { Notice } from '../../components/notice';
import { errorSentence, useText } from '../../i18n/text';
import { showPlace, showStory } from '../../state/navigation';
import type { Place } from '../../state/navigation';
import { followVersions, restoreVersion, showVersions, useVersions } from '../../state/versions';
import type { StoryHandle } from '../story/story-screen';
import { Comparison } from './comparison';
import { MomentText } from './moment-text';
import { NameForm } from './name-form';
import { Scrubber } from './scrubber';
import { reaches, sidesOf } from './sides';
import { useStoryAt } from './use-compared';
import { VersionList } from './version-list';
import styles from './versions.module.css';
import { standingWords } from '../../../shared/document/suggestions';

interface VersionsScreenProps {
  readonly place: Extract<Place, { readonly kind: 'versions' }>;
  readonly onReady: (handle: StoryHandle | null) => void;
}

/** A story's history: its versions, what differs between any two, and every moment in between. */
export function VersionsScreen({ place, onReady }: VersionsScreenProps) {
  const t = useText();
  const { articleId } = place;
  const known = useVersions();
  const [moment, setMoment] = useState<number | null>(null);
  useEffect(() => {
    void showVersions(articleId);
    return followVersions(articleId);
  }, [articleId]);
  const { versions, problem, restoring } = known;
  // What was read the last time somebody was here may end before the row that is asked for now.
  const isKnown = known.articleId === articleId && known.history !== null && reaches(known.history, place);
  const history = isKnown ? known.history : null;
  const sides = sidesOf(place, versions, history?.head ?? 0);
  const compare = (from: number | null, to: number | null): void => {
    setMoment(null);
    showPlace({ kind: 'versions', articleId, from, to });
  };
  const restore = async (seq: number): Promise<void> => {
    if (await restoreVersion(articleId, seq)) showStory(articleId);
  };
  const seq = moment === null ? null : (history?.moments[moment]?.seq ?? null);
  return (
    <main ref={landHere} tabIndex={-1} className={styles.screen} aria-labelledby="versions-title">
      <header className={styles.header}>
        <h1 id="versions-title" className={styles.title}>
          {t('versions.title')}
        </h1>
        {history !== null && <Headline articleId={articleId} head={history.head} />}
        <Button kind="quiet" onClick={() => showStory(articleId)}>
          {t('versions.back')}
        </Button>
      </header>
      {problem !== null && (
        <div className={styles.problem}>
          <Notice tone="needs-you">{errorSentence(t, problem)}</Notice>
        </div>
      )}
      {history !== null && (
        <div className={styles.body}>
          <aside className={styles.aside} aria-label={t('versions.list')}>
            <NameForm articleId={articleId} seq={seq} />
            <VersionList
              versions={versions}
              chosen={moment === null ? sides.from : null}
              onChoose={(from) => compare(from, null)}
            />
          </aside>
          <div className={styles.middle}>
            <Scrubber history={history} place={moment} onPlace={setMoment} />
            {seq === null ? (
              <Comparison
                articleId={articleId}
                {...{ versions, history, restoring, onReady }}
                from={sides.from}
                to={sides.to}
                onCompare={compare}
                onRestore={(earlier) => void restore(earlier)}
              />
            ) : (
              <MomentText
                articleId={articleId}
                {...{ seq, restoring, onReady }}
                isHead={seq === history.head}
                onCompare={() => compare(seq, null)}
                onRestore={() => void restore(seq)}
                onClose={() => setMoment(null)}
              />
            )}
          </div>
        </div>
      )}
    </main>
  );
}

/** Which story it is. */
function Headline({ articleId, head }: { readonly articleId: ArticleId; readonly head: number }) {
  const read = useStoryAt(articleId, head);
  const story = read.kind === 'read' ? read.value : read.kind === 'reading' ? read.last : null;
  return <p className={styles.headline}>{story === null ? '' : standingWords(story.copy.child(0))}</p>;
}
