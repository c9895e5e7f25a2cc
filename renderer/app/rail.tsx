import { Command, LibraryBig, PanelLeft, PanelRight, Send, Settings, SquarePen } from 'lucide-react';
import type { LucideIcon } from 'lucide-react';
import { Fragment } from 'react';
import type { CommandId } from '../../shared/ipc/commands';
import type { MessageId } from '../i18n/text';
import { useText } from '../i18n/text';
import { AttentionBell } from '../screens/desk/attention-bell';
import type { Place } from '../state/navigation';
import { togglePanel, useNavigation } from '../state/navigation';
import { useSite } from '../state/site';
import type { Action } from './actions';
import styles from './rail.module.css';

interface RailProps {
  readonly actions: readonly Action[];
  readonly place: Place;
}

const items: readonly {
  readonly id: CommandId;
  readonly icon: LucideIcon;
  readonly place: Place['kind'] | null;
}[] = [
  { id: 'new-story', icon: SquarePen, place: null },
  { id: 'library', icon: LibraryBig, place: 'library' },
  { id: 'outbox', icon: Send, place: 'outbox' },
  { id: 'palette', icon: Command, place: null },
  { id: 'settings', icon: Settings, place: 'settings' },
];

/** On a narrow window the panels beside the copy are drawers; each has its button here. */
const drawers: readonly {
  readonly panel: 'queue' | 'inspector';
  readonly label: MessageId;
  readonly icon: LucideIcon;
  readonly style: string | undefined;
}[] = [
  { panel: 'queue', label: 'app.queueDrawer', icon: PanelLeft, style: styles.queueDrawer },
  { panel: 'inspector', label: 'app.inspectorDrawer', icon: PanelRight, style: styles.inspectorDrawer },
];

/** The window's left edge: where one can go. */
export function Rail({ actions, place }: RailProps) {
  const t = useText();
  const drawer = useNavigation((state) => state.drawer);
  const needsYou = useSite((state) => state.outbox.filter((item) => item.state === 'needs-you').length);
  const waiting = useSite((state) => state.outbox.filter((item) => item.state !== 'done').length);
  return (
    <nav className={styles.rail} aria-label={t('app.rail')}>
      {items.map(({ id, icon: Icon, place: leadsTo }) => {
        const action = actions.find((each) => each.id === id);
        if (action === undefined) return null;
        const label = t(action.label);
        const bell = id === 'outbox' && (
          <AttentionBell
            className={styles.item}
            keys={actions.find((each) => each.id === 'attention')?.keys ?? ''}
          />
        );
        return (
          <Fragment key={id}>
            <button
              type="button"
              className={styles.item}
              data-last={id === 'settings' || undefined}
              aria-label={label}
              aria-current={leadsTo === place.kind ? 'page' : undefined}
              title={action.keys === '' ? label : `${label} (${action.keys})`}
              onClick={action.run}
            >
              <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
              {id === 'outbox' && waiting > 0 && (
                <span className={styles.badge} data-needs-you={needsYou > 0 || undefined}>
                  {waiting}
                </span>
              )}
            </button>
            {bell}
          </Fragment>
        );
      })}
      {place.kind === 'story' &&
        drawers.map(({ panel, label, icon: Icon, style }) => (
          <button
            key={panel}
            type="button"
            className={[styles.item, style].join(' ')}
            aria-label={t(label)}
            title={t(label)}
            aria-expanded={drawer === panel}
            onClick={() => togglePanel(panel)}
          >
            <Icon size={20} strokeWidth={1.6} aria-hidden="true" />
          </button>
        ))}
    </nav>
  );
}
