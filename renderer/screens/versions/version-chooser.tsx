import { useMemo } from 'react';
import type { HistoryMoments, Version } from '../../../shared/ipc/article-answers';
import { useLocale, useText } from '../../i18n/text';
import { longDay } from '../../i18n/time';
import { dayOf, placeWords, placesOf } from './version-words';
import type { Place } from './version-words';
import styles from './versions.module.css';

interface VersionChooserProps {
  readonly label: string;
  readonly versions: readonly Version[];
  readonly history: HistoryMoments;
  /** Null for the story as it stands. */
  readonly chosen: number | null;
  readonly onChoose: (seq: number | null) => void;
}

/** One side of the comparison: any version, the story as it stands, or the moment that was chosen before. */
export function VersionChooser({ label, versions, history, chosen, onChoose }: VersionChooserProps) {
  const t = useText();
  const locale = useLocale();
  const places = useMemo(() => placesOf(t, versions), [t, versions]);
  const days = useMemo(() => {
    const found = new Map<string, Place[]>();
    for (const place of places) found.set(dayOf(place.at), [...(found.get(dayOf(place.at)) ?? []), place]);
    return [...found.values()];
  }, [places]);
  const isOther = chosen !== null && !places.some(({ seq }) => seq === chosen);
  const other = history.moments.find(({ seq }) => seq >= (chosen ?? 0));
  return (
    <label className={styles.chooser}>
      <span>{label}</span>
      <select
        value={chosen ?? 'now'}
        onChange={(event) => onChoose(event.target.value === 'now' ? null : Number(event.target.value))}
      >
        <option value="now">{t('versions.now')}</option>
        {isOther && (
          <option value={chosen}>
            {placeWords(
              {
                seq: chosen,
                at: other?.at ?? '',
                actor: other?.actor ?? '',
                words: t('versions.moment'),
                isNamed: false,
                isHourly: false,
              },
              locale,
            )}
          </option>
        )}
        {days.map((some) => (
          <optgroup key={some[0]?.seq} label={longDay(some[0]?.at ?? '', locale)}>
            {some.map((place) => (
              <option key={place.seq} value={place.seq}>
                {placeWords(place, locale)}
              </option>
            ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
