import { Plus, Search, X } from 'lucide-react';
import type { Ref } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import { errorSentence, useText } from '../../i18n/text';
import { Button, IconButton } from '../../components/button';
import { Kbd } from '../../components/kbd';
import { Notice } from '../../components/notice';
import { isFiltered, isNarrowed, everything, setFilter, useLibrary } from '../../state/library';
import { Filters } from './filters';
import { QueueSwitch } from './queue-switch';
import { SearchResults } from './search-results';
import { SelectionBar } from './selection-bar';
import { StoryList } from './story-list';
import { TableHead } from './table-head';
import styles from './library.module.css';

interface LibraryPaneProps {
  /** Beside a story, or over the whole middle of the window. */
  readonly shape: 'queue' | 'table';
  readonly query: string;
  readonly onQuery: (query: string) => void;
  readonly searchField: Ref<HTMLInputElement>;
  readonly newStoryKey: string;
  readonly onNewStory: () => void;
  readonly onOpen: (id: ArticleId) => void;
}

/** The library: search, filters and the stories. */
export function LibraryPane(props: LibraryPaneProps) {
  const { shape, query, onQuery, searchField, newStoryKey, onNewStory, onOpen } = props;
  const t = useText();
  const { problem, total, filter, facets } = useLibrary();
  // Beside a story the library is a part of the window; alone it is what the window is about.
  const Pane = shape === 'table' ? 'main' : 'section';
  const searching = query.trim() !== '';
  const empty = facets !== null && total === 0 && !searching;
  return (
    <Pane className={styles.pane} data-shape={shape} aria-label={t('library.title')}>
      {shape === 'table' && <h1 className="visually-hidden">{t('library.title')}</h1>}
      <div className={styles.head}>
        <div className={styles.search}>
          <Search size={14} aria-hidden="true" />
          <input
            ref={searchField}
            type="search"
            value={query}
            placeholder={t('library.search')}
            aria-label={t('library.search')}
            title={t('library.search.help')}
            onChange={(event) => onQuery(event.target.value)}
            onKeyDown={(event) => event.key === 'Escape' && onQuery('')}
          />
          {searching && (
            <IconButton label={t('library.search.clear')} onClick={() => onQuery('')}>
              <X size={14} />
            </IconButton>
          )}
        </div>
        <IconButton label={t('library.newStory', { keys: newStoryKey })} onClick={onNewStory}>
          <Plus size={18} />
        </IconButton>
      </div>
      {!searching && <QueueSwitch shape={shape} />}
      {!searching && <Filters />}
      {problem !== null && <Notice tone="needs-you">{errorSentence(t, problem)}</Notice>}
      {searching && <SearchResults query={query} onOpen={({ row }) => onOpen(row.id)} />}
      {empty && (
        <div className={styles.empty}>
          <p className={styles.emptyTitle}>
            {isFiltered(filter)
              ? t('library.empty.filtered')
              : filter.queue === 'all'
                ? t('library.empty')
                : t(`desk.empty.${filter.queue}`)}
          </p>
          {isNarrowed(filter) ? (
            <Button onClick={() => setFilter(everything)}>{t('library.filter.clear')}</Button>
          ) : (
            <p>
              {t('library.empty.how')} <Kbd keys={newStoryKey} />
            </p>
          )}
        </div>
      )}
      {!searching && !empty && (
        <>
          {shape === 'table' && <TableHead />}
          <StoryList shape={shape} onOpen={(row) => onOpen(row.id)} />
        </>
      )}
      {!searching && shape === 'table' && <SelectionBar />}
    </Pane>
  );
}
