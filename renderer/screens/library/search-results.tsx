import { useEffect, useState } from 'react';
import type { Highlight, SearchHit } from '../../../shared/ipc/library-answers';
import { Notice } from '../../components/notice';
import { errorSentence, useText } from '../../i18n/text';
import { searchStories } from '../../state/search';
import type { SearchAnswer } from '../../state/search';
import styles from './search-results.module.css';

interface SearchResultsProps {
  readonly query: string;
  readonly onOpen: (hit: SearchHit) => void;
}

/** What a search found, best first, with what matched marked. */
export function SearchResults({ query, onOpen }: SearchResultsProps) {
  const t = useText();
  const [found, setFound] = useState<SearchAnswer | null>(null);
  useEffect(() => searchStories(query, setFound), [query]);
  if (found === null) return null;
  if (!found.ok) return <Notice tone="needs-you">{errorSentence(t, found.error)}</Notice>;
  const answer = found.value;
  if (answer.hits.length === 0) {
    return (
      <div className={styles.empty}>
        <p>{t('library.search.nothing', { query })}</p>
        <p>{t('library.search.help')}</p>
      </div>
    );
  }
  return (
    <>
      <p className={styles.count} role="status">
        {t('library.search.count', { count: answer.total })}
      </p>
      <ul className={styles.hits}>
        {answer.hits.map((hit) => (
          <li key={hit.row.id}>
            <button type="button" className={styles.hit} lang={hit.row.language} onClick={() => onOpen(hit)}>
              <span className={styles.headline}>
                {hit.row.headline === '' ? t('library.untitled') : <Marked parts={hit.headline} />}
              </span>
              <span className={styles.snippet}>
                <Marked parts={hit.snippet} />
              </span>
            </button>
          </li>
        ))}
      </ul>
    </>
  );
}

function Marked({ parts }: { readonly parts: Highlight }) {
  return parts.map((part, index) =>
    part.hit ? <mark key={index}>{part.text}</mark> : <span key={index}>{part.text}</span>,
  );
}
