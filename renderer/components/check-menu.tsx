import { Menu } from '@base-ui/react/menu';
import { Check, ChevronDown } from 'lucide-react';
import styles from './check-menu.module.css';

interface CheckMenuProps {
  readonly label: string;
  readonly options: readonly { readonly value: string; readonly label: string; readonly count?: string }[];
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** A menu of things to tick; its button tells how many are. */
export function CheckMenu({ label, options, chosen, onChange }: CheckMenuProps) {
  const only = options.find((option) => option.value === chosen[0]);
  const shown =
    chosen.length === 1 && only ? only.label : chosen.length > 1 ? `${label} (${chosen.length})` : label;
  return (
    <Menu.Root modal={false}>
      <Menu.Trigger className={styles.trigger} data-chosen={chosen.length > 0 || undefined}>
        {shown}
        <ChevronDown size={12} aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner sideOffset={4} align="start" className={styles.positioner}>
          <Menu.Popup className={styles.popup}>
            {options.map((option) => (
              <Menu.CheckboxItem
                key={option.value}
                className={styles.item}
                checked={chosen.includes(option.value)}
                closeOnClick={false}
                onCheckedChange={(checked) =>
                  onChange(
                    checked ? [...chosen, option.value] : chosen.filter((value) => value !== option.value),
                  )
                }
              >
                <span className={styles.tick}>
                  <Menu.CheckboxItemIndicator>
                    <Check size={14} aria-hidden="true" />
                  </Menu.CheckboxItemIndicator>
                </span>
                <span className={styles.label}>{option.label}</span>
                <span className={styles.count}>{option.count}</span>
              </Menu.CheckboxItem>
            ))}
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
