import { setupI18n } from '@lingui/core';
import { createContext, use } from 'react';
import { requirementSchema } from '../../shared/article/policy';
import type { AppError } from '../../shared/errors/app-error';
import type { Locale } from '../../shared/ipc/preferences';
import { catalogues } from './catalogues';
import type { MessageId } from './catalogues';

export type { MessageId } from './catalogues';

/** Says a message in the interface's language; values fill its placeholders. */
export type Text = (id: MessageId, values?: Readonly<Record<string, string | number>>) => string;

/** The voice of one language. */
export function textFor(locale: Locale): Text {
  const i18n = setupI18n({ locale, messages: { [locale]: catalogues[locale] } });
  return (id, values) => i18n._(id, values);
}

/** What went wrong, whether the text is safe, and what to do next. */
export function errorSentence(t: Text, error: AppError): string {
  return t(`error.${error.code}`, inWords(t, error));
}

/** What is missing for a step comes by its ids; people read its names. */
function inWords(t: Text, { code, details }: AppError): AppError['details'] {
  if (code !== 'workflow.incomplete') return details;
  const missing = String(details['missing'] ?? '')
    .split(', ')
    .map((id) => {
      const known = requirementSchema.safeParse(id);
      return known.success ? withSmallLetter(t(`review.requirement.${known.data}`)) : id;
    })
    .join(', ');
  return { ...details, missing };
}

/** A label within a sentence: its first letter alone is another, so that "URL" stays what it is. */
function withSmallLetter(label: string): string {
  return label.charAt(0).toLowerCase() + label.slice(1);
}

export interface Speech {
  readonly locale: Locale;
  readonly t: Text;
}

export const SpeechContext = createContext<Speech>({ locale: 'en', t: textFor('en') });

export function useText(): Text {
  return use(SpeechContext).t;
}

export function useLocale(): Locale {
  return use(SpeechContext).locale;
}
