import { Menu } from '@base-ui/react/menu';
import { MoreHorizontal } from 'lucide-react';
import { Fragment } from 'react';
import { Kbd } from '../../../components/kbd';
import { keysOf } from '../../../i18n/printed-keys';
import { useText } from '../../../i18n/text';
import { useServices } from '../services';
import { useDesk } from './story-desk';
import type { DeskCommand } from './story-desk';
import styles from './review.module.css';

/** Everything that can be done, in the order of a story's way. */
const groups: readonly (readonly DeskCommand[])[] = [
  ['save-draft', 'submit', 'submit-note', 'take-back'],
  ['start-review', 'request-changes', 'sign-off', 'approve'],
  ['publish', 'schedule', 'unschedule', 'update', 'correct'],
  ['kill'],
];

/** The moves that this person may make from here, each with its key. */
export function ReviewMenu() {
  const t = useText();
  const { platform, locale } = useServices();
  const desk = useDesk();
  const shown = groups
    .map((group) => group.filter((command) => desk.mayRequest(command)))
    .filter((group) => group.length > 0);
  if (shown.length === 0) return null;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.more} aria-label={t('review.more')} title={t('review.more')}>
        <MoreHorizontal size={16} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="end" className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            {shown.map((group, place) => (
              <Fragment key={group[0]}>
                {place > 0 && <Menu.Separator className={styles.separator} />}
                {group.map((command) => (
                  <Menu.Item
                    key={command}
                    className={styles.item}
                    data-danger={command === 'kill' || undefined}
                    onClick={() => desk.request(command)}
                  >
                    <span className={styles.itemLabel}>{t(`menu.command.${command}`)}</span>
                    <Keys keys={keysOf(command, platform, locale)} />
                  </Menu.Item>
                ))}
              </Fragment>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}

function Keys({ keys }: { readonly keys: string }) {
  return keys === '' ? null : <Kbd keys={keys} />;
}
