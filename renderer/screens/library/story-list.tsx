import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef } from 'react';
import type { KeyboardEvent, MouseEvent } from 'react';
import type { ArticleRow } from '../../../shared/ipc/library-answers';
import { landHere } from '../../components/keep-focus';
import { useText } from '../../i18n/text';
import { lookAt, rowAt, rowsPerPage, select, useLibrary } from '../../state/library';
import { checkAll, checkTo, clearChecked, toggleChecked, useSelection } from '../../state/selection';
import { QueueRow } from './queue-row';
import { TableRow } from './table-row';
import styles from './story-list.module.css';

interface StoryListProps {
  readonly shape: 'queue' | 'table';
  readonly onOpen: (row: ArticleRow) => void;
}

const rowHeight = { queue: 82, table: 44 };

/**
 * The library's rows, as many as there are; only those in sight exist. Arrow keys move, Enter opens. In the wide table
 * several can be selected: with Shift and the arrows, the space bar, Ctrl and a click, or all of them.
 */
export function StoryList({ shape, onOpen }: StoryListProps) {
  const t = useText();
  const scroller = useRef<HTMLDivElement>(null);
  useEffect(() => landHere(scroller.current), []);
  const { total, pages, selected } = useLibrary();
  const checked = useSelection((state) => state.checked);
  const many = shape === 'table';
  const several = many && checked.size > 0;
  // eslint-disable-next-line react-hooks/incompatible-library -- its functions are called here alone, at each render
  const rows = useVirtualizer({
    count: total,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight[shape],
    overscan: 12,
  });
  const items = rows.getVirtualItems();
  const first = items[0]?.index ?? 0;
  const last = items.at(-1)?.index ?? 0;
  useEffect(() => lookAt(first, last), [first, last]);
  const selectedIndex = indexOf(pages, selected);

  const moveTo = (index: number): void => {
    const target = Math.max(0, Math.min(total - 1, index));
    rows.scrollToIndex(target);
    const row = rowAt(pages, target);
    if (row !== null) select(row.id);
    else lookAt(target, target);
  };

  const onKeyDown = (event: KeyboardEvent): void => {
    const inSight = Math.max(1, Math.floor((scroller.current?.clientHeight ?? 0) / rowHeight[shape]) - 1);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: selectedIndex + 1,
      ArrowUp: selectedIndex - 1,
      PageDown: selectedIndex + inSight,
      PageUp: selectedIndex - inSight,
      Home: 0,
      End: total - 1,
    };
    const target = steps[event.key];
    const row = rowAt(pages, selectedIndex);
    if (many && onSelecting(event, target)) return;
    if (target !== undefined) moveTo(target);
    else if (event.key === 'Enter' && row !== null) onOpen(row);
    else return;
    event.preventDefault();
  };

  /** The keys that select; true where this was one of them. */
  const onSelecting = (event: KeyboardEvent, target: number | undefined): boolean => {
    const row = rowAt(pages, selectedIndex);
    const withCommand = event.ctrlKey || event.metaKey;
    if (target !== undefined && event.shiftKey) {
      const end = Math.max(0, Math.min(total - 1, target));
      void checkTo(end, selectedIndex);
      moveTo(end);
    } else if (event.key === ' ' && row !== null) toggleChecked(row.id, selectedIndex);
    else if (withCommand && event.key.toLowerCase() === 'a') void checkAll();
    else if (event.key === 'Escape' && several) clearChecked();
    else return false;
    event.preventDefault();
    return true;
  };

  const onClick = (event: MouseEvent, row: ArticleRow, index: number): void => {
    const onCheck = event.target instanceof Element && event.target.closest('[data-check]') !== null;
    if (many && event.shiftKey) {
      void checkTo(index, selectedIndex);
      select(row.id);
    } else if (many && (onCheck || event.ctrlKey || event.metaKey)) {
      toggleChecked(row.id, index);
      select(row.id);
    } else {
      select(row.id);
      onOpen(row);
    }
  };

  return (
    <div
      ref={scroller}
      className={styles.scroller}
      role="listbox"
      aria-label={t('library.list')}
      aria-multiselectable={many || undefined}
      aria-activedescendant={selectedIndex >= 0 ? `story-${String(selected)}` : undefined}
      tabIndex={0}
      onKeyDown={onKeyDown}
    >
      <div className={styles.runway} style={{ height: rows.getTotalSize() }}>
        {items.map(({ index, start }) => {
          const row = rowAt(pages, index);
          return (
            <div
              key={index}
              id={row === null ? undefined : `story-${row.id}`}
              className={styles.place}
              role="option"
              aria-selected={row !== null && (several ? checked.has(row.id) : row.id === selected)}
              data-active={(several && row !== null && row.id === selected) || undefined}
              aria-setsize={total}
              aria-posinset={index + 1}
              style={{ height: rowHeight[shape], transform: `translateY(${start}px)` }}
              onClick={(event) => row !== null && onClick(event, row, index)}
            >
              {row !== null &&
                (many ? <TableRow row={row} checked={checked.has(row.id)} /> : <QueueRow row={row} />)}
            </div>
          );
        })}
      </div>
    </div>
  );
}

function indexOf(pages: ReturnType<typeof useLibrary.getState>['pages'], id: string | null): number {
  if (id === null) return -1;
  for (const [page, rows] of pages) {
    const index = rows.findIndex((row) => row.id === id);
    if (index >= 0) return page * rowsPerPage + index;
  }
  return -1;
}
