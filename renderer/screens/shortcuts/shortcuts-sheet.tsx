import { commands } from '../../../shared/ipc/commands';
import type { CommandMenu } from '../../../shared/ipc/commands';
import { Dialog } from '../../components/dialog';
import { Kbd } from '../../components/kbd';
import { useText } from '../../i18n/text';
import type { PaletteAction } from '../palette/palette';
import styles from './shortcuts-sheet.module.css';

interface ShortcutsSheetProps {
  readonly open: boolean;
  readonly actions: readonly PaletteAction[];
  readonly onClose: () => void;
}

const groups: readonly CommandMenu[] = [
  'file',
  'edit',
  'format',
  'insert',
  'story',
  'review',
  'view',
  'help',
];

/** Every key, by the menu it belongs to. */
export function ShortcutsSheet({ open, actions, onClose }: ShortcutsSheetProps) {
  const t = useText();
  return (
    <Dialog title={t('menu.command.shortcuts')} open={open} onClose={onClose}>
      <div className={styles.groups}>
        {groups.map((group) => {
          const shown = actions.filter(
            ({ id, keys }) => keys !== '' && commands.some((each) => each.id === id && each.menu === group),
          );
          return shown.length === 0 ? null : (
            <section key={group}>
              <h3>{t(`menu.${group}`)}</h3>
              <dl>
                {shown.map(({ id, label, keys }) => (
                  <div key={id}>
                    <dt>{t(label)}</dt>
                    <dd>
                      <Kbd keys={keys} />
                    </dd>
                  </div>
                ))}
              </dl>
            </section>
          );
        })}
      </div>
    </Dialog>
  );
}
