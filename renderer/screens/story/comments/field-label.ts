import type { FieldName } from '../../../../shared/article/fields';
import type { MessageId, Text } from '../../../i18n/text';

/** The words the inspector has for a field. */
const labels: Partial<Record<string, MessageId>> = {
  slug: 'story.slug',
  sections: 'story.sections',
  tags: 'story.tags',
  bylines: 'story.group.bylines',
  dateline: 'comments.field.dateline',
  language: 'story.language',
  embargo: 'story.embargo',
  publishAt: 'review.publishAt',
  due: 'desk.field.due',
  assignee: 'desk.field.assignee',
  lengthTarget: 'story.length.target',
  seoTitle: 'story.search.title',
  seoDescription: 'story.search.description',
  leadImage: 'story.group.lead',
  notices: 'comments.field.notices',
} satisfies Record<FieldName, MessageId>;

/** The name of a field for people; of one that this version has no words for, “A field”. */
export function fieldLabel(t: Text, field: string): string {
  return t(labels[field] ?? 'comments.field.other');
}
