import { useState } from 'react';
import type { Assignee } from '../../../shared/article/fields';
import { ChoiceList } from '../../components/choice-list';
import { Dialog } from '../../components/dialog';
import { useText } from '../../i18n/text';
import { useMe } from '../../state/me';
import { useSite } from '../../state/site';
import { isLike } from './is-like';
import { peopleToAssign } from './person-choices';

interface AssignSheetProps {
  readonly open: boolean;
  readonly onAssign: (assignee: Assignee | null) => void;
  readonly onClose: () => void;
}

/** Asks to whom stories are given: a colleague by a few letters, oneself, nobody, or a name that no site knows. */
export function AssignSheet(props: AssignSheetProps) {
  const t = useText();
  return (
    <Dialog bare title={t('desk.assign')} open={props.open} onClose={props.onClose}>
      {props.open && <AssignList {...props} />}
    </Dialog>
  );
}

interface PersonChoice {
  readonly id: string;
  readonly label: string;
  readonly assignee: Assignee | null;
}

function AssignList({ onAssign, onClose }: AssignSheetProps) {
  const t = useText();
  const me = useMe();
  const people = useSite((state) => state.vocabulary?.people ?? none);
  const [query, setQuery] = useState('');
  const typed = query.trim();
  const known = peopleToAssign(me, people);
  const isKnown = known.some(({ name }) => name.toLowerCase() === typed.toLowerCase());
  const choices: PersonChoice[] = [
    ...known
      .filter(({ name }) => isLike(name, typed))
      .map((assignee) => ({
        id: `person ${assignee.slug} ${assignee.name}`,
        label: assignee.name === me.name ? t('desk.assign.me', { name: me.name }) : assignee.name,
        assignee,
      })),
    ...(typed === '' || isKnown
      ? []
      : [
          {
            id: 'typed',
            label: t('desk.assign.typed', { name: typed }),
            assignee: { slug: '', name: typed.slice(0, 200) },
          },
        ]),
    ...(typed === '' ? [{ id: 'nobody', label: t('desk.assign.nobody'), assignee: null }] : []),
  ];
  return (
    <ChoiceList
      label={t('desk.assign')}
      hint={t('desk.assign.hint')}
      query={query}
      choices={choices.map(({ id, label }) => ({ id, content: label }))}
      onQuery={setQuery}
      onChoose={(id) => {
        const chosen = choices.find((choice) => choice.id === id);
        if (chosen === undefined) return;
        onAssign(chosen.assignee);
        onClose();
      }}
    />
  );
}

const none: readonly never[] = [];
