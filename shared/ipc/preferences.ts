import * as z from 'zod';
import { languageSchema } from '../article/fields';

/** What electron-store keeps for the person, apart from the window's place. Never a secret, never a story. */
export const preferencesSchema = z.strictObject({
  locale: z.enum(['en', 'fr']),
  theme: z.enum(['system', 'light', 'dark']),
  /** The name that stands in the journal before a site tells a better one. */
  person: z.string().max(200),
  writingLanguage: languageSchema,
  queueOpen: z.boolean(),
  inspectorOpen: z.boolean(),
  previewWidth: z.enum(['phone', 'tablet', 'desktop']),
  /** How what waits for the person is told: as a number in the window, in the window in words, by the system too. */
  notifications: z.enum(['quiet', 'window', 'system']),
  /** How tracked changes are shown. */
  changesView: z.enum(['all', 'simple', 'original', 'final']),
  lastArticle: z.string().max(64).nullable(),
});
export type Preferences = z.infer<typeof preferencesSchema>;
export const preferencesChangeSchema = preferencesSchema.partial();
export type PreferencesChange = z.infer<typeof preferencesChangeSchema>;
export type Locale = Preferences['locale'];
export type Theme = Preferences['theme'];
