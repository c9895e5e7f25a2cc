import { Button } from '../../../components/button';
import { useText } from '../../../i18n/text';
import { useServices } from '../services';
import { nextStep } from './next-step';
import type { NextStep } from './next-step';
import type { Requirement } from '../../../../shared/article/policy';
import { useDesk } from './story-desk';
import { Strip } from './strip';
import { useStanding } from './use-standing';

interface RefusalProps {
  /** Brings the story's open changes into sight. */
  readonly showChanges: () => void;
  /** Brings the place of something that is missing into sight, ready to be filled in. */
  readonly showMissing: (requirement: Requirement) => void;
}

/** Why a move was not made, whether the text is safe, and the next step where it is in this person's hands. */
export function Refusal(props: RefusalProps) {
  const t = useText();
  const { sentence } = useServices();
  const { refusal, dismiss } = useDesk();
  const { review } = useStanding();
  if (refusal === null) return null;
  const step = nextStep(refusal, review);
  return (
    <Strip
      tone="needs-you"
      urgent
      actions={
        <>
          {step !== null && <NextStepButton step={step} {...props} />}
          <Button kind="quiet" onClick={dismiss}>
            {t('story.dismiss')}
          </Button>
        </>
      }
    >
      {sentence(refusal)}
    </Strip>
  );
}

function NextStepButton({ step, showChanges, showMissing }: RefusalProps & { readonly step: NextStep }) {
  const t = useText();
  const { showSettings, showChangesSince } = useServices();
  const { ask, request } = useDesk();
  switch (step.kind) {
    case 'changes':
      return <Button onClick={showChanges}>{t('review.next.changes')}</Button>;
    case 'missing':
      return (
        <Button onClick={() => showMissing(step.requirement)}>
          {t('review.next.missing', { what: t(`review.requirement.${step.requirement}`) })}
        </Button>
      );
    case 'schedule':
      return <Button onClick={() => request('schedule')}>{t('menu.command.schedule')}</Button>;
    case 'what-changed':
      return <Button onClick={() => showChangesSince(step.seq)}>{t('review.void.show')}</Button>;
    case 'colleague':
      return <Button onClick={() => ask('submit')}>{t('review.next.colleague')}</Button>;
    case 'settings':
      return <Button onClick={showSettings}>{t('review.next.settings')}</Button>;
  }
}
