import { useMemo } from 'react';
import type { Version } from '../../../shared/ipc/article-answers';
import { useLocale, useText } from '../../i18n/text';
import { clockTime, longDay } from '../../i18n/time';
import { dayOf, placesOf } from './version-words';
import type { Place } from './version-words';
import styles from './versions.module.css';

interface VersionListProps {
  readonly versions: readonly Version[];
  /** The row that the comparison begins at. */
  readonly chosen: number | null;
  readonly onChoose: (seq: number) => void;
}

/** A story's versions by day, newest first; choosing one compares it with the story as it stands. */
export function VersionList({ versions, chosen, onChoose }: VersionListProps) {
  const t = useText();
  const locale = useLocale();
  const days = useMemo(() => byDay(placesOf(t, versions)), [t, versions]);
  return (
    <nav className={styles.list} aria-label={t('versions.list')}>
      {days.map(([day, places]) => (
        <section key={day}>
          <h2 className={styles.day}>{longDay(places[0]?.at ?? '', locale)}</h2>
          <ul>
            {places.map((place) => (
              <li key={place.seq}>
                <button
                  type="button"
                  className={styles.version}
                  data-named={place.isNamed || undefined}
                  data-faint={place.isHourly || undefined}
                  aria-current={place.seq === chosen || undefined}
                  onClick={() => onChoose(place.seq)}
                >
                  <span className={styles.words}>{place.words}</span>
                  <span className={styles.who}>
                    {[clockTime(place.at, locale), place.actor].filter((part) => part !== '').join(' · ')}
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
      ))}
    </nav>
  );
}

function byDay(places: readonly Place[]): readonly (readonly [string, readonly Place[]])[] {
  const days = new Map<string, Place[]>();
  for (const place of places) days.set(dayOf(place.at), [...(days.get(dayOf(place.at)) ?? []), place]);
  return [...days];
}
