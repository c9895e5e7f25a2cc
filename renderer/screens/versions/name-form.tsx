import { useEffect, useRef, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import { Button } from '../../components/button';
import { useText } from '../../i18n/text';
import { askForName, nameVersion, useVersions } from '../../state/versions';
import styles from './versions.module.css';

interface NameFormProps {
  readonly articleId: ArticleId;
  /** The moment that is shown, or null for the story as it stands. */
  readonly seq: number | null;
}

/** Gives the text that is shown a name, so that it stands out in the list. */
export function NameForm({ articleId, seq }: NameFormProps) {
  const t = useText();
  const [name, setName] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const naming = useVersions((state) => state.naming);
  useEffect(() => {
    if (!naming) return;
    field.current?.focus();
    askForName(false);
  }, [naming]);
  const keep = async (): Promise<void> => {
    const words = name.trim();
    if (words !== '' && (await nameVersion(articleId, seq, words))) setName('');
  };
  return (
    <form
      className={styles.naming}
      onSubmit={(event) => {
        event.preventDefault();
        void keep();
      }}
    >
      <input
        ref={field}
        aria-label={t(seq === null ? 'versions.name.now' : 'versions.name.moment')}
        placeholder={t(seq === null ? 'versions.name.now' : 'versions.name.moment')}
        maxLength={200}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <Button type="submit" disabled={name.trim() === ''}>
        {t('versions.name.keep')}
      </Button>
    </form>
  );
}
