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
  { sort: 'words', number: true },
  { sort: 'changed' },
  { sort: null, wide: true },
];

/** The names of the wide library's columns; pressing one sorts by it. */
export function TableHead() {
  const t = useText();
  const { sort, descending } = useLibrary();
  return (
    <div className={styles.tableHead}>
      {columns.map((column) => (
        <span
          key={column.sort ?? 'delivery'}
          className={[column.wide ? styles.wide : '', column.number ? styles.number : ''].join(' ')}
        >
          {column.sort === null ? (
            <span className={styles.soft}>{t('library.column.delivery')}</span>
          ) : (
            <button type="button" onClick={() => column.sort !== null && sortBy(column.sort)}>
              {t(`library.sort.${column.sort}`)}
              {sort === column.sort && (descending ? <ChevronDown size={12} /> : <ChevronUp size={12} />)}
            </button>
          )}
        </span>
      ))}
    </div>
  );
}
