import { useText } from '../../../i18n/text';
import { useFigures } from '../../../state/copy-figures';
import { TextField } from '../fields/controls';
import styles from '../fields/fields.module.css';
import { useField, useSession } from '../fields/use-field';
import { AskedField } from '../review/asked-field';
import { useServices } from '../services';

/** What search engines commonly show before they cut: about 60 and 155 characters. */
const titleLength = 60;
const descriptionLength = 155;

/** Title and description for search engines, and how a result might look. */
export function SearchFields() {
  const headline = useFigures((state) => state.figures?.headline ?? '');
  const t = useText();
  const { site } = useServices();
  const session = useSession();
  const [title, setTitle] = useField('seoTitle');
  const [description, setDescription] = useField('seoDescription');
  const [slug] = useField('slug');
  const dek = session.copy.state().doc.child(1).textContent;
  const host = site === null ? '…' : new URL(site.url).host;
  return (
    <>
      <TextField
        label={t('story.search.title')}
        field="seoTitle"
        value={title}
        maxLength={500}
        placeholder={headline}
        hint={t('story.search.used', { count: title.length, limit: titleLength })}
        onChange={setTitle}
      />
      <AskedField of="seo-description">
        <TextField
          label={t('story.search.description')}
          field="seoDescription"
          value={description}
          maxLength={5_000}
          lines={3}
          placeholder={dek}
          hint={t('story.search.used', { count: description.length, limit: descriptionLength })}
          onChange={setDescription}
        />
      </AskedField>
      <div className={styles.sketch} role="img" aria-label={t('story.search.sketch')}>
        <p className={styles.sketchAddress}>
          {host} › {slug}
        </p>
        <p className={styles.sketchTitle}>{cut(title === '' ? headline : title, titleLength)}</p>
        <p>{cut(description === '' ? dek : description, descriptionLength)}</p>
      </div>
    </>
  );
}

function cut(text: string, limit: number): string {
  return text.length <= limit ? text : `${text.slice(0, limit - 1).trimEnd()}…`;
}
