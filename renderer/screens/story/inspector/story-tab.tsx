import { articleLanguages } from '../../../../shared/article/fields';
import { useText } from '../../../i18n/text';
import { Group, SelectField } from '../fields/controls';
import { useField } from '../fields/use-field';
import { AssigneeField } from './assignee';
import { Bylines } from './bylines';
import { DatelineFields, DueField, EmbargoField } from './dates';
import { LeadImageFields } from './lead-image';
import { LengthFields } from './length';
import { SearchFields } from './search';
import { SectionsField, TagsField } from './terms';
import { SlugField } from './slug-field';
import styles from './story-tab.module.css';

/** Everything about the story that is not its copy. */
export function StoryTab() {
  const t = useText();
  return (
    <div className={styles.tab}>
      <Group title={t('story.group.filing')}>
        <SlugField />
        <SectionsField />
        <TagsField />
        <LanguageField />
      </Group>
      <Group title={t('desk.group')}>
        <AssigneeField />
        <DueField />
      </Group>
      <Group title={t('story.group.bylines')} field="bylines">
        <Bylines />
      </Group>
      <Group title={t('story.group.dateline')}>
        <DatelineFields />
        <EmbargoField />
      </Group>
      <Group title={t('story.group.length')}>
        <LengthFields />
      </Group>
      <Group title={t('story.group.lead')} field="leadImage">
        <LeadImageFields />
      </Group>
      <Group title={t('story.group.search')}>
        <SearchFields />
      </Group>
    </div>
  );
}

function LanguageField() {
  const t = useText();
  const [language, setLanguage] = useField('language');
  return (
    <SelectField
      label={t('story.language')}
      field="language"
      value={language}
      options={articleLanguages.map((value) => ({ value, label: t(`story.language.${value}`) }))}
      onChange={setLanguage}
    />
  );
}
