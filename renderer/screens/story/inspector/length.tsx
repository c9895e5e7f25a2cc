import { useState } from 'react';
import { useText } from '../../../i18n/text';
import { useFigures } from '../../../state/copy-figures';
import { TextField } from '../fields/controls';
import styles from '../fields/fields.module.css';
import { useField } from '../fields/use-field';

/** How long the story should be, and how long it is. */
export function LengthFields() {
  const t = useText();
  const [target, setTarget] = useField('lengthTarget');
  // What is typed may be no number yet, or none that the field can hold.
  const [draft, setDraft] = useState<string | null>(null);
  const figures = useFigures((state) => state.figures);
  const { words, characters, minutes } = figures ?? { words: 0, characters: 0, minutes: 0 };
  return (
    <>
      <TextField
        label={t('story.length.target')}
        field="lengthTarget"
        type="number"
        value={draft ?? (target === null ? '' : String(target))}
        onBlur={() => setDraft(null)}
        maxLength={7}
        onChange={(typed) => {
          setDraft(typed);
          const wanted = Math.round(Number(typed));
          if (typed === '') setTarget(null);
          else if (wanted >= 1 && wanted <= 1_000_000) setTarget(wanted);
        }}
      />
      {target === null ? null : <LengthBar words={words} target={target} />}
      <p className={styles.figures}>{t('story.length.figures', { words, characters, minutes })}</p>
    </>
  );
}

function LengthBar({ words, target }: { readonly words: number; readonly target: number }) {
  const t = useText();
  const share = Math.min(100, Math.round((words / target) * 100));
  return (
    <div
      className={styles.meter}
      data-over={words > target || undefined}
      role="meter"
      aria-label={t('story.length.target')}
      aria-valuemin={0}
      aria-valuemax={target}
      aria-valuenow={Math.min(words, target)}
      aria-valuetext={t(words > target ? 'story.length.over' : 'story.length.left', {
        count: Math.abs(target - words),
      })}
    >
      <div style={{ width: `${share}%` }} />
    </div>
  );
}
