import { useText } from '../../../i18n/text';
import { FieldComment } from '../comments/field-comment';
import { Chips, Combobox } from '../fields/combobox';
import { knownSpelling } from '../fields/completion';
import styles from '../fields/fields.module.css';
import { useField } from '../fields/use-field';
import { useServices } from '../services';
import { proposeSlug } from '../slug';

/** The sections the story is filed under; the first one stands above the headline. */
export function SectionsField() {
  const t = useText();
  const { vocabulary } = useServices();
  const [sections, setSections] = useField('sections');
  const known = vocabulary?.sections ?? [];
  const label = t('story.sections');
  return (
    <div className={styles.field}>
      <div className={styles.labelled}>
        <span className={styles.label}>{label}</span>
        <FieldComment field="sections" />
      </div>
      <Chips
        label={label}
        values={sections.map(({ name }) => name)}
        onRemove={(name) => setSections(sections.filter((section) => section.name !== name))}
      />
      <Combobox
        label={label}
        known={known.map(({ name }) => name)}
        chosen={sections.map(({ name }) => name)}
        mayAddNew={known.length === 0 || vocabulary?.mayCreateSections === true}
        newLabel={(name) => t('story.sections.new', { name })}
        refusal={t('story.sections.refused')}
        placeholder={t('story.sections.add')}
        onAdd={(value) => {
          const spelling =
            knownSpelling(
              value,
              known.map(({ name }) => name),
            ) ?? value;
          const section = known.find(({ name }) => name === spelling);
          const slug = section?.slug ?? proposeSlug(value);
          if (slug !== '') setSections([...sections, { slug, name: spelling }]);
        }}
        onRemoveLast={() => setSections(sections.slice(0, -1))}
      />
    </div>
  );
}

/** The story's tags; a tag the site does not know is offered where the role may make one, or nobody can say. */
export function TagsField() {
  const t = useText();
  const { vocabulary, site } = useServices();
  const [tags, setTags] = useField('tags');
  const label = t('story.tags');
  const known = vocabulary?.tags ?? [];
  return (
    <div className={styles.field}>
      <div className={styles.labelled}>
        <span className={styles.label}>{label}</span>
        <FieldComment field="tags" />
      </div>
      <Chips label={label} values={tags} onRemove={(tag) => setTags(tags.filter((other) => other !== tag))} />
      <Combobox
        label={label}
        known={known}
        chosen={tags}
        mayAddNew={vocabulary === null || site === null || vocabulary.mayCreateTags}
        newLabel={(name) => t('story.tags.new', { name })}
        refusal={t('story.tags.refused')}
        placeholder={t('story.tags.add')}
        onAdd={(value) => setTags([...tags, knownSpelling(value, known) ?? value])}
        onRemoveLast={() => setTags(tags.slice(0, -1))}
      />
    </div>
  );
}
