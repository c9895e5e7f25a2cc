import { Button } from '../../../components/button';
import { useText } from '../../../i18n/text';
import { useFigures } from '../../../state/copy-figures';
import { TextField } from '../fields/controls';
import fieldStyles from '../fields/fields.module.css';
import { useField, useWritable } from '../fields/use-field';
import { cleanSlug, proposeSlug } from '../slug';

/** The story's address; until somebody writes one, the headline's is a click away. */
export function SlugField() {
  const headline = useFigures((state) => state.figures?.headline ?? '');
  const t = useText();
  const writable = useWritable();
  const [slug, setSlug] = useField('slug');
  const proposed = proposeSlug(headline);
  const offers = writable && proposed !== '' && slug === '';
  return (
    <>
      <TextField
        label={t('story.slug')}
        field="slug"
        value={slug}
        maxLength={200}
        placeholder={proposed}
        onChange={(typed) => setSlug(cleanSlug(typed))}
        onBlur={() => {
          if (slug.endsWith('-')) setSlug(slug.replace(/-+$/, ''));
        }}
      />
      {offers ? (
        <div className={fieldStyles.buttons}>
          <Button onClick={() => setSlug(proposed)}>{t('story.slug.use', { slug: proposed })}</Button>
        </div>
      ) : null}
    </>
  );
}
