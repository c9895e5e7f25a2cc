import { Node } from '@tiptap/pm/model';
import type { ArticleFields, FieldChange } from '../../shared/article/fields';
import type { ArticleId } from '../../shared/article/ids';
import type { JournalPayload, StepGroup } from '../../shared/article/journal';
import type { WorkflowEvent } from '../../shared/article/workflow';
import { ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { WritableDb } from './database';
import { guarded, refusingUnsound } from './failures';
import { changesField, writeRows } from './journal';
import type { Author } from './journal';
import { parseDocument } from './live-article';
import { loadArticle } from './load-article';
import { stepsBetween } from './steps-between';

interface SiteText extends Author {
  /** The copy as the site holds it: a document, or its JSON. */
  readonly copy: unknown;
  readonly fields: Partial<ArticleFields>;
  readonly events?: readonly WorkflowEvent[];
}

/** What became of an adopted text: the groups that open windows must receive, and the place it was agreed at. */
export interface Adopted {
  readonly groups: readonly StepGroup[];
  readonly version: number;
  readonly seq: number;
}

/**
 * Makes the site's text and fields the story's own, as journaled steps of origin `site` and only where they differ:
 * what stood here before stays in the history and can be undone. One transaction; nothing is written if all is equal.
 * Fails as `appendSteps` does, `article.stale` apart.
 */
export function adoptSiteText(db: WritableDb, id: ArticleId, text: SiteText): Result<Adopted> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    if (!loaded.ok) return loaded;
    const { live } = loaded.value;
    const json: unknown = text.copy instanceof Node ? text.copy.toJSON() : text.copy;
    const copy = refusingUnsound(() => parseDocument(json));
    const steps = stepsBetween(live.copy, copy).map((step) => step.toJSON() as unknown);
    const at = text.now().getTime();
    const groups: StepGroup[] = steps.length === 0 ? [] : [{ steps, origin: 'site', at, clientId: 'site' }];
    const changes = Object.entries(text.fields).map(([field, value]) => ({ field, value }) as FieldChange);
    const payloads: JournalPayload[] = [
      ...groups.map((group) => ({ kind: 'steps', group }) as const),
      ...changes
        .filter((change) => changesField(live, change))
        .map((change) => ({ kind: 'field', change }) as const),
      ...(text.events ?? []).map((event) => ({ kind: 'event', event }) as const),
    ];
    const written = payloads.length === 0 ? live : writeRows(db, live, payloads, text);
    return ok({ groups, version: written.copyVersion, seq: written.seq });
  });
}
