import { create } from 'zustand';
import type { Assignee, Section } from '../../shared/article/fields';
import type { ArticleId } from '../../shared/article/ids';
import type { AppError, Result } from '../../shared/errors/app-error';
import { mostAtOnce } from '../../shared/ipc/requests';
import type { DoneToOne } from '../../shared/ipc/done-to-one';
import type { DoneToSeveral } from '../../shared/ipc/library-answers';
import { api } from '../api/bridge';
import { idsBetween, useLibrary } from './library';

/** What was done to several stories, and how it went; it stays to be read until the person goes on. */
export interface Outcome {
  readonly act: 'assign' | 'move' | 'spike' | 'undo' | 'unspike';
  /** To whom, or where to; empty where nobody or nowhere. */
  readonly to: string;
  readonly answer: Result<DoneToSeveral>;
}

interface SelectionState {
  readonly checked: ReadonlySet<ArticleId>;
  readonly outcome: Outcome | null;
}

export const useSelection = create<SelectionState>(() => ({ checked: new Set(), outcome: null }));

const { getState: get, setState: set } = useSelection;
/** Where a range begins. */
let anchor = 0;
/** Answers to an older range are dropped. */
let question = 0;
/** The latest question that is settled; while it is another, a range is on its way. */
let answered = 0;

export function toggleChecked(id: ArticleId, index: number): void {
  dropQuestions();
  anchor = index;
  const checked = new Set(get().checked);
  if (!checked.delete(id)) checked.add(id);
  set({ checked, outcome: null });
}

/** Selects everything from where the selection began, or from `start` where nothing is selected, to this place. */
export async function checkTo(index: number, start: number): Promise<void> {
  // A second key before the answer to the first goes on from where the first began.
  if (get().checked.size === 0 && answered === question) anchor = Math.max(0, start);
  await checkBetween(Math.min(anchor, index), Math.max(anchor, index));
}

/** Selects every story the library shows, as far as several can be changed at once. */
export async function checkAll(): Promise<void> {
  anchor = 0;
  await checkBetween(0, useLibrary.getState().total - 1);
}

export function clearChecked(): void {
  dropQuestions();
  set({ checked: new Set(), outcome: null });
}

export function assignChecked(assignee: Assignee | null): Promise<AppError | null> {
  const articleIds = [...get().checked];
  return done('assign', assignee?.name ?? '', api['library:assign']({ articleIds, assignee }));
}

export function moveChecked(section: Section): Promise<AppError | null> {
  const articleIds = [...get().checked];
  return done('move', section.name, api['library:moveToSection']({ articleIds, section }));
}

export function spikeChecked(): Promise<AppError | null> {
  const articleIds = [...get().checked];
  return done('spike', '', api['library:spike']({ articleIds }));
}

/** What the last act can be undone with; empty where nothing of it can. */
export function undoable({ outcome }: SelectionState): readonly DoneToOne[] {
  const isDone = outcome !== null && outcome.act !== 'undo' && outcome.act !== 'unspike';
  return isDone && outcome.answer.ok ? outcome.answer.value.done : none;
}

/** Brings every story back to its own person, section or state before the last act. */
export async function undoLast(): Promise<void> {
  const last = [...undoable(get())];
  if (last.length === 0) return;
  const act = get().outcome?.act === 'spike' ? 'unspike' : 'undo';
  await done(act, '', api['library:takeBack']({ done: last }));
}

const none: readonly never[] = [];

async function done(
  act: Outcome['act'],
  to: string,
  answering: Promise<Result<DoneToSeveral>>,
): Promise<AppError | null> {
  const answer = await answering;
  set({ outcome: { act, to, answer } });
  return answer.ok ? null : answer.error;
}

async function checkBetween(first: number, last: number): Promise<void> {
  question += 1;
  const mine = question;
  const ids = await idsBetween(first, Math.min(last, first + mostAtOnce - 1));
  if (mine !== question) return;
  answered = mine;
  set({ checked: new Set(ids), outcome: null });
}

function dropQuestions(): void {
  question += 1;
  answered = question;
}

// Another view of the library: what was selected may not be in it.
useLibrary.subscribe((now, before) => {
  if (now.filter !== before.filter && get().checked.size > 0) clearChecked();
});
