import { useEffect, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import type { ArticleRow } from '../../../shared/ipc/library-answers';
import { ChoiceList } from '../../components/choice-list';
import { Dialog } from '../../components/dialog';
import { useText } from '../../i18n/text';
import { rowAt, useLibrary } from '../../state/library';
import { searchStories } from '../../state/search';
import styles from './quick-open.module.css';

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
  useEffect(() => {
    if (query.trim() === '') return;
    return searchStories(query, (answer) =>
      setFound(answer.ok ? answer.value.hits.slice(0, 12).map(({ row }) => row) : []),
    );
  }, [query]);
  const recent = Array.from({ length: 12 }, (_, index) => rowAt(pages, index)).filter((row) => row !== null);
  const rows = query.trim() === '' ? recent : found;
  return (
    <ChoiceList
      label={t('app.quickOpen')}
      hint={t('app.quickOpen.hint')}
      query={query}
      choices={rows.map((row) => ({
        id: row.id,
        content: (
          <>
            <span lang={row.language}>{row.headline || t('library.untitled')}</span>
            <span className={styles.section}>{row.section}</span>
          </>
        ),
      }))}
      onQuery={setQuery}
      onChoose={(id) => {
        const row = rows.find((each) => each.id === id);
        if (row !== undefined) onOpen(row.id);
      }}
    />
  );
}
