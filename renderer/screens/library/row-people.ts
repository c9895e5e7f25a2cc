import type { ArticleRow } from '../../../shared/ipc/library-answers';
import { useText } from '../../i18n/text';
import { useLibrary } from '../../state/library';

/** What ties people to a story beside its bylines: who has it to do, and who began it where their stories are listed. */
export function useRowPeople({ assignee, begunBy }: ArticleRow): readonly string[] {
  const t = useText();
  const isListed = useLibrary(({ filter }) => begunBy !== '' && filter.authors.includes(begunBy));
  return [
    ...(assignee === null ? [] : [t('desk.with', { name: assignee.name })]),
    ...(isListed ? [t('desk.begunBy', { name: begunBy })] : []),
  ];
}
