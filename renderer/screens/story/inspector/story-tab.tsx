import { articleLanguages } from '../../../../shared/article/fields';
import { useText } from '../../../i18n/text';
import { holderOf, isHeld, usePresence } from '../../../state/presence';
import { Group, SelectField } from '../fields/controls';
import { useField, useSession } from '../fields/use-field';
import { AssigneeField } from './assignee';
import { Bylines } from './bylines';
import { AskedField } from '../review/asked-field';
import { DatelineFields, DueField, EmbargoField, PublishAtField } from './dates';
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
      <HeldNote />
      <Group title={t('story.group.filing')}>
        <AskedField of="slug">
          <SlugField />
        </AskedField>
        <AskedField of="section">
          <SectionsField />
        </AskedField>
        <AskedField of="tags">
          <TagsField />
        </AskedField>
        <LanguageField />
      </Group>
      <Group title={t('desk.group')}>
        <AssigneeField />
        <DueField />
      </Group>
      <Group title={t('story.group.bylines')} field="bylines">
        <AskedField of="byline">
          <Bylines />
        </AskedField>
      </Group>
      <Group title={t('story.group.dateline')}>
        <AskedField of="dateline">
          <DatelineFields />
        </AskedField>
        <EmbargoField />
        <PublishAtField />
      </Group>
      <Group title={t('story.group.length')}>
        <LengthFields />
      </Group>
      <Group title={t('story.group.lead')} field="leadImage">
        <AskedField of="lead-image">
          <LeadImageFields />
        </AskedField>
      </Group>
      <Group title={t('story.group.search')}>
        <SearchFields />
      </Group>
    </div>
  );
}

/** Why the fields can only be read while somebody else holds the story; the ways on stand above the copy. */
function HeldNote() {
  const t = useText();
  const { articleId } = useSession();
  const holder = usePresence((state) => (isHeld(state, articleId) ? holderOf(state, articleId) : null));
  return holder === null ? null : (
    <p className={styles.held}>{t('presence.fields', { name: holder.name })}</p>
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
