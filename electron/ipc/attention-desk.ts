import type { AttentionItem } from '../../shared/ipc/library-answers';
import { attentionItems, takeFresh } from '../store/desk/attention';
import type { WritableDb } from '../store/database';
import { isFirstPull, readerOf } from '../store/desk/reader';

export interface AttentionParts {
  readonly db: WritableDb;
  readonly person: () => string;
  readonly now: () => Date;
  /** Everything that waits, and what of it was not told before. */
  readonly tell: (items: readonly AttentionItem[], fresh: readonly AttentionItem[]) => void;
  readonly onProblem: (error: unknown) => void;
}

/** Watches what waits for the person. */
export interface AttentionDesk {
  /** Something changed: looked at again once the changes rest. */
  readonly changed: () => void;
  readonly items: () => readonly AttentionItem[];
  readonly stop: () => void;
}

const restMs = 700;
/** Deadlines come near without any change. */
const everyMs = 60_000;

/** Looks after every change, and every minute, and tells only what is new. What a first pull brings is not news. */
export function createAttentionDesk(parts: AttentionParts): AttentionDesk {
  const { db, now } = parts;
  let rest: NodeJS.Timeout | null = null;
  let before = '';
  const items = (): AttentionItem[] => attentionItems(db, readerOf(db, parts.person(), now()));
  const look = (): void => {
    rest = null;
    try {
      const waiting = items();
      const fresh = takeFresh(db, waiting, now());
      const after = JSON.stringify(waiting);
      if (after === before) return;
      before = after;
      parts.tell(waiting, isFirstPull(db) ? [] : fresh);
    } catch (error) {
      parts.onProblem(error);
    }
  };
  const changed = (): void => {
    rest ??= setTimeout(look, restMs);
  };
  const clock = setInterval(changed, everyMs);
  clock.unref();
  return {
    changed,
    items,
    stop: () => {
      clearInterval(clock);
      if (rest !== null) clearTimeout(rest);
    },
  };
}
