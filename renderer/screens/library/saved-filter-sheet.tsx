import { useState } from 'react';
import { ChoiceList } from '../../components/choice-list';
import { Dialog } from '../../components/dialog';
import { useText } from '../../i18n/text';
import type { SavedFilter } from '../../../shared/ipc/library-answers';
import { useLibrary } from '../../state/library';
import { isLike } from '../desk/is-like';

interface SavedFilterSheetProps {
  readonly open: boolean;
  readonly onShow: (filter: SavedFilter) => void;
  readonly onClose: () => void;
}

/** Asks which of the saved filters the library is to show. */
export function SavedFilterSheet(props: SavedFilterSheetProps) {
  const t = useText();
  return (
    <Dialog bare title={t('desk.saved')} open={props.open} onClose={props.onClose}>
      {props.open && <SavedFilterList {...props} />}
    </Dialog>
  );
}

function SavedFilterList({ onShow, onClose }: SavedFilterSheetProps) {
  const t = useText();
  const saved = useLibrary((state) => state.queues?.saved ?? none);
  const [query, setQuery] = useState('');
  const choices = saved.filter(({ name }) => isLike(name, query.trim()));
  return (
    <ChoiceList
      label={t('desk.saved')}
      hint={t('desk.saved.hint')}
      query={query}
      choices={choices.map(({ name }) => ({ id: name, content: name }))}
      onQuery={setQuery}
      onChoose={(id) => {
        const chosen = choices.find(({ name }) => name === id);
        if (chosen === undefined) return;
        onClose();
        onShow(chosen);
      }}
    />
  );
}

const none: readonly never[] = [];
