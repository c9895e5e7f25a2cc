import type { Byline } from '../../../shared/article/fields';
import { useText } from '../../i18n/text';
import { useField } from './fields/use-field';
import { dayInWords } from './local-time';
import { useServices } from './services';
import styles from './story.module.css';

/** Byline and dateline between dek and body, as they will stand on the page. */
export function BylineLine() {
  const t = useText();
  const { locale } = useServices();
  const [bylines] = useField('bylines');
  const [dateline] = useField('dateline');
  const names = (role: Byline['role']): string =>
    new Intl.ListFormat(locale).format(bylines.filter((by) => by.role === role).map(({ name }) => name));
  const credits = (['reporter', 'photographer', 'contributor', 'translator'] as const)
    .map((role) => ({ role, names: names(role) }))
    .filter((credit) => credit.names !== '')
    .map((credit) => t(`story.by.${credit.role}`, { names: credit.names }));
  const date = dateline?.date ?? null;
  const place = [
    dateline?.place.toLocaleUpperCase(locale) ?? '',
    date === null ? '' : dayInWords(locale, date),
  ].filter((part) => part !== '');
  const line = [...credits, place.join(', ')].filter((part) => part !== '').join(' | ');
  return <p className={styles.byline}>{line === '' ? t('story.by.none') : line}</p>;
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
