import type { Locale } from '../../shared/ipc/preferences';

const lists: Readonly<Record<Locale, Intl.ListFormat>> = {
  en: new Intl.ListFormat('en-CA'),
  fr: new Intl.ListFormat('fr-CA'),
};

/** Names as a sentence has them: `Léo and Claire`, « Léo, Claire et Maya ». */
export function nameList(names: readonly string[], locale: Locale): string {
  return lists[locale].format(names);
}
