import type { WorkflowEvent } from '../../../../shared/article/workflow/events';
import { useText } from '../../../i18n/text';
import { shortTime } from '../../../i18n/time';
import { Strip } from './strip';
import { useSpeaking, useStanding } from './use-standing';

/** What the other side said with the last move: what the desk asks of the reporter, or what they hand in with it. */
export function LastWord() {
  const t = useText();
  const { state, events } = useStanding();
  const { locale, now } = useSpeaking();
  const kind = kindFor(state);
  const event = kind === null ? undefined : events.findLast((each) => each.kind === kind);
  if (event?.note === undefined) return null;
  const who = event.actor === '' ? t('review.somebody') : event.actor;
  return (
    <Strip tone={kind === 'changes-requested' ? 'needs-you' : 'quiet'}>
      <strong>{t(kind === 'changes-requested' ? 'review.asks' : 'review.writes', { who })}</strong>{' '}
      {event.note} <time dateTime={event.at}>({shortTime(event.at, locale, now)})</time>
    </Strip>
  );
}

function kindFor(state: WorkflowEvent['to']): WorkflowEvent['kind'] | null {
  if (state === 'changes-requested') return 'changes-requested';
  return state === 'submitted' || state === 'in-review' ? 'submitted' : null;
}
