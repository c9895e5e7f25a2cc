import { fieldNames } from '../../article/fields';
import type { ArticleFields, FieldName } from '../../article/fields';

/** A field that differs, with both its values. */
export type FieldDifference = {
  [Name in FieldName]: {
    readonly field: Name;
    readonly before: ArticleFields[Name];
    readonly after: ArticleFields[Name];
  };
}[FieldName];

/** The fields that differ, in the order of the record. */
export function compareFields(before: ArticleFields, after: ArticleFields): FieldDifference[] {
  return fieldNames
    .filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]))
    .map((field) => ({ field, before: before[field], after: after[field] }) as FieldDifference);
}
