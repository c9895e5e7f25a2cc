import type { FieldDifference } from '../../../shared/document/compare/compare-fields';
import type { ArticleFields, FieldName } from '../../../shared/article/fields';
import { assertNever } from '../../../shared/errors/app-error';
import type { Locale } from '../../../shared/ipc/preferences';
import type { Text } from '../../i18n/text';
import { fullTime, wholeNumber } from '../../i18n/time';

/** A field's two values in words; empty where there is none. */
export function fieldWords(
  difference: FieldDifference,
  t: Text,
  locale: Locale,
): { readonly before: string; readonly after: string } {
  const { field, before, after } = difference;
  const words = (value: unknown): string => valueWords(field, value, t, locale);
  const told = { before: words(before), after: words(after) };
  // What differs only in what has no words, such as a picture's file.
  return told.before === told.after
    ? { ...told, after: `${told.after} ${t('versions.differs')}`.trim() }
    : told;
}

function valueWords(field: FieldName, value: unknown, t: Text, locale: Locale): string {
  const of = <Name extends FieldName>(_name: Name): ArticleFields[Name] => value as ArticleFields[Name];
  switch (field) {
    case 'slug':
    case 'seoTitle':
    case 'seoDescription':
      return of('slug');
    case 'sections':
      return of('sections')
        .map(({ name }) => name)
        .join(', ');
    case 'tags':
      return of('tags').join(', ');
    case 'bylines':
      return of('bylines')
        .map(({ name }) => name)
        .join(', ');
    case 'dateline': {
      const dateline = of('dateline');
      return dateline === null
        ? ''
        : [dateline.place, dateline.date ?? ''].filter((part) => part !== '').join(', ');
    }
    case 'language':
      return t(`library.language.${of('language')}`);
    case 'embargo':
    case 'publishAt':
    case 'due': {
      const at = of('due');
      return at === null ? '' : fullTime(at, locale);
    }
    case 'assignee':
      return of('assignee')?.name ?? '';
    case 'lengthTarget': {
      const target = of('lengthTarget');
      return target === null ? '' : wholeNumber(target, locale);
    }
    case 'leadImage': {
      const image = of('leadImage');
      const told = [image?.alt, image?.caption, image?.credit].filter(
        (part) => part !== undefined && part !== '',
      );
      return image === null ? '' : told.join(' · ') || t('versions.picture');
    }
    case 'notices':
      return of('notices')
        .map(({ text }) => text)
        .join(' · ');
    default:
      return assertNever(field);
  }
}
