import { useText } from '../../../i18n/text';
import { useField } from '../fields/use-field';
import { useDesk } from './story-desk';
import { Strip } from './strip';
import { useWaitingNotice } from './use-standing';

/** Says why nothing went out after the first of two asked for it, and which notice waits to go out with the story. */
export function WaitingStrip() {
  const t = useText();
  const { isFirstOfTwo } = useDesk();
  const notice = useWaitingNotice();
  const [language] = useField('language');
  if (!isFirstOfTwo && notice === null) return null;
  return (
    <Strip tone="waiting">
      {isFirstOfTwo && t('review.waits.first')}{' '}
      {notice !== null && (
        <>
          <strong>
            {t(notice.kind === 'correction' ? 'review.waits.correction' : 'review.waits.update')}
          </strong>{' '}
          <span lang={language}>{notice.text}</span>
        </>
      )}
    </Strip>
  );
}
