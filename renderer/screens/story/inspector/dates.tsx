import { useState } from 'react';
import type { Dateline } from '../../../../shared/article/fields';
import { useText } from '../../../i18n/text';
import type { MessageId } from '../../../i18n/text';
import { instantOf, momentOf, wallTime } from '../../../i18n/zone-time';
import { momentInZone } from '../../../i18n/zone-words';
import { TextField } from '../fields/controls';
import styles from '../fields/fields.module.css';
import { useField, useSession } from '../fields/use-field';
import { siteNow, useSpeaking } from '../review/use-standing';
import { useServices } from '../services';

/** Where and when the story was reported. */
export function DatelineFields() {
  const t = useText();
  const { store } = useSession();
  const [dateline, setDateline] = useField('dateline');
  const place = dateline?.place ?? '';
  const date = dateline?.date ?? null;
  // Onto what stands now, not onto what was drawn last: two fields filled in one breath are both kept.
  const set = (change: Partial<Dateline>): void => {
    const next = { ...(store.getState().fields.dateline ?? { place: '', date: null }), ...change };
    setDateline(next.place === '' && next.date === null ? null : next);
  };
  return (
    <div className={styles.pair}>
      <TextField
        label={t('story.dateline.place')}
        field="dateline"
        value={place}
        maxLength={200}
        onChange={(typed) => set({ place: typed })}
      />
      <TextField
        label={t('story.dateline.date')}
        type="date"
        value={date ?? ''}
        maxLength={10}
        onChange={(typed) => set({ date: typed === '' ? null : typed })}
      />
    </div>
  );
}

/** When the desk wants the story. */
export function DueField() {
  return <MomentField of="due" label="desk.field.due" unset="desk.field.due.none" set="desk.field.due.set" />;
}

/** Before this instant nothing of the story may appear. */
export function EmbargoField() {
  return (
    <MomentField of="embargo" label="story.embargo" unset="review.embargo.none" set="review.embargo.set" />
  );
}

/** When the story is to appear, once it is approved and scheduled. */
export function PublishAtField() {
  return (
    <MomentField
      of="publishAt"
      label="review.publishAt"
      unset="review.publishAt.none"
      set="review.publishAt.set"
    />
  );
}

interface MomentFieldProps {
  readonly of: 'due' | 'embargo' | 'publishAt';
  readonly label: MessageId;
  /** Says that there is none, and what `now` is on the site's clocks. */
  readonly unset: MessageId;
  /** Says the `moment` there and here. */
  readonly set: MessageId;
}

/** A year is typed digit by digit: 0002, 0020, 0202, 2026. */
const firstYear = 2000;

/**
 * A moment that the newsroom works by: asked on the site's clocks, and said there and here. What is not a whole moment
 * yet stays in the field, and an emptied field is one without a moment only once it is left.
 */
function MomentField({ of, label, unset, set }: MomentFieldProps) {
  const t = useText();
  const { site } = useServices();
  const speaking = useSpeaking();
  const [instant, setInstant] = useField(of);
  const [draft, setDraft] = useState<string | null>(null);
  const type = (typed: string): void => {
    const meant = instantOf(momentOf(typed, speaking.zone));
    const isWhole = meant !== null && Number.parseInt(typed, 10) >= firstYear;
    setDraft(isWhole ? null : typed);
    if (isWhole) setInstant(meant);
  };
  const leave = (): void => {
    if (draft === '') setInstant(null);
    setDraft(null);
  };
  return (
    <TextField
      label={t(label)}
      field={of}
      type="datetime-local"
      value={draft ?? wallTime(instant, speaking.zone)}
      maxLength={16}
      hint={
        instant === null
          ? t(unset, { now: momentInZone(siteNow(site).toISOString(), speaking) })
          : t(set, { moment: momentInZone(instant, speaking) })
      }
      onChange={type}
      onBlur={leave}
    />
  );
}
