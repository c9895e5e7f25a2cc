import { eventKinds } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import type { Version } from '../../../shared/ipc/article-answers';
import type { Locale } from '../../../shared/ipc/preferences';
import type { Text } from '../../i18n/text';
import { clockTime } from '../../i18n/time';

/** What made a place a version, in words. */
function versionWords(t: Text, { kind, label }: Pick<Version, 'kind' | 'label'>): string {
  switch (kind) {
    case 'named':
      return label;
    case 'hourly':
      return t('versions.hourly');
    case 'sync':
      if (label === 'merged') return t('versions.sync.merged');
      return label === 'taken' ? t('versions.sync.taken') : t('versions.sync.sent');
    case 'transition':
      return label === 'restored' ? t('versions.restored') : moveWords(t, label);
  }
}

/** What happened to a story, in words. */
export function moveWords(t: Text, kind: string): string {
  const known: WorkflowEvent['kind'] | undefined = eventKinds.find((each) => each === kind);
  return known === undefined ? kind : t(`versions.move.${known}`);
}

/** One place of the journal with everything that made it a version, the names first. */
export interface Place {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  readonly words: string;
  readonly isNamed: boolean;
  readonly isHourly: boolean;
}

/** Versions as places, newest first: several of one place are one. */
export function placesOf(t: Text, versions: readonly Version[]): readonly Place[] {
  const bySeq = new Map<number, Version[]>();
  for (const version of versions) bySeq.set(version.seq, [...(bySeq.get(version.seq) ?? []), version]);
  return [...bySeq].map(([seq, some]) => {
    const named = some.filter(({ kind }) => kind === 'named');
    const plain = some.filter(({ kind }) => kind !== 'hourly' && kind !== 'named');
    const shown = [...named, ...plain].length > 0 ? [...named, ...plain] : some;
    const first = plain[0] ?? shown[0] ?? some[0];
    return {
      seq,
      at: first?.at ?? '',
      actor: first?.actor ?? '',
      words: [...new Set(shown.map((version) => versionWords(t, version)))].join(' · '),
      isNamed: named.length > 0,
      isHourly: named.length + plain.length === 0,
    };
  });
}

/** `Approved, 21:04, Ann`; without the time where nobody knows it. */
export function placeWords({ words, at, actor }: Place, locale: Locale): string {
  return [words, at === '' ? '' : clockTime(at, locale), actor].filter((part) => part !== '').join(', ');
}

/** The calendar day of an instant here, for groups: `2026-11-23`. */
export function dayOf(at: string): string {
  const date = new Date(at);
  return `${date.getFullYear()}-${date.getMonth()}-${date.getDate()}`;
}
