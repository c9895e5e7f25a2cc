import { useId } from 'react';
import type { HistoryMoments } from '../../../shared/ipc/article-answers';
import { useLocale, useText } from '../../i18n/text';
import { clockTime, longDay } from '../../i18n/time';
import styles from './versions.module.css';

interface ScrubberProps {
  readonly history: HistoryMoments;
  /** Which moment is shown, or null for none: the comparison is. */
  readonly place: number | null;
  readonly onPlace: (place: number) => void;
}

/** The whole history under one thumb, a step for each minute of one person's work; arrow keys go step by step. */
export function Scrubber({ history, place, onPlace }: ScrubberProps) {
  const t = useText();
  const locale = useLocale();
  const id = useId();
  const last = history.moments.length - 1;
  const moment = history.moments[place ?? last];
  const told =
    moment === undefined
      ? ''
      : [longDay(moment.at, locale), clockTime(moment.at, locale), moment.actor]
          .filter((part) => part !== '')
          .join(', ');
  return (
    <div className={styles.scrubber}>
      <label htmlFor={id}>{t('versions.scrub')}</label>
      <input
        id={id}
        type="range"
        min={0}
        max={Math.max(0, last)}
        step={1}
        value={place ?? last}
        disabled={last < 1}
        aria-valuetext={told}
        onChange={(event) => onPlace(Number(event.target.value))}
      />
      <span className={styles.moment} aria-hidden="true">
        {told}
      </span>
    </div>
  );
}
