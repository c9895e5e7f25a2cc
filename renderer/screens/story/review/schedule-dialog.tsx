import { useId, useState } from 'react';
import type { SyntheticEvent } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Notice } from '../../../components/notice';
import { useText } from '../../../i18n/text';
import { momentOf } from '../../../i18n/zone-time';
import type { Moment } from '../../../i18n/zone-time';
import { momentInZone } from '../../../i18n/zone-words';
import { useField } from '../fields/use-field';
import { useServices } from '../services';
import { clockWords } from './clock-words';
import { firstHour, judgeHour } from './hour';
import type { Hour } from './hour';
import { useDesk } from './story-desk';
import { mayApprove, siteNow, useSpeaking, useStanding } from './use-standing';
import styles from './review.module.css';

/** Asks when the story is to appear, on the site's clocks, and says the hour there and here. */
export function ScheduleDialog() {
  const t = useText();
  const desk = useDesk();
  return (
    <Dialog title={t('review.schedule.title')} open={desk.asked === 'schedule'} onClose={desk.stopAsking}>
      <ScheduleForm />
    </Dialog>
  );
}

/** Whether the hour that was kept is the later one of a night in which it comes twice. */
function isSecond(moment: Moment | null, kept: string | null): boolean {
  return moment?.kind === 'twice' && moment.second === kept;
}

function ScheduleForm() {
  const t = useText();
  const id = useId();
  const desk = useDesk();
  const { site } = useServices();
  const { review } = useStanding();
  const speaking = useSpeaking();
  const [kept] = useField('publishAt');
  const [embargo] = useField('embargo');
  const { zone } = speaking;
  const [typed, setTyped] = useState(firstHour(kept, embargo, zone));
  const [later, setLater] = useState(() => isSecond(momentOf(typed, zone), kept));
  const [tried, setTried] = useState(false);
  const hour = judgeHour(typed, { zone, later, now: siteNow(site), embargo });
  const clocks = clockWords(t, site?.clockSkewMs ?? 0);
  const moment = momentOf(typed, zone);
  const isBound = review.approval.kind === 'valid' && hour.kind === 'good' && hour.instant !== kept;
  const again = isBound && !review.needsSecondSignOff && mayApprove(site, review);
  const submit = (event: SyntheticEvent): void => {
    event.preventDefault();
    setTried(true);
    if (hour.kind === 'good') void desk.schedule(hour.instant, again);
  };
  const isWrong = hour.kind !== 'good' && (tried || hour.kind !== 'none');
  return (
    <form className={styles.form} onSubmit={submit} noValidate>
      <div className={styles.field}>
        <label htmlFor={id}>{t('review.schedule.hour')}</label>
        <input
          id={id}
          type="datetime-local"
          value={typed}
          autoFocus
          aria-invalid={isWrong}
          aria-describedby={`${id}-words`}
          onChange={({ target }) => setTyped(target.value)}
        />
        <p id={`${id}-words`} role="status" className={styles.hint} data-wrong={isWrong || undefined}>
          {hourWords(hour, isWrong)}
        </p>
      </div>
      {moment?.kind === 'twice' && (
        <label className={styles.check}>
          <input type="checkbox" checked={later} onChange={({ target }) => setLater(target.checked)} />
          {t('review.schedule.later')}
        </label>
      )}
      {moment?.kind === 'never' && <p className={styles.hint}>{t('review.schedule.never')}</p>}
      {embargo !== null && (
        <p className={styles.hint}>
          {t('review.schedule.embargo', { moment: momentInZone(embargo, speaking) })}
        </p>
      )}
      {clocks !== null && <Notice tone="waiting">{clocks}</Notice>}
      {isBound && (
        <Notice tone="waiting">{t(again ? 'review.schedule.again' : 'review.schedule.others')}</Notice>
      )}
      <div className={styles.buttons}>
        <Button onClick={desk.stopAsking}>{t('review.cancel')}</Button>
        <Button kind="primary" type="submit">
          {t(again ? 'review.schedule.approveAndDo' : 'review.schedule.do')}
        </Button>
      </div>
    </form>
  );

  function hourWords(judged: Hour, wrong: boolean): string {
    switch (judged.kind) {
      case 'none':
        return wrong
          ? t('review.schedule.none')
          : t('review.schedule.zone', { now: momentInZone(siteNow(site).toISOString(), speaking) });
      case 'past':
        return t('review.schedule.past');
      case 'embargoed':
        return t('review.schedule.embargoed', { moment: momentInZone(judged.until, speaking) });
      case 'good':
        return momentInZone(judged.instant, speaking);
    }
  }
}
