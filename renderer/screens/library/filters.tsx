import { ArrowDownWideNarrow, ArrowUpNarrowWide } from 'lucide-react';
import { articleLanguages } from '../../../shared/article/fields';
import { workflowStates } from '../../../shared/article/workflow/events';
import { librarySorts } from '../../../shared/ipc/requests';
import type { Facet } from '../../../shared/ipc/library-answers';
import { Button, IconButton } from '../../components/button';
import { CheckMenu } from '../../components/check-menu';
import { useLocale, useText } from '../../i18n/text';
import { wholeNumber } from '../../i18n/time';
import { everything, isNarrowed, setFilter, sortBy, useLibrary } from '../../state/library';
import type { LibrarySort } from '../../state/library';
import styles from './library.module.css';

/** What the library shows, and in which order. Only what occurs is offered, with how often. */
export function Filters() {
  const t = useText();
  const locale = useLocale();
  const { filter, facets, queues, sort, descending } = useLibrary();
  const figures = new Map(queues?.sections.map(({ value, count, words }) => [value, { count, words }]));
  const sections = (facets?.sections ?? []).map(({ value }) => {
    const { count, words } = figures.get(value) ?? { count: 0, words: 0 };
    return {
      value,
      label: value,
      count: t('desk.sectionFigures', { count: wholeNumber(count, locale), words }),
    };
  });
  const counted = <Value extends string>(all: readonly Facet[] | undefined, name: (value: Value) => string) =>
    (all ?? []).map(({ value, count }) => ({
      value,
      label: name(value as Value),
      count: wholeNumber(count, locale),
    }));
  const plain = (value: string): string => value;
  return (
    <div className={styles.filters} role="group" aria-label={t('library.filters')}>
      <CheckMenu
        label={t('library.filter.state')}
        options={counted(facets?.states, (state: (typeof workflowStates)[number]) =>
          t(`library.state.${state}`),
        )}
        chosen={filter.states}
        onChange={(chosen) => setFilter({ states: workflowStates.filter((state) => chosen.includes(state)) })}
      />
      <CheckMenu
        label={t('library.filter.section')}
        options={sections}
        chosen={filter.sections}
        onChange={(sections) => setFilter({ sections: [...sections] })}
      />
      <CheckMenu
        label={t('library.filter.language')}
        options={counted(facets?.languages, (language: (typeof articleLanguages)[number]) =>
          t(`library.language.${language}`),
        )}
        chosen={filter.languages}
        onChange={(chosen) =>
          setFilter({ languages: articleLanguages.filter((each) => chosen.includes(each)) })
        }
      />
      <CheckMenu
        label={t('library.filter.person')}
        options={counted(facets?.authors, plain)}
        chosen={filter.authors}
        onChange={(authors) => setFilter({ authors: [...authors] })}
      />
      <button
        type="button"
        className={styles.toggle}
        aria-pressed={filter.unseen}
        onClick={() => setFilter({ unseen: !filter.unseen })}
      >
        {t('desk.filter.unseen', { count: queues?.unseen ?? 0 })}
      </button>
      {isNarrowed(filter) && (
        <Button kind="quiet" onClick={() => setFilter(everything)}>
          {t('library.filter.clear')}
        </Button>
      )}
      <span className={styles.order}>
        <label className={styles.sort}>
          <span className="visually-hidden">{t('library.sort')}</span>
          <select value={sort} onChange={(event) => sortBy(event.target.value as LibrarySort)}>
            {librarySorts.map((each) => (
              <option key={each} value={each}>
                {t(`library.sort.${each}`)}
              </option>
            ))}
          </select>
        </label>
        <IconButton
          label={t(descending ? 'library.descending' : 'library.ascending')}
          onClick={() => sortBy(sort)}
        >
          {descending ? <ArrowDownWideNarrow size={16} /> : <ArrowUpNarrowWide size={16} />}
        </IconButton>
      </span>
    </div>
  );
}
