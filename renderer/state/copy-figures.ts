import { create } from 'zustand';
import { standingCopy } from '../../shared/document/suggestions';
import { copyText, readingMinutes } from '../../shared/document/copy-text';
import type { ArticleSession } from './open-article/session';

/** What the window says of the copy on the screen. */
export interface CopyFigures {
  readonly headline: string;
  readonly words: number;
  readonly characters: number;
  readonly minutes: number;
}

/** How long typing rests before the figures follow it, in milliseconds: between two keys nothing else is drawn. */
const restMs = 300;

/** Those of the story on the screen; null while none is. What shows one of them listens to that one alone. */
export const useFigures = create<{ readonly figures: CopyFigures | null }>(() => ({ figures: null }));

/** Keeps the figures of a story up to date, never before its first frame or between two keys. Returns the end of it. */
export function followFigures(session: ArticleSession): () => void {
  const update = (): void => {
    const figures = figuresOf(session);
    const before = useFigures.getState().figures;
    if (before === null || !same(before, figures)) useFigures.setState({ figures });
  };
  let waiting = setTimeout(update, 0);
  const stop = session.onCopy(() => {
    clearTimeout(waiting);
    waiting = setTimeout(update, restMs);
  });
  return () => {
    stop();
    clearTimeout(waiting);
    useFigures.setState({ figures: null });
  };
}

function figuresOf(session: ArticleSession): CopyFigures {
  const doc = standingCopy(session.copy.state().doc);
  const { words, characters } = copyText(doc);
  const { language } = session.store.getState().fields;
  return { headline: doc.child(0).textContent, words, characters, minutes: readingMinutes(words, language) };
}

function same(before: CopyFigures, now: CopyFigures): boolean {
  return (
    before.headline === now.headline &&
    before.words === now.words &&
    before.characters === now.characters &&
    before.minutes === now.minutes
  );
}
