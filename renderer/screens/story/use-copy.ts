import { useEffect, useState } from 'react';
import { copyText, readingMinutes } from '../../../shared/document/copy-text';
import type { ArticleSession } from '../../state/open-article/session';

export interface CopyFigures {
  readonly headline: string;
  readonly words: number;
  readonly characters: number;
  readonly minutes: number;
}

/** How long the copy is, brought up to date when the writer pauses; a keystroke itself costs nothing. */
export function useCopyFigures(session: ArticleSession): CopyFigures {
  const [figures, setFigures] = useState(() => figuresOf(session));
  useEffect(() => {
    let waiting: ReturnType<typeof setTimeout> | null = null;
    const update = (): void => {
      waiting = null;
      setFigures((before) => sameOr(before, figuresOf(session)));
    };
    update();
    const stop = session.onCopy(() => {
      waiting ??= setTimeout(update, 300);
    });
    return () => {
      stop();
      if (waiting !== null) clearTimeout(waiting);
    };
  }, [session]);
  return figures;
}

function figuresOf(session: ArticleSession): CopyFigures {
  const { doc } = session.copy.state();
  const { words, characters } = copyText(doc);
  const { language } = session.store.getState().fields;
  return { headline: doc.child(0).textContent, words, characters, minutes: readingMinutes(words, language) };
}

function sameOr(before: CopyFigures, now: CopyFigures): CopyFigures {
  const same =
    before.headline === now.headline &&
    before.words === now.words &&
    before.characters === now.characters &&
    before.minutes === now.minutes;
  return same ? before : now;
}
