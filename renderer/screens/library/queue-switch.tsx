import { deskQueues } from '../../../shared/ipc/requests';
import type { DeskQueue } from '../../../shared/ipc/requests';
import { useLocale, useText } from '../../i18n/text';
import { wholeNumber } from '../../i18n/time';
import { isShown, showQueueOf, showSaved, useLibrary } from '../../state/library';
import { SavedFilters } from './saved-filters';
import styles from './queue-switch.module.css';

/** The desk's queues with how many stories each holds, and the filters the person keeps. */
export function QueueSwitch({ shape }: { readonly shape: 'queue' | 'table' }) {
  return shape === 'table' ? <QueueButtons /> : <QueueSelect />;
}

function QueueButtons() {
  const t = useText();
  const locale = useLocale();
  const queue = useLibrary((state) => state.filter.queue);
  const counts = useLibrary((state) => state.queues?.counts ?? null);
  return (
    <div className={styles.queues} role="group" aria-label={t('desk.queues')}>
      {deskQueues.map((each) => (
        <button
          key={each}
          type="button"
          className={styles.queue}
          aria-pressed={each === queue}
          onClick={() => showQueueOf(each)}
        >
          {t(`desk.queue.${each}`)}
          {counts !== null && <span className={styles.count}>{wholeNumber(counts[each], locale)}</span>}
        </button>
      ))}
      <SavedFilters />
    </div>
  );
}

/** The same in one line, beside a story. */
function QueueSelect() {
  const t = useText();
  const view = useLibrary();
  const saved = view.queues?.saved ?? [];
  const shown = saved.find((each) => isShown(each, view));
  const named = (queue: DeskQueue): string => {
    const name = t(`desk.queue.${queue}`);
    return view.queues === null ? name : t('desk.queue.counted', { name, count: view.queues.counts[queue] });
  };
  return (
    <label className={styles.select}>
      <span className="visually-hidden">{t('desk.queues')}</span>
      <select
        value={shown === undefined ? `queue ${view.filter.queue}` : `saved ${shown.name}`}
        onChange={({ target: { value } }) => {
          const queue = deskQueues.find((each) => value === `queue ${each}`);
          const kept = saved.find(({ name }) => value === `saved ${name}`);
          if (queue !== undefined) showQueueOf(queue);
          else if (kept !== undefined) showSaved(kept);
        }}
      >
        {deskQueues.map((queue) => (
          <option key={queue} value={`queue ${queue}`}>
            {named(queue)}
          </option>
        ))}
        {saved.length > 0 && (
          <optgroup label={t('desk.saved')}>
            {saved.map(({ name }) => (
              <option key={name} value={`saved ${name}`}>
                {name}
              </option>
            ))}
          </optgroup>
        )}
      </select>
    </label>
  );
}
