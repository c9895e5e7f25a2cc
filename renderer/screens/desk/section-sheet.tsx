import { useState } from 'react';
import type { Section } from '../../../shared/article/fields';
import { ChoiceList } from '../../components/choice-list';
import { Dialog } from '../../components/dialog';
import { useText } from '../../i18n/text';
import { useLibrary } from '../../state/library';
import { useSite } from '../../state/site';
import { proposeSlug } from '../story/slug';
import { isLike } from './is-like';

interface SectionSheetProps {
  readonly open: boolean;
  readonly onMove: (section: Section) => void;
  readonly onClose: () => void;
}

/** Asks which section stories go to: one the site has, or without a site one that stories here have. */
export function SectionSheet(props: SectionSheetProps) {
  const t = useText();
  return (
    <Dialog bare title={t('desk.move')} open={props.open} onClose={props.onClose}>
      {props.open && <SectionList {...props} />}
    </Dialog>
  );
}

function SectionList({ onMove, onClose }: SectionSheetProps) {
  const t = useText();
  const known = useSite((state) => state.vocabulary?.sections ?? none);
  const used = useLibrary((state) => state.facets?.sections ?? none);
  const [query, setQuery] = useState('');
  const sections: readonly Section[] =
    known.length > 0
      ? known.map(({ slug, name }) => ({ slug, name }))
      : used
          .map(({ value }) => ({ slug: proposeSlug(value), name: value }))
          .filter(({ slug }) => slug !== '');
  const choices = sections.filter(({ name }) => isLike(name, query.trim()));
  return (
    <ChoiceList
      label={t('desk.move')}
      hint={t('desk.move.hint')}
      query={query}
      choices={choices.map(({ slug, name }) => ({ id: slug, content: name }))}
      onQuery={setQuery}
      onChoose={(id) => {
        const chosen = choices.find(({ slug }) => slug === id);
        if (chosen === undefined) return;
        onMove(chosen);
        onClose();
      }}
    />
  );
}

const none: readonly never[] = [];
