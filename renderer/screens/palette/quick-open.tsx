import { useEffect, useState } from 'react';
import type { KeyboardEvent } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import type { ArticleRow } from '../../../shared/ipc/responses';
import { Dialog } from '../../components/dialog';
import { useText } from '../../i18n/text';
import { rowAt, useLibrary } from '../../state/library';
import { searchStories } from '../../state/search';
import styles from './palette.module.css';

interface QuickOpenProps {
  readonly open: boolean;
  readonly onOpen: (id: ArticleId) => void;
  readonly onClose: () => void;
}

/** Opens a story by a few letters of it: its headline first, then anything in it. */
export function QuickOpen(props: QuickOpenProps) {
  const t = useText();
  return (
    <Dialog bare title={t('app.quickOpen')} open={props.open} onClose={props.onClose}>
      {props.open && <QuickOpenList {...props} />}
    </Dialog>
  );
}

function QuickOpenList({ onOpen }: QuickOpenProps) {
  const t = useText();
  const pages = useLibrary((state) => state.pages);
  const [query, setQuery] = useState('');
  const [found, setFound] = useState<readonly ArticleRow[]>([]);
  const [chosen, setChosen] = useState(0);
  useEffect(() => {
    if (query.trim() === '') return;
    return searchStories(query, ({ hits }) => setFound(hits.slice(0, 12).map(({ row }) => row)));
  }, [query]);
  const recent = Array.from({ length: 12 }, (_, index) => rowAt(pages, index)).filter((row) => row !== null);
  const rows = query.trim() === '' ? recent : found;
  const onKeyDown = (event: KeyboardEvent): void => {
    const row = rows[chosen];
    if (event.key === 'ArrowDown') setChosen(Math.min(rows.length - 1, chosen + 1));
    else if (event.key === 'ArrowUp') setChosen(Math.max(0, chosen - 1));
    else if (event.key === 'Enter' && row !== undefined) onOpen(row.id);
    else return;
    event.preventDefault();
  };
  return (
    <>
      <input
        autoFocus
        className={styles.field}
        role="combobox"
        aria-expanded
        aria-controls="quick-open-list"
        aria-label={t('app.quickOpen')}
        placeholder={t('app.quickOpen.hint')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={onKeyDown}
      />
      <ul id="quick-open-list" role="listbox" className={styles.list} aria-label={t('app.quickOpen')}>
        {rows.map((row, index) => (
          <li key={row.id} role="option" aria-selected={index === chosen} onClick={() => onOpen(row.id)}>
            <span lang={row.language}>{row.headline || t('library.untitled')}</span>
            <span className={styles.soft}>{row.section}</span>
          </li>
        ))}
      </ul>
    </>
  );
}
