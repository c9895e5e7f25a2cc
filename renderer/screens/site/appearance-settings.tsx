import { articleLanguages, languageSchema } from '../../../shared/article/fields';
import { useText } from '../../i18n/text';
import { changePreferences, usePreferences } from '../../state/preferences';
import { Choice, Field } from './fields';
import styles from './settings.module.css';

const themes = ['system', 'light', 'dark'] as const;
const notifications = ['quiet', 'window', 'system'] as const;
const locales = ['en', 'fr'] as const;

/** How Stet looks and speaks here, and who writes. Everything holds as soon as it is chosen. */
export function AppearanceSettings() {
  const t = useText();
  const preferences = usePreferences((state) => state.preferences);
  return (
    <div className={styles.form}>
      <Choice
        label={t('settings.theme')}
        options={themes.map((value) => ({ value, label: t(`settings.theme.${value}`) }))}
        value={preferences.theme}
        onChange={(theme) => changePreferences({ theme })}
      />
      <Choice
        label={t('settings.locale')}
        options={locales.map((value) => ({ value, label: t(`settings.locale.${value}`), lang: value }))}
        value={preferences.locale}
        onChange={(locale) => changePreferences({ locale })}
      />
      <Field label={t('settings.writing')} hint={t('settings.writing.hint')}>
        {(props) => (
          <select
            {...props}
            value={preferences.writingLanguage}
            onChange={({ target }) =>
              changePreferences({ writingLanguage: languageSchema.parse(target.value) })
            }
          >
            {articleLanguages.map((language) => (
              <option key={language} value={language}>
                {t(`library.language.${language}`)}
              </option>
            ))}
          </select>
        )}
      </Field>
      <Choice
        label={t('desk.notifications')}
        options={notifications.map((value) => ({ value, label: t(`desk.notifications.${value}`) }))}
        value={preferences.notifications}
        onChange={(chosen) => changePreferences({ notifications: chosen })}
      />
      <Field label={t('settings.person')} hint={t('settings.person.hint')}>
        {(props) => (
          <input
            {...props}
            type="text"
            value={preferences.person}
            maxLength={200}
            autoComplete="off"
            spellCheck={false}
            onChange={({ target }) => changePreferences({ person: target.value })}
          />
        )}
      </Field>
    </div>
  );
}
