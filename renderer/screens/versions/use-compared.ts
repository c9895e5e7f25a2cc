import { useEffect, useMemo, useState } from 'react';
import type { ArticleId } from '../../../shared/article/ids';
import { compareCopies, differs } from '../../../shared/document/compare/compare-copies';
import type { ComparedLine } from '../../../shared/document/compare/compared';
import { compareFields } from '../../../shared/document/compare/compare-fields';
import type { FieldDifference } from '../../../shared/document/compare/compare-fields';
import type { AppError } from '../../../shared/errors/app-error';
import { storyAt } from '../../state/versions';
import type { StoryAt } from '../../state/versions';

/** Two texts of a story and everything that differs between them. */
export interface Compared {
  readonly after: StoryAt;
  readonly lines: readonly ComparedLine[];
  readonly fields: readonly FieldDifference[];
  /** Of the copy. */
  readonly count: number;
}

export type Read<Value> =
  /** `last` is what was read before and may stay on the screen meanwhile. */
  | { readonly kind: 'reading'; readonly last: Value | null }
  | { readonly kind: 'failed'; readonly error: AppError }
  | { readonly kind: 'read'; readonly value: Value };

/** The story at one row, once `delayMs` have passed without another being asked for; an answer that came late is dropped. */
export function useStoryAt(articleId: ArticleId, seq: number | null, delayMs = 0): Read<StoryAt> {
  const [answer, setAnswer] = useState<{ readonly key: string; readonly read: Read<StoryAt> } | null>(null);
  const key = `${articleId} ${seq}`;
  useEffect(() => {
    if (seq === null) return;
    let isWanted = true;
    const timer = setTimeout(() => {
      void storyAt(articleId, seq).then((result) => {
        if (!isWanted) return;
        const read: Read<StoryAt> = result.ok
          ? { kind: 'read', value: result.value }
          : { kind: 'failed', error: result.error };
        setAnswer({ key: `${articleId} ${seq}`, read });
      });
    }, delayMs);
    return () => {
      isWanted = false;
      clearTimeout(timer);
    };
  }, [articleId, seq, delayMs]);
  if (answer?.key === key) return answer.read;
  return { kind: 'reading', last: answer?.read.kind === 'read' ? answer.read.value : null };
}

/** Both texts and what differs between them. */
export function useCompared(articleId: ArticleId, from: number | null, to: number | null): Read<Compared> {
  const before = useStoryAt(articleId, from);
  const after = useStoryAt(articleId, to);
  return useMemo((): Read<Compared> => {
    if (before.kind === 'failed') return before;
    if (after.kind === 'failed') return after;
    if (before.kind === 'reading' || after.kind === 'reading') return { kind: 'reading', last: null };
    const lines = compareCopies(before.value.copy, after.value.copy);
    const fields = compareFields(before.value.fields, after.value.fields);
    const count = lines.filter(differs).length;
    return { kind: 'read', value: { after: after.value, lines, fields, count } };
  }, [before, after]);
}
