import { useMemo, useState } from 'react';
import { differs } from '../../../shared/document/compare/compare-copies';
import type { ComparedLine } from '../../../shared/document/compare/compared';
import { useText } from '../../i18n/text';
import { Button } from '../button';
import { DifferenceLine } from './difference-line';
import { foldLines } from './fold-lines';
import type { Folded } from './fold-lines';
import styles from './difference.module.css';

interface CopyDifferenceProps {
  /** What `compareCopies` found. */
  readonly lines: readonly ComparedLine[];
  readonly view: 'inline' | 'sides';
  /** The language of the text, for hyphens and for readers aloud. */
  readonly language: string;
  readonly pictureOf?: (source: string) => string | null;
  /** Each line that differs as it comes and goes, by its number from 1: how a screen steps through them. */
  readonly onLine?: (place: number, element: HTMLElement | null) => void;
}

/** Two copies of a story in one text or side by side; long stretches without a difference are folded. */
export function CopyDifference({ lines, view, language, pictureOf, onLine }: CopyDifferenceProps) {
  const t = useText();
  const folded = useMemo(() => foldLines(lines), [lines]);
  const count = useMemo(() => lines.filter(differs).length, [lines]);
  const row = (line: ComparedLine, place: number) => (
    <div
      key={line.key}
      ref={place === 0 ? undefined : (element) => onLine?.(place, element)}
      className={styles.row}
      data-change={place === 0 ? undefined : line.moved && line.kind === 'same' ? 'moved' : line.kind}
      role={place === 0 ? undefined : 'group'}
      tabIndex={place === 0 ? undefined : -1}
      aria-label={place === 0 ? undefined : t('versions.difference', { place, count })}
    >
      {view === 'inline' ? (
        <DifferenceLine line={line} side="both" pictureOf={pictureOf} />
      ) : (
        <>
          {line.before === null ? (
            <p className={styles.missing}>{t('versions.missing')}</p>
          ) : (
            <DifferenceLine line={line} side="before" pictureOf={pictureOf} />
          )}
          {line.after === null ? (
            <p className={styles.missing}>{t('versions.missing')}</p>
          ) : (
            <DifferenceLine line={line} side="after" pictureOf={pictureOf} />
          )}
        </>
      )}
    </div>
  );
  return (
    <div className={styles.difference} data-view={view} lang={language}>
      {folded.map((part) =>
        part.kind === 'line' ? row(part.line, part.place) : <Fold key={part.key} fold={part} row={row} />,
      )}
    </div>
  );
}

function Fold({
  fold,
  row,
}: {
  readonly fold: Extract<Folded, { readonly kind: 'fold' }>;
  readonly row: (line: ComparedLine, place: number) => React.ReactNode;
}) {
  const t = useText();
  const [open, setOpen] = useState(false);
  if (open) return fold.lines.map((line) => row(line, 0));
  return (
    <div className={styles.fold}>
      <span>{t('versions.same', { count: fold.lines.length })}</span>
      <Button kind="quiet" onClick={() => setOpen(true)}>
        {t('versions.same.show')}
      </Button>
    </div>
  );
}
