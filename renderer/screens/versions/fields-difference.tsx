import { useId } from 'react';
import type { FieldDifference } from '../../../shared/document/compare/compare-fields';
import { useLocale, useText } from '../../i18n/text';
import { fieldWords } from '../../i18n/field-words';
import { ownZone } from '../../i18n/zone-time';
import { useSite } from '../../state/site';
import styles from './versions.module.css';

/** The fields that differ, each by its name with both values in words. */
export function FieldsDifference({ fields }: { readonly fields: readonly FieldDifference[] }) {
  const t = useText();
  const locale = useLocale();
  const zone = useSite(({ site }) => site?.timeZone) ?? ownZone();
  const setting = { t, locale, zone, now: new Date() };
  const id = useId();
  if (fields.length === 0) return null;
  return (
    <section className={styles.fields} aria-labelledby={id}>
      <h2 id={id}>{t('versions.fields')}</h2>
      <dl>
        {fields.map((difference) => {
          const { before, after } = fieldWords(difference, setting);
          return (
            <div key={difference.field}>
              <dt>{t(`versions.field.${difference.field}`)}</dt>
              <dd>
                {before === '' ? <em>{t('versions.none')}</em> : <del>{before}</del>}
                <span aria-hidden="true"> → </span>
                {after === '' ? <em>{t('versions.none')}</em> : <ins>{after}</ins>}
              </dd>
            </div>
          );
        })}
      </dl>
    </section>
  );
}
