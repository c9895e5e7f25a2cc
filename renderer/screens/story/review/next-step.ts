import type { Node } from '@tiptap/pm/model';
import type { ArticleFields } from '../../../../shared/article/fields';
import { requirementSchema } from '../../../../shared/article/policy';
import type { Requirement } from '../../../../shared/article/policy';
import type { AppError } from '../../../../shared/errors/app-error';
import type { Review } from '../../../../shared/ipc/article-answers';

/** What a person can do at once about a refusal. */
export type NextStep =
  | { readonly kind: 'changes' }
  | { readonly kind: 'missing'; readonly requirement: Requirement }
  | { readonly kind: 'schedule' }
  | { readonly kind: 'what-changed'; readonly seq: number }
  | { readonly kind: 'colleague' }
  | { readonly kind: 'settings' };

/** The step that a refusal asks for, where it is in this person's hands; null where there is none. */
export function nextStep({ code, details }: AppError, { moves, approval }: Review): NextStep | null {
  switch (code) {
    case 'article.open-suggestions':
      return { kind: 'changes' };
    case 'article.empty-headline':
      return { kind: 'missing', requirement: 'headline' };
    case 'workflow.incomplete': {
      const first = requirementSchema.safeParse(String(details['missing'] ?? '').split(', ')[0]);
      return first.success ? { kind: 'missing', requirement: first.data } : null;
    }
    case 'article.embargoed':
    case 'article.schedule-missing':
    case 'article.schedule-past':
      return moves.includes('schedule') ? { kind: 'schedule' } : null;
    case 'article.approval-voided':
      return approval.kind === 'void' && approval.approvedSeq !== null
        ? { kind: 'what-changed', seq: approval.approvedSeq }
        : null;
    case 'workflow.own-copy':
    case 'workflow.role-forbids':
    case 'article.not-approved':
      return moves.includes('submit') ? { kind: 'colleague' } : null;
    case 'site.not-connected':
      return { kind: 'settings' };
    default:
      return null;
  }
}

/** Where something that is missing is filled in. */
type MissingPlace =
  | { readonly kind: 'copy'; readonly at: number }
  | { readonly kind: 'field'; readonly field: Requirement }
  | { readonly kind: 'comments' };

/** The place of the first thing that a requirement misses; `at` is a position for the caret. */
export function placeOfMissing(
  requirement: Requirement,
  doc: Node,
  { leadImage }: Pick<ArticleFields, 'leadImage'>,
): MissingPlace {
  switch (requirement) {
    case 'headline':
      return { kind: 'copy', at: 1 };
    case 'dek':
      return { kind: 'copy', at: doc.child(0).nodeSize + 1 };
    case 'alt-texts':
      return leadImage?.alt.trim() === ''
        ? { kind: 'field', field: 'lead-image' }
        : pictureWithout(doc, ({ attrs }) => String(attrs['alt']).trim() === '');
    case 'picture-credits':
      return leadImage?.credit.trim() === ''
        ? { kind: 'field', field: 'lead-image' }
        : pictureWithout(doc, (picture) => picture.lastChild?.textContent.trim() === '');
    case 'within-length':
      return { kind: 'copy', at: doc.content.size - 1 };
    case 'comments-resolved':
      return { kind: 'comments' };
    default:
      return { kind: 'field', field: requirement };
  }
}

function pictureWithout(doc: Node, lacks: (picture: Node) => boolean): MissingPlace {
  let at = 1;
  doc.descendants((node, pos) => {
    if (at === 1 && node.type.name === 'image' && lacks(node)) at = pos + 1;
    return at === 1 && !node.isTextblock;
  });
  return { kind: 'copy', at };
}
