import type {
  AttributeChange,
  ComparedLine,
  Run,
  Suggested,
} from '../../../shared/document/compare/compared';
import { useText } from '../../i18n/text';
import type { Text } from '../../i18n/text';
import styles from './difference.module.css';

/** Which of the two texts a line shows: both in one, or one side alone. */
export type LineSide = 'both' | 'before' | 'after';

interface DifferenceLineProps {
  readonly line: ComparedLine;
  readonly side: LineSide;
  /** Where the picture of a source is found; without it only its words are shown. */
  readonly pictureOf?: ((source: string) => string | null) | undefined;
}

/** One line of a difference: what came underlined, what went struck, and in words what has none of its own. */
export function DifferenceLine({ line, side, pictureOf }: DifferenceLineProps) {
  const t = useText();
  const { dress, runs, attributes } = line;
  const picture = dress.source === null ? null : (pictureOf?.(dress.source) ?? null);
  const notes = [
    ...(line.moved && side !== 'before' ? [t('versions.moved')] : []),
    ...(side === 'before' ? [] : attributes.map((change) => attributeWords(t, change))),
    ...runs.flatMap((run) => (run.change === 'formatted' && side !== 'before' ? [formatWords(t, run)] : [])),
  ];
  return (
    <div
      className={styles.line}
      data-item={line.dress.within.includes('listItem') || undefined}
      data-type={dress.type}
      data-level={dress.level || undefined}
      data-depth={depthOf(line)}
    >
      {dress.type === 'image' && (
        <p className={styles.picture} data-kind={line.kind}>
          {picture !== null && <img src={picture} alt="" />}
          <span>
            {t(
              line.kind === 'added'
                ? 'versions.picture.added'
                : line.kind === 'removed'
                  ? 'versions.picture.removed'
                  : 'versions.picture',
            )}
          </span>
        </p>
      )}
      {dress.type === 'divider' && <p className={styles.bare}>{t('versions.divider')}</p>}
      {runs.length > 0 && (
        <p className={styles.text}>{runs.map((run, index) => drawRun(run, index, side))}</p>
      )}
      {notes.length > 0 && <p className={styles.note}>{[...new Set(notes)].join(' · ')}</p>}
    </div>
  );
}

function drawRun(run: Run, index: number, side: LineSide) {
  const suggested = drawSuggested(run.text.replaceAll('\t', ' │ '), run.suggested);
  switch (run.change) {
    case 'inserted':
      return side === 'before' ? null : <ins key={index}>{suggested}</ins>;
    case 'deleted':
      return side === 'after' ? null : <del key={index}>{suggested}</del>;
    case 'formatted':
      return (
        <span key={index} className={side === 'before' ? undefined : styles.formatted}>
          {suggested}
        </span>
      );
    default:
      return <span key={index}>{suggested}</span>;
  }
}

/** Words that somebody suggests, or suggests to take out; plain ones as they are. */
function drawSuggested(text: string, suggested: Suggested | undefined) {
  switch (suggested) {
    case 'insertion':
      return <u>{text}</u>;
    case 'deletion':
      return <s>{text}</s>;
    default:
      return text;
  }
}

function depthOf({ dress }: ComparedLine): number | undefined {
  const depth = dress.within.filter((name) => name !== 'listItem' && name !== 'table').length;
  return depth === 0 ? undefined : Math.min(depth, 4);
}

/** What a block was and what it is: `Paragraph → Heading 2`. */
function attributeWords(t: Text, { name, before, after }: AttributeChange): string {
  switch (name) {
    case 'type':
    case 'within':
      return t('versions.became', { before: typeWords(t, before), after: typeWords(t, after) });
    case 'alt':
      return t('versions.alt', {
        before: before === '' ? t('versions.none') : before,
        after: after === '' ? t('versions.none') : after,
      });
    case 'source':
      return t('versions.otherPicture');
    default:
      return t('versions.otherLook');
  }
}

const knownTypes = [
  'paragraph',
  'heading-2',
  'heading-3',
  'heading-4',
  'bulletList',
  'orderedList',
  'blockquote',
  'quoteText',
  'tableRow',
] as const;

function typeWords(t: Text, type: string): string {
  const last = type.split(' ').findLast((name) => name !== 'listItem') ?? '';
  const known = knownTypes.find((name) => name === last);
  return known === undefined ? t('versions.type.plain') : t(`versions.type.${known}`);
}

const knownMarks = [
  'bold',
  'italic',
  'strike',
  'subscript',
  'superscript',
  'link',
  'insertion',
  'deletion',
] as const;

function formatWords(t: Text, run: Extract<Run, { readonly change: 'formatted' }>): string {
  const words = (names: readonly string[]): string[] =>
    names.map((name) => {
      const known = knownMarks.find((mark) => mark === name);
      return known === undefined ? t('versions.mark.other') : t(`versions.mark.${known}`);
    });
  const [added, removed] = [words(run.added), words(run.removed)];
  const text = run.text.trim().slice(0, 60);
  if (added.join() === removed.join()) return t('versions.format.changed', { text, marks: added.join(', ') });
  return [
    ...(added.length > 0 ? [t('versions.format.added', { text, marks: added.join(', ') })] : []),
    ...(removed.length > 0 ? [t('versions.format.removed', { text, marks: removed.join(', ') })] : []),
  ].join(' · ');
}
