import { ArrowDown, ArrowUp, X } from 'lucide-react';
import { bylineRoles } from '../../../../shared/article/fields';
import type { Byline } from '../../../../shared/article/fields';
import { newId } from '../../../../shared/article/ids';
import type { Person } from '../../../../shared/ipc/site-answers';
import { Button, IconButton } from '../../../components/button';
import { useText } from '../../../i18n/text';
import { pictureAddress } from '../../preview/model/picture-address';
import { Combobox } from '../fields/combobox';
import { knownSpelling } from '../fields/completion';
import { SelectField, TextField } from '../fields/controls';
import styles from '../fields/fields.module.css';
import { useField, useWritable } from '../fields/use-field';
import { useServices } from '../services';

/** Who made the story, in order, each with a role and what the author's box says. */
export function Bylines() {
  const t = useText();
  const { vocabulary } = useServices();
  const [bylines, setBylines] = useField('bylines');
  const people = vocabulary?.people ?? [];
  const names = people.map(({ name }) => name);
  const replace = (index: number, next: Byline): void => {
    setBylines(bylines.with(index, next));
  };
  return (
    <>
      {bylines.map((byline, index) => (
        <BylineCard
          key={byline.id}
          byline={byline}
          first={index === 0}
          last={index === bylines.length - 1}
          onChange={(next) => replace(index, next)}
          onMove={(direction) => setBylines(moved(bylines, index, direction))}
          onRemove={() => setBylines(bylines.toSpliced(index, 1))}
        />
      ))}
      <Combobox
        label={t('story.bylines.add')}
        known={names}
        chosen={bylines.map(({ name }) => name)}
        mayAddNew
        newLabel={(name) => t('story.bylines.new', { name })}
        refusal=""
        placeholder={t('story.bylines.add')}
        onAdd={(value) => {
          const name = knownSpelling(value, names) ?? value;
          setBylines([
            ...bylines,
            bylineOf(
              name,
              people.find((person) => person.name === name),
            ),
          ]);
        }}
      />
    </>
  );
}

interface BylineCardProps {
  readonly byline: Byline;
  readonly first: boolean;
  readonly last: boolean;
  readonly onChange: (byline: Byline) => void;
  readonly onMove: (direction: -1 | 1) => void;
  readonly onRemove: () => void;
}

function BylineCard({ byline, first, last, onChange, onMove, onRemove }: BylineCardProps) {
  const t = useText();
  const writable = useWritable();
  const { name, box } = byline;
  const setBox = (change: Partial<Byline['box']>): void =>
    onChange({ ...byline, box: { ...box, ...change } });
  const rename = (typed: string): void => {
    if (typed.trim() !== '') onChange({ ...byline, name: typed, person: null });
  };
  return (
    <fieldset className={styles.person} aria-label={name} disabled={!writable}>
      <div className={styles.personHead}>
        <strong>{name}</strong>
        <IconButton disabled={first} label={t('story.bylines.up', { name })} onClick={() => onMove(-1)}>
          <ArrowUp aria-hidden size={16} />
        </IconButton>
        <IconButton disabled={last} label={t('story.bylines.down', { name })} onClick={() => onMove(1)}>
          <ArrowDown aria-hidden size={16} />
        </IconButton>
        <IconButton label={t('story.remove', { name })} onClick={onRemove}>
          <X aria-hidden size={16} />
        </IconButton>
      </div>
      <SelectField
        label={t('story.bylines.role')}
        value={byline.role}
        options={bylineRoles.map((value) => ({ value, label: t(`story.role.${value}`) }))}
        onChange={(role) => onChange({ ...byline, role })}
      />
      <details>
        <summary>{t('story.box')}</summary>
        {byline.person === null ? (
          <TextField label={t('story.box.name')} value={name} maxLength={200} onChange={rename} />
        ) : null}
        <TextField
          label={t('story.box.title')}
          value={box.title}
          maxLength={500}
          onChange={(title) => setBox({ title })}
        />
        <TextField
          label={t('story.box.bio')}
          value={box.bio}
          maxLength={5_000}
          lines={3}
          onChange={(bio) => setBox({ bio })}
        />
        <TextField
          label={t('story.box.email')}
          type="email"
          value={box.email}
          maxLength={200}
          onChange={(email) => setBox({ email })}
        />
        <BoxPicture picture={box.picture} onChange={(picture) => setBox({ picture })} />
      </details>
    </fieldset>
  );
}

interface BoxPictureProps {
  readonly picture: string | null;
  readonly onChange: (picture: string | null) => void;
}

function BoxPicture({ picture, onChange }: BoxPictureProps) {
  const t = useText();
  const { chooseMedia } = useServices();
  const shown = pictureAddress(picture);
  const choose = async (): Promise<void> => {
    const chosen = await chooseMedia();
    if (chosen.ok && chosen.value !== null) onChange(`sha256:${chosen.value.hash}`);
  };
  return (
    <div>
      {shown === null ? null : <img className={styles.picture} src={shown} alt="" />}
      <div className={styles.buttons}>
        <Button onClick={() => void choose()}>{t('story.box.picture')}</Button>
        {picture === null ? null : (
          <Button onClick={() => onChange(null)}>{t('story.box.removePicture')}</Button>
        )}
      </div>
    </div>
  );
}

function bylineOf(name: string, person: Person | undefined): Byline {
  const box = { title: '', bio: person?.bio ?? '', email: '', picture: person?.picture ?? null };
  return { id: newId<string>(), name, role: 'reporter', person: person?.slug ?? null, box };
}

function moved(bylines: readonly Byline[], index: number, direction: -1 | 1): Byline[] {
  const byline = bylines[index];
  if (byline === undefined) return [...bylines];
  return bylines.toSpliced(index, 1).toSpliced(index + direction, 0, byline);
}
