import { useText } from '../../../i18n/text';
import { TextField } from '../fields/controls';
import styles from '../fields/fields.module.css';
import { useField } from '../fields/use-field';
import { useServices } from '../services';
import { fromLocalInput, toLocalInput, zoneName } from '../local-time';

/** Where and when the story was reported. */
export function DatelineFields() {
  const t = useText();
  const [dateline, setDateline] = useField('dateline');
  const place = dateline?.place ?? '';
  const date = dateline?.date ?? null;
  const set = (next: { readonly place: string; readonly date: string | null }): void => {
    setDateline(next.place === '' && next.date === null ? null : next);
  };
  return (
    <div className={styles.pair}>
      <TextField
        label={t('story.dateline.place')}
        field="dateline"
        value={place}
        maxLength={200}
        onChange={(typed) => set({ place: typed, date })}
      />
      <TextField
        label={t('story.dateline.date')}
        type="date"
        value={date ?? ''}
        maxLength={10}
        onChange={(typed) => set({ place, date: typed === '' ? null : typed })}
      />
    </div>
  );
}

/** When the desk wants the story; asked in this machine's time zone. */
export function DueField() {
  const t = useText();
  const { locale } = useServices();
  const [due, setDue] = useField('due');
  return (
    <TextField
      label={t('desk.field.due')}
      type="datetime-local"
      value={toLocalInput(due)}
      maxLength={16}
      hint={due === null ? undefined : t('desk.field.due.zone', { zone: zoneName(locale, new Date(due)) })}
      onChange={(typed) => setDue(fromLocalInput(typed))}
    />
  );
}

/** Before this instant the story must not be published; shown and asked in this machine's time zone. */
export function EmbargoField() {
  const t = useText();
  const { locale } = useServices();
  const [embargo, setEmbargo] = useField('embargo');
  return (
    <TextField
      label={t('story.embargo')}
      field="embargo"
      type="datetime-local"
      value={toLocalInput(embargo)}
      maxLength={16}
      hint={t(embargo === null ? 'story.embargo.none' : 'story.embargo.zone', {
        zone: zoneName(locale, embargo === null ? new Date() : new Date(embargo)),
      })}
      onChange={(typed) => setEmbargo(fromLocalInput(typed))}
    />
  );
}
