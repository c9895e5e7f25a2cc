import { createContext, use, useCallback, useMemo, useRef, useState } from 'react';
import { useStore } from 'zustand';
import type { Requirement } from '../../../../shared/article/policy';
import { transitionOf } from '../../../../shared/article/workflow/moves';
import type { Move } from '../../../../shared/article/workflow/moves';
import type { AppError } from '../../../../shared/errors/app-error';
import type { CommandId } from '../../../../shared/ipc/commands';
import type { SiteStatus } from '../../../../shared/ipc/site-answers';
import type { ArticleSession } from '../../../state/open-article/session';
import { unsentMoves } from '../../../state/open-article/unsent-words';
import type { Words } from '../../../state/open-article/unsent-words';

export type { Words } from '../../../state/open-article/unsent-words';

/** The moves that are commands of the story; spiking is the window's. */
const moveCommands = [
  'submit',
  'take-back',
  'start-review',
  'request-changes',
  'sign-off',
  'approve',
  'publish',
  'schedule',
  'unschedule',
  'update',
  'correct',
  'kill',
] as const satisfies readonly (CommandId & Move)[];
export type MoveCommand = (typeof moveCommands)[number];
export type DeskCommand = MoveCommand | 'save-draft' | 'submit-note';

/** Moves that ask for words or for an hour first. */
const asking: ReadonlySet<DeskCommand> = new Set([
  'request-changes',
  'schedule',
  'update',
  'correct',
  'kill',
]);

const noWords: Words = { note: '', advisory: '' };

/** The moves of the story on the screen: what can be asked for, what is being asked, and what was refused. */
export interface StoryDesk {
  /** Makes a move, or opens what has to be asked first. */
  readonly request: (command: DeskCommand) => void;
  readonly mayRequest: (command: DeskCommand) => boolean;
  /** Opens the dialog of a move, also of one that needs none. */
  readonly ask: (move: MoveCommand) => void;
  /** The move whose dialog is open. */
  readonly asked: MoveCommand | null;
  readonly stopAsking: () => void;
  /** Makes a move and closes its dialog; a refusal stands beside the story then, and its words are kept. */
  readonly carryOut: (move: MoveCommand, words?: Words) => Promise<void>;
  /** Sets the hour and schedules; `again` approves the words with the new hour first. */
  readonly schedule: (publishAt: string, again: boolean) => Promise<void>;
  /** What was typed into a dialog and did not get through. */
  readonly wordsFor: (move: MoveCommand) => Words;
  readonly keepWords: (move: MoveCommand, words: Words) => void;
  readonly refusal: AppError | null;
  /** What this person just asked to be published was the first of two sign-offs instead. */
  readonly isFirstOfTwo: boolean;
  readonly dismiss: () => void;
  /** The field that is to have the caret as soon as it stands there. */
  readonly wanted: Requirement | null;
  readonly want: (field: Requirement | null) => void;
}

export const DeskContext = createContext<StoryDesk | null>(null);

/** The moves of the story; only inside a story screen. */
export function useDesk(): StoryDesk {
  const desk = use(DeskContext);
  if (desk === null) throw new Error('No story screen around this component');
  return desk;
}

export function isDeskCommand(id: CommandId): id is DeskCommand {
  return id === 'save-draft' || id === 'submit-note' || moveCommands.some((move) => move === id);
}

/** The moves of an open story as its screen keeps them. */
export function useStoryDesk(session: ArticleSession, site: SiteStatus | null): StoryDesk {
  const moves = useStore(session.store, (state) => state.review.moves);
  const needsTwo = useStore(session.store, (state) => state.review.needsSecondSignOff);
  const editable = useStore(session.store, (state) => state.readOnly === null);
  const steps = useStore(session.store, (state) => state.events.length);
  const [asked, setAsked] = useState<MoveCommand | null>(null);
  const [refused, setRefused] = useState<{ readonly error: AppError; readonly steps: number } | null>(null);
  const [signedOffAt, setSignedOffAt] = useState<number | null>(null);
  const [wanted, want] = useState<Requirement | null>(null);
  const kept = unsentMoves(session.articleId);
  const isBusy = useRef(false);

  const settle = useCallback(
    (answer: { readonly ok: true } | { readonly ok: false; readonly error: AppError }): boolean => {
      const { length } = session.store.getState().events;
      setRefused(answer.ok ? null : { error: answer.error, steps: length });
      setSignedOffAt(null);
      setAsked(null);
      return answer.ok;
    },
    [session],
  );
  /** One act at a time: a second click before the first is answered is not meant. */
  const alone = useCallback(async (act: () => Promise<unknown>): Promise<void> => {
    if (isBusy.current) return;
    isBusy.current = true;
    try {
      await act();
    } finally {
      isBusy.current = false;
    }
  }, []);
  const carryOut = useCallback(
    (move: MoveCommand, words: Words = noWords): Promise<void> =>
      alone(async () => {
        if (!settle(await session.move(move, words))) return;
        kept.delete(move);
        const { events } = session.store.getState();
        const isFirst = transitionOf(move).needsApproval && events.at(-1)?.kind === 'signed-off';
        setSignedOffAt(isFirst ? events.length : null);
      }),
    [alone, kept, session, settle],
  );
  const schedule = useCallback(
    (publishAt: string, again: boolean): Promise<void> =>
      alone(async () => {
        const isKept = session.store.getState().fields.publishAt === publishAt;
        if (!isKept && !session.setField({ field: 'publishAt', value: publishAt })) return;
        // The hour is part of what was approved: with another one the approval no longer stands.
        const approved = again ? await session.move('approve') : null;
        settle(approved?.ok === false ? approved : await session.move('schedule'));
      }),
    [alone, session, settle],
  );
  const mayRequest = useCallback(
    (command: DeskCommand): boolean =>
      editable &&
      (command === 'save-draft'
        ? site !== null
        : command === 'submit-note'
          ? moves.includes('submit')
          : // Where one approval is enough, signing off would be another word for it.
            moves.includes(command) && (command !== 'sign-off' || needsTwo)),
    [editable, moves, needsTwo, site],
  );
  const request = useCallback(
    (command: DeskCommand): void => {
      if (!mayRequest(command)) return;
      if (command === 'save-draft') void alone(async () => settle(await session.saveOnSite()));
      else if (command === 'submit-note') setAsked('submit');
      else if (asking.has(command)) setAsked(command);
      else void carryOut(command);
    },
    [alone, carryOut, mayRequest, session, settle],
  );
  return useMemo(
    () => ({
      request,
      mayRequest,
      ask: setAsked,
      asked,
      stopAsking: () => setAsked(null),
      carryOut,
      schedule,
      wordsFor: (move) => kept.get(move) ?? noWords,
      keepWords: (move, words) => kept.set(move, words),
      // What was refused before the story moved on says nothing any more.
      refusal: refused?.steps === steps ? refused.error : null,
      isFirstOfTwo: signedOffAt === steps,
      dismiss: () => setRefused(null),
      wanted,
      want,
    }),
    [asked, carryOut, kept, mayRequest, refused, request, schedule, signedOffAt, steps, wanted],
  );
}
