import { Button } from '../../../components/button';
import { useText } from '../../../i18n/text';
import { shortTime } from '../../../i18n/time';
import { useServices } from '../services';
import { Strip } from './strip';
import { useSpeaking, useStanding } from './use-standing';

/** Stands above the copy while the words are no longer those that were approved; who may approves again in the bar. */
export function VoidBanner() {
  const t = useText();
  const { showChangesSince } = useServices();
  const { review } = useStanding();
  const { locale, now } = useSpeaking();
  const { approval } = review;
  if (approval.kind !== 'void') return null;
  const { approvedSeq } = approval;
  const name = (who: string): string => (who === '' ? t('review.somebody') : who);
  const time = (at: string): string => shortTime(at, locale, now);
  return (
    <Strip
      tone="needs-you"
      actions={
        approvedSeq !== null && (
          <Button onClick={() => showChangesSince(approvedSeq)}>{t('review.void.show')}</Button>
        )
      }
    >
      <strong>{t('review.void.title')}</strong>{' '}
      {t('review.void.who', {
        changer: name(approval.voidedBy),
        changed: time(approval.voidedAt),
        approver: name(approval.by),
        approved: time(approval.at),
      })}{' '}
      {approvedSeq === null && t('review.void.notHere')}
    </Strip>
  );
}
