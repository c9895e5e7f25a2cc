import { Popover } from '@base-ui/react/popover';
import { ChevronDown, X } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { Button, IconButton } from '../../components/button';
import { useText } from '../../i18n/text';
import { forgetSaved, isShown, saveShown, showSaved, useLibrary } from '../../state/library';
import { showSavedFilters, useSavedFilters } from '../../state/saved-filters';
import styles from './queue-switch.module.css';

/** The filters the person keeps by name: each shows its stories, and what is shown now can be kept. */
export function SavedFilters() {
  const t = useText();
  const view = useLibrary();
  const list = useSavedFilters((state) => state.list);
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => () => showSavedFilters('shut'), []);
  const [name, setName] = useState('');
  const saved = view.queues?.saved ?? [];
  const shown = saved.find((each) => isShown(each, view));
  const keep = (): void => {
    if (name.trim() === '') return;
    void saveShown(name.trim()).then((isKept) => isKept && setName(''));
  };
  return (
    <Popover.Root open={list !== 'shut'} onOpenChange={(open) => showSavedFilters(open ? 'open' : 'shut')}>
      <Popover.Trigger className={styles.queue} data-chosen={shown !== undefined || undefined}>
        {shown?.name ?? t('desk.saved')}
        <ChevronDown size={12} aria-hidden="true" />
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Positioner sideOffset={4} align="start" className={styles.positioner}>
          <Popover.Popup className={styles.popup} initialFocus={list === 'naming' ? field : undefined}>
            <Popover.Title className={styles.title}>{t('desk.saved')}</Popover.Title>
            {saved.length === 0 && <p className={styles.hint}>{t('desk.saved.none')}</p>}
            <ul className={styles.saved}>
              {saved.map((each) => (
                <li key={each.name}>
                  <button
                    type="button"
                    aria-pressed={each === shown}
                    onClick={() => {
                      showSaved(each);
                      showSavedFilters('shut');
                    }}
                  >
                    {each.name}
                  </button>
                  <IconButton
                    label={t('desk.saved.remove', { name: each.name })}
                    onClick={() => void forgetSaved(each.name)}
                  >
                    <X size={14} />
                  </IconButton>
                </li>
              ))}
            </ul>
            <form
              className={styles.save}
              onSubmit={(event) => {
                event.preventDefault();
                keep();
              }}
            >
              <input
                ref={field}
                type="text"
                value={name}
                maxLength={80}
                autoComplete="off"
                aria-label={t('desk.saved.name')}
                placeholder={t('desk.saved.name')}
                onChange={({ target }) => setName(target.value)}
              />
              <Button type="submit" disabled={name.trim() === ''}>
                {t('desk.saved.save')}
              </Button>
            </form>
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  );
}
