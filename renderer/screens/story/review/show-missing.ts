import { TextSelection } from '@tiptap/pm/state';
import type { Requirement } from '../../../../shared/article/policy';
import type { ArticleSession } from '../../../state/open-article/session';
import { placeOfMissing } from './next-step';

interface MissingPlaces {
  readonly focusCopy: () => void;
  readonly showField: (field: Requirement) => void;
  readonly showComments: () => void;
}

/** Puts the caret where something that is missing is filled in. */
export function showMissingPlace(
  requirement: Requirement,
  { copy, store }: Pick<ArticleSession, 'copy' | 'store'>,
  { focusCopy, showField, showComments }: MissingPlaces,
): void {
  const { doc, tr } = copy.state();
  const place = placeOfMissing(requirement, doc, store.getState().fields);
  if (place.kind === 'field') showField(place.field);
  else if (place.kind === 'comments') showComments();
  else {
    copy.dispatch(tr.setSelection(TextSelection.near(doc.resolve(place.at))).scrollIntoView());
    focusCopy();
  }
}
