import { fieldChangeSchema } from '../../shared/article/fields';
import type { ArticleFields, FieldName } from '../../shared/article/fields';
import type { FieldDifference } from '../../shared/document/compare/compare-fields';
import { assertNever } from '../../shared/errors/app-error';
import { wholeNumber } from './time';
import { momentInZone } from './zone-words';
import type { MomentSetting } from './zone-words';

/** A field's two values in words; empty where there is none. */
export function fieldWords(
  difference: FieldDifference,
  setting: MomentSetting,
): { readonly before: string; readonly after: string } {
  const { field, before, after } = difference;
  const words = (value: unknown): string => valueWords(field, value, setting);
  const told = { before: words(before), after: words(after) };
  // What differs only in what has no words, such as a picture's file.
  return told.before === told.after
    ? { ...told, after: `${told.after} ${setting.t('versions.differs')}`.trim() }
    : told;
}

/** A value that came from elsewhere in words; empty where it is none of the field's. */
export function foreignValueWords(field: string, value: unknown, setting: MomentSetting): string {
  const known = fieldChangeSchema.safeParse({ field, value });
  return known.success ? valueWords(known.data.field, known.data.value, setting) : '';
}

function valueWords(field: FieldName, value: unknown, setting: MomentSetting): string {
  const { t, locale } = setting;
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
      return at === null ? '' : momentInZone(at, setting);
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
