import { useId, useRef, useState } from 'react';
import type { SyntheticEvent, KeyboardEvent } from 'react';
import { Button } from '../../../components/button';
import { Dialog } from '../../../components/dialog';
import { useText } from '../../../i18n/text';
import { NoticePreview } from './notice-preview';
import { useDesk } from './story-desk';
import { useStanding } from './use-standing';
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
  const { review } = useStanding();
  const [words, setWords] = useState(() => desk.wordsFor(move));
  const [tried, setTried] = useState(false);
  const note = useRef<HTMLTextAreaElement>(null);
  const isMissing = needingNote.has(move) && words.note.trim() === '';
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
  const isPublic = move === 'update' || move === 'correct';
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
          required={needingNote.has(move)}
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
      {isPublic && <NoticePreview kind={move === 'correct' ? 'correction' : 'update'} text={words.note} />}
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
          {t(`review.ask.${move}.do`)}
        </Button>
      </div>
    </form>
  );
}
