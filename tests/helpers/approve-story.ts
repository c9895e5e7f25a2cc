import { approvalHash } from '../../electron/store/approval';
import { loadLive } from '../../electron/store/articles';
import { appendEvent } from '../../electron/store/journal';
import { connectedSites } from '../../electron/store/sites';
import { newId } from '../../shared/article/ids';
import type { ArticleId } from '../../shared/article/ids';
import { ann, valueOf } from './newsroom';
import type { SyncDesk } from './sync-desk';

/** The person signed in at a desk approves, or signs off, the words that stand there. */
export function approve(desk: SyncDesk, id: ArticleId, kind: 'approved' | 'signed-off' = 'approved'): void {
  const db = desk.newsroom.db();
  const person = connectedSites(db)[0]?.person;
  if (person === undefined) throw new Error('Nobody is signed in at this desk');
  const event = {
    id: newId<string>(),
    kind,
    to: kind === 'approved' ? ('approved' as const) : ('in-review' as const),
    actor: person.name,
    person: person.slug,
    at: ann.now().toISOString(),
    hash: approvalHash(db, valueOf(loadLive(db, id))),
  };
  valueOf(appendEvent(db, id, event, ann));
}
