import { ChevronDown, ChevronUp } from 'lucide-react';
import { useText } from '../../i18n/text';
import { sortBy, useLibrary } from '../../state/library';
import type { LibrarySort } from '../../state/library';
import styles from './story-list.module.css';

const columns: readonly {
  readonly sort: LibrarySort | null;
  readonly wide?: boolean;
  readonly number?: boolean;
}[] = [
  { sort: 'headline' },
  { sort: 'state' },
  { sort: 'section' },
  { sort: 'language', wide: true },
  { sort: 'author' },
  { sort: 'due' },
  { sort: 'words', number: true },
  { sort: 'changed' },
  { sort: null, wide: true },
];

/** The names of the wide library's columns; pressing one sorts by it. */
export function TableHead() {
  const t = useText();
  const { sort, descending } = useLibrary();
  const order = descending ? 'descending' : 'ascending';
  return (
    <div className={styles.tableHead}>
      <span aria-hidden="true" />
      {columns.map((column) => (
        <span
          key={column.sort ?? 'delivery'}
          className={[column.wide ? styles.wide : '', column.number ? styles.number : ''].join(' ')}
        >
          {column.sort === null ? (
            <span className={styles.columnName}>{t('library.column.delivery')}</span>
          ) : (
            <SortButton by={column.sort} order={sort !== column.sort ? null : order} />
          )}
        </span>
      ))}
    </div>
  );
}

interface SortButtonProps {
  readonly by: LibrarySort;
  /** How the list is sorted by this column; null while it is sorted by another. */
  readonly order: 'ascending' | 'descending' | null;
}

function SortButton({ by, order }: SortButtonProps) {
  const t = useText();
  const column = t(`library.sort.${by}`);
  const Arrow = order === 'descending' ? ChevronDown : ChevronUp;
  return (
    <button
      type="button"
      className={styles.columnName}
      aria-label={order === null ? column : t(`library.sorted.${order}`, { column })}
      aria-pressed={order !== null}
      onClick={() => sortBy(by)}
    >
      {column}
      {order !== null && <Arrow aria-hidden size={12} />}
    </button>
  );
}
