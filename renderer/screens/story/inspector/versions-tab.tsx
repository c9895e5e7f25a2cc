import { creationMark } from '../../../../shared/article/workflow/events';
import { useEffect, useState } from 'react';
import { useStore } from 'zustand';
import type { Result } from '../../../../shared/errors/app-error';
import type { Version } from '../../../../shared/ipc/article-answers';
import { Button } from '../../../components/button';
import { errorSentence, useLocale, useText } from '../../../i18n/text';
import { clockTime, shortTime } from '../../../i18n/time';
import { showPlace } from '../../../state/navigation';
import { latestVersions } from '../../../state/versions';
import { moveWords, placesOf } from '../../versions/version-words';
import { Group } from '../fields/controls';
import { useSession } from '../fields/use-field';
import styles from './versions-tab.module.css';

/** How many versions stand beside the copy; all of them stand on their own screen. */
const mostShown = 6;

/** The latest versions of the story, the way to all of them, and what happened to it. */
export function VersionsTab() {
  const t = useText();
  const locale = useLocale();
  const { articleId, store } = useSession();
  const events = useStore(store, (state) => state.events);
  const happened = events.filter(({ id }) => !id.startsWith(creationMark)).toReversed();
  const delivery = useStore(store, (state) => state.delivery);
  const [versions, setVersions] = useState<Result<readonly Version[]> | null>(null);
  useEffect(() => {
    let isWanted = true;
    void latestVersions(articleId).then((answer) => {
      if (isWanted) setVersions(answer);
    });
    return () => {
      isWanted = false;
    };
  }, [articleId, events, delivery]);
  const compare = (from: number | null): void => showPlace({ kind: 'versions', articleId, from, to: null });
  const time = (at: string): string => {
    const day = shortTime(at, locale, new Date());
    const clock = clockTime(at, locale);
    return day === clock ? clock : `${day}, ${clock}`;
  };
  const under = (at: string, who: string): string =>
    [time(at), who].filter((part) => part !== '').join(' · ');
  return (
    <>
      <Group title={t('versions.latest')}>
        {versions?.ok === false && <p role="alert">{errorSentence(t, versions.error)}</p>}
        {versions?.ok === true && versions.value.length === 0 && (
          <p className={styles.under}>{t('versions.teach')}</p>
        )}
        <ul className={styles.list}>
          {placesOf(t, versions?.ok === true ? versions.value : [])
            .slice(0, mostShown)
            .map((place) => (
              <li key={place.seq}>
                <button
                  type="button"
                  className={styles.version}
                  data-named={place.isNamed || undefined}
                  data-faint={place.isHourly || undefined}
                  onClick={() => compare(place.seq)}
                >
                  <span>{place.words}</span>
                  <span className={styles.under}>{under(place.at, place.actor)}</span>
                </button>
              </li>
            ))}
        </ul>
        <Button onClick={() => compare(null)}>{t('versions.compare')}</Button>
      </Group>
      <Group title={t('versions.activity')}>
        <ol className={styles.list}>
          {happened.map((event) => (
            <li key={event.id} className={styles.event}>
              <span>{moveWords(t, event.kind)}</span>
              <span className={styles.under}>{under(event.at, event.actor)}</span>
              {event.note !== undefined && event.note !== '' && <q>{event.note}</q>}
            </li>
          ))}
        </ol>
      </Group>
    </>
  );
}
