import { useId } from 'react';
import type { Alteration } from '../../../shared/article/delivery';
import { useText } from '../../i18n/text';
import styles from './alterations.module.css';

interface AlterationsProps {
  readonly title: string;
  readonly columns: { readonly sent: string; readonly stored: string };
  readonly alterations: readonly Alteration[];
}

/** What differs part by part: what Stet has or sent, and what stands on the site. */
export function Alterations({ title, columns, alterations }: AlterationsProps) {
  const t = useText();
  const id = useId();
  return (
    <section className={styles.alterations} aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('compare.part')}</th>
            <th scope="col">{columns.sent}</th>
            <th scope="col">{columns.stored}</th>
          </tr>
        </thead>
        <tbody>
          {alterations.map(({ part, sent, stored }) => (
            <tr key={`${part} ${sent}`}>
              <th scope="row">{t(`compare.part.${part}`)}</th>
              <td>{sent === '' ? <em>{t('compare.none')}</em> : sent}</td>
              <td>{stored === '' ? <em>{t('compare.none')}</em> : stored}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
