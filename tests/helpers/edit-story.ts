import { Transform } from '@tiptap/pm/transform';
import { appendSteps } from '../../electron/store/journal/journal';
import { loadLive } from '../../electron/store/articles/articles';
import type { ArticleId } from '../../shared/article/ids';
import { articleSchema } from '../../shared/document/schema';
import { noon, valueOf } from './newsroom';
import type { SyncDesk } from './sync-desk';

/** Replaces words of a story as its writer would: only what differs at their ends is touched. Fails where they are not there. */
export function replaceWords(desk: SyncDesk, id: ArticleId, from: string, to: string): void {
  const db = desk.newsroom.db();
  const { copy, copyVersion } = valueOf(loadLive(db, id));
  let at = -1;
  copy.descendants((node, position) => {
    const found = node.isText && at === -1 ? (node.text ?? '').indexOf(from) : -1;
    if (found !== -1) at = position + found;
    return at === -1;
  });
  if (at === -1) throw new Error(`“${from}” is not in the story`);
  const { steps } = new Transform(copy).replaceWith(
    at,
    at + from.length,
    to === '' ? [] : articleSchema.text(to),
  );
  const json = steps.map((step) => step.toJSON() as unknown);
  const groups = [{ steps: json, origin: 'edit' as const, at: noon().getTime(), clientId: 'window-1' }];
  valueOf(appendSteps(db, id, { version: copyVersion, groups, actor: 'Somebody', now: noon }));
}
