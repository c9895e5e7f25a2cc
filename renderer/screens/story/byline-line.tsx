import { useText } from '../../i18n/text';
import { bylineSentence } from '../preview/model/byline';
import { editionOf } from '../preview/model/edition';
import { datelineInWords } from '../preview/model/page-time';
import { useField } from './fields/use-field';
import styles from './story.module.css';

/** Byline and dateline between dek and body, in the words and the language of the page. */
export function BylineLine() {
  const t = useText();
  const [bylines] = useField('bylines');
  const [dateline] = useField('dateline');
  const [language] = useField('language');
  const edition = editionOf(language);
  const line = [bylineSentence(bylines, edition), datelineInWords(dateline, edition) ?? '']
    .filter((part) => part !== '')
    .join(' | ');
  if (line === '') return <p className={styles.byline}>{t('story.by.none')}</p>;
  return (
    <p className={styles.byline} lang={language}>
      {line}
    </p>
  );
}

/** The section above the headline. */
export function SectionLabel() {
  const t = useText();
  const [sections] = useField('sections');
  const name = sections[0]?.name;
  return (
    <p className={styles.section} data-empty={name === undefined || undefined}>
      {name ?? t('story.sections.none')}
    </p>
  );
}
