import { useId, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { SyntheticEvent, KeyboardEvent } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { Notice } from '../../../components/notice';
import type { PublicNotice } from '../../../../shared/article/fields';
import { noticeKindOf } from '../../../../shared/article/workflow/waiting-notice';
import { useText } from '../../../i18n/text';
import { useSession } from '../fields/use-field';
import { useServices } from '../services';
import { NoticePreview } from './notice-preview';
import { useDesk } from './story-desk';
import type { Words } from './story-desk';
import { signOffStep } from './sign-off-step';
import { mayApprove, useStanding, useWaitingNotice } from './use-standing';
import styles from './review.module.css';

/** The moves that ask for words; scheduling asks for an hour. */
const talking = ['submit', 'request-changes', 'update', 'correct', 'kill'] as const;
type TalkingMove = (typeof talking)[number];
const needingNote: ReadonlySet<TalkingMove> = new Set(['request-changes', 'correct', 'kill']);

/** Asks for the words that go with a move, and only where words are needed. */
export function MoveDialog() {
  const t = useText();
  const desk = useDesk();
  const move = talking.find((each) => each === desk.asked) ?? null;
  return (
    <Dialog
      title={move === null ? '' : t(`review.ask.${move}.title`)}
      open={move !== null}
      onClose={desk.stopAsking}
    >
      {move !== null && <MoveForm key={move} move={move} />}
    </Dialog>
  );
}

function MoveForm({ move }: { readonly move: TalkingMove }) {
  const t = useText();
  const id = useId();
  const desk = useDesk();
  const standing = useStanding();
  const { review } = standing;
  const { site } = useServices();
  const isUnchanged = useStore(
    useSession().store,
    ({ delivery }) => delivery.kind === 'verified' && !delivery.changedSince,
  );
  const kind = noticeKindOf(move);
  const waiting = useWaitingNotice(kind ?? 'update');
  const notice = kind === null ? null : waiting;
  const [words, setWords] = useState(() => wordsWith(desk.wordsFor(move), notice));
  const [tried, setTried] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  // A notice that was signed off can be put otherwise here, and not be left out unseen.
  const needsNote = needingNote.has(move) || notice !== null;
  const isMissing = needsNote && words.note.trim() === '';
  const step =
    kind !== null && mayApprove(site, review)
      ? signOffStep(standing, { notice, note: words.note, isUnchanged })
      : 'none';
  const change = (part: Partial<typeof words>): void => {
    const next = { ...words, ...part };
    setWords(next);
    desk.keepWords(move, next);
  };
  const submit = (event?: SyntheticEvent): void => {
    event?.preventDefault();
    setTried(true);
    if (isMissing) note.current?.focus();
    else void desk.carryOut(move, words);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    if (event.key === 'Enter' && (event.metaKey || event.ctrlKey) && !event.repeat) {
      event.preventDefault();
      submit();
    }
  };
  return (
    <form className={styles.form} onSubmit={submit} onKeyDown={onKeyDown} noValidate>
      <p className={styles.why}>{t(`review.ask.${move}.why`)}</p>
      <div className={styles.field}>
        <label htmlFor={id}>{t(`review.ask.${move}.note`)}</label>
        <textarea
          ref={note}
          id={id}
          rows={4}
          maxLength={5_000}
          autoFocus
          value={words.note}
          required={needsNote}
          aria-invalid={tried && isMissing}
          aria-describedby={`${id}-hint`}
          onChange={({ target }) => change({ note: target.value })}
        />
        <p
          id={`${id}-hint`}
          role="status"
          className={styles.hint}
          data-wrong={(tried && isMissing) || undefined}
        >
          {tried && isMissing ? t('review.ask.missing') : null}
        </p>
      </div>
      {kind !== null && (
        <NoticePreview
          kind={kind}
          text={words.note}
          givenAt={notice?.text === words.note.trim() ? notice.at : null}
        />
      )}
      {step === 'first' && <Notice tone="waiting">{t('review.two.first')}</Notice>}
      {step === 'second' && review.approval.kind === 'signed-off' && (
        <Notice tone="waiting">{t('review.two.second', { who: review.approval.by })}</Notice>
      )}
      {move === 'kill' && review.wasPublished && (
        <div className={styles.field}>
          <label htmlFor={`${id}-advisory`}>{t('review.ask.kill.advisory')}</label>
          <textarea
            id={`${id}-advisory`}
            rows={3}
            maxLength={5_000}
            value={words.advisory}
            aria-describedby={`${id}-page`}
            onChange={({ target }) => change({ advisory: target.value })}
          />
          <p id={`${id}-page`} role="status" className={styles.hint}>
            {t(words.advisory.trim() === '' ? 'review.ask.kill.gone' : 'review.ask.kill.stands')}
          </p>
        </div>
      )}
      <div className={styles.buttons}>
        <Button onClick={desk.stopAsking}>{t('review.cancel')}</Button>
        <Button kind={move === 'kill' ? 'danger' : 'primary'} type="submit">
          {t(step === 'first' ? 'menu.command.sign-off' : `review.ask.${move}.do`)}
        </Button>
      </div>
    </form>
  );
}

/** What was typed before, or the notice that waits, so that nobody has to write it again. */
function wordsWith(typed: Words, notice: PublicNotice | null): Words {
  return typed.note === '' && notice !== null ? { ...typed, note: notice.text } : typed;
}
