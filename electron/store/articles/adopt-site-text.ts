import { Node } from '@tiptap/pm/model';
import type { ArticleFields, FieldChange } from '../../../shared/article/fields';
import type { ArticleId, MediaHash } from '../../../shared/article/ids';
import type { JournalPayload, StepGroup } from '../../../shared/article/journal';
import type { Suggestion, Thread } from '../../../shared/article/record';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { stepsBetween } from '../../../shared/merge/steps-between';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { WritableDb } from '../database';
import { guarded, refusingUnsound } from '../failures';
import { changesField, writeRows } from '../journal/journal';
import type { Author } from '../journal/journal';
import { parseDocument } from '../replay/live-article';
import { loadArticle } from '../replay/load-article';

interface SiteText extends Author {
  /** The copy as the site holds it: a document, or its JSON. */
  readonly copy: unknown;
  readonly fields: Partial<ArticleFields>;
  /** All of the story's, in the order they happened in at the site. */
  readonly events?: readonly WorkflowEvent[];
  /** All of the story's, known ones included. */
  readonly threads?: readonly Thread[];
  readonly suggestions?: readonly Suggestion[];
  /** The sha-256 of pictures by their address on the site. */
  readonly media?: Readonly<Record<string, MediaHash>>;
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
      // Before the steps that need them: a version without suggestions stops here, and knows it is the older one.
      ...changedById(live.suggestions, text.suggestions).map(
        (suggestions) => ({ kind: 'suggestions', suggestions }) as const,
      ),
      // Before the pictures stand there under those addresses: an approval knows them by their bytes.
      ...newMedia(live.media, text.media).map((media) => ({ kind: 'media', media }) as const),
      ...groups.map((group) => ({ kind: 'steps', group }) as const),
      ...changes
        .filter((change) => changesField(live, change))
        .map((change) => ({ kind: 'field', change }) as const),
      ...fromFirstNew(live.events, text.events).map((event) => ({ kind: 'event', event }) as const),
      ...changedById(live.threads, text.threads).map((threads) => ({ kind: 'threads', threads }) as const),
    ];
    const written = payloads.length === 0 ? live : writeRows(db, live, payloads, text);
    return ok({ groups, version: written.copyVersion, seq: written.seq });
  });
}

/** What has to be told for the events to stand in the given order: the first that is new, and all behind it. */
function fromFirstNew(
  known: readonly WorkflowEvent[],
  given: readonly WorkflowEvent[] = known,
): readonly WorkflowEvent[] {
  const first = given.findIndex(({ id }, index) => known[index]?.id !== id);
  return first === -1 ? [] : given.slice(first);
}

/** What is not known of pictures yet, as one map; none where all is. What is known stays: the story was approved with it. */
function newMedia(
  known: Readonly<Record<string, MediaHash>>,
  given: Readonly<Record<string, MediaHash>> = {},
): Record<string, MediaHash>[] {
  const fresh = Object.entries(given).filter(([url]) => known[url] === undefined);
  return fresh.length === 0 ? [] : [Object.fromEntries(fresh)];
}

/** What is new or another than before, as one list; no list where nothing is. */
function changedById<Item extends { readonly id: string }>(
  known: readonly Item[],
  given: readonly Item[] = [],
): Item[][] {
  const before = new Map(known.map((item) => [item.id, JSON.stringify(item)]));
  const changed = given.filter((item) => before.get(item.id) !== JSON.stringify(item));
  return changed.length === 0 ? [] : [changed];
}
