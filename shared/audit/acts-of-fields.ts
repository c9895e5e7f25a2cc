import { fieldNames } from '../article/fields';
import type { ArticleFields, FieldName } from '../article/fields';
import type { AuditLine } from './audit-line';

/** What happened to one field. */
export type FieldAct = Pick<AuditLine, 'act' | 'field' | 'before' | 'after'>;

/** Every field that is not the same in both. */
export function actsOfFields(before: ArticleFields, after: ArticleFields): FieldAct[] {
  return fieldNames
    .filter((field) => wordsOf(before[field]) !== wordsOf(after[field]))
    .map((field) => actOfField(field, before, after));
}

export function actOfField(field: FieldName, before: ArticleFields, after: ArticleFields): FieldAct {
  return { act: 'field-changed', field, before: wordsOf(before[field]), after: wordsOf(after[field]) };
}

function wordsOf(value: unknown): string {
  if (value === null || value === '') return '';
  return typeof value === 'string' ? value : JSON.stringify(value);
}
