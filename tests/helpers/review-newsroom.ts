import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { approvalHash } from '../../electron/store/review/approval';
import { createArticleFromSite, loadLive } from '../../electron/store/articles/articles';
import type { WritableDb } from '../../electron/store/database';
import { appendEvent, setField } from '../../electron/store/journal/journal';
import { openStore } from '../../electron/store/file/open';
import { saveSite } from '../../electron/store/sites/sites';
import { emptyFields } from '../../shared/article/fields';
import type { ArticleFields } from '../../shared/article/fields';
import { newId } from '../../shared/article/ids';
import type { ArticleId } from '../../shared/article/ids';
import type { SitePolicy } from '../../shared/article/policy';
import type { WorkflowEvent, WorkflowState } from '../../shared/article/workflow/events';
import { signIn } from './desk-people';
import { valueOf } from './newsroom';

type Step = readonly [kind: WorkflowEvent['kind'], to: WorkflowState, actor: string, note?: string];

/**
 * A story of the newsroom: how it came where it stands, through the store's own journal. The note of a first sign-off is
 * a correction that waits with it.
 */
export interface ReviewStory {
  readonly headline: string;
  readonly steps: readonly Step[];
  readonly fields?: Partial<ArticleFields>;
  /** Somebody who changed the tags after all that. */
  readonly changedBy?: string;
}

interface ReviewNewsroom {
  readonly stories: readonly ReviewStory[];
  readonly policy?: Partial<SitePolicy>;
  readonly clockSkewMs?: number;
}

/**
 * A newsroom of Paul, an editor, whose site does not answer: Stet works offline on it, with stories in every state.
 * Returns the folder to start Stet with.
 */
export function reviewNewsroom({ stories, policy = {}, clockSkewMs = 0 }: ReviewNewsroom): string {
  const userData = mkdtempSync(join(tmpdir(), 'stet-review-'));
  const store = valueOf(openStore({ directory: join(userData, 'newsroom'), now: () => new Date() }));
  const site = signIn(store.db, { name: 'Paul Gaudet', role: 'editor', policy });
  saveSite(store.db, {
    ...site,
    url: 'http://127.0.0.1:9',
    facts: { ...site.facts, clockSkewMs, companion: null },
  });
  for (const story of stories) journal(store.db, story);
  store.close();
  return userData;
}

function journal(db: WritableDb, { headline, steps, fields, changedBy }: ReviewStory): void {
  const id = newId<ArticleId>();
  const text = (words: string) => [{ type: 'text', text: words }];
  const now = () => new Date();
  valueOf(
    createArticleFromSite(db, {
      id,
      copy: {
        type: 'doc',
        content: [
          { type: 'headline', content: text(headline) },
          { type: 'dek', content: text('What the council decided on Monday night.') },
          {
            type: 'paragraph',
            attrs: { id: 'b1', dress: null },
            content: text('The vote took place after midnight.'),
          },
        ],
      },
      fields: { ...emptyFields('en-CA'), tags: ['ferry'], ...fields },
      events: [],
      siteId: null,
      now,
    }),
  );
  for (const [kind, to, actor, note] of [['created', 'draft', 'Maya Okafor'] as const, ...steps]) {
    const at = now().toISOString();
    if (kind === 'signed-off' && note !== undefined) {
      const value = [{ id: newId<string>(), kind: 'correction' as const, text: note, at }];
      valueOf(setField(db, id, { field: 'notices', value }, { actor, now }));
    }
    const event: WorkflowEvent = {
      id: newId(),
      kind,
      to,
      actor,
      at,
      hash: approvalHash(db, valueOf(loadLive(db, id))),
      ...(note !== undefined && { note }),
    };
    valueOf(appendEvent(db, id, event, { actor, now }));
  }
  if (changedBy !== undefined)
    valueOf(setField(db, id, { field: 'tags', value: ['ferry', 'budget'] }, { actor: changedBy, now }));
}
