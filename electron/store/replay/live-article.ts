import type { Node } from '@tiptap/pm/model';
import type { ArticleFields, FieldChange } from '../../../shared/article/fields';
import type { ArticleId, MediaHash } from '../../../shared/article/ids';
import type { JournalPayload, StepGroup } from '../../../shared/article/journal';
import { articleRecordSchema, recordVersion } from '../../../shared/article/record';
import type { ArticleRecord, Suggestion, Thread } from '../../../shared/article/record';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { FieldsStep, parseStep } from '../../../shared/document/fields-step';
import { parseCopy } from '../../../shared/document/parse-copy';
import { documentVersion } from '../../../shared/document/schema';
import { assertNever } from '../../../shared/errors/app-error';
import type { Sha } from './chain';

/** An article at one place in its journal, with its copy parsed. Values are never changed, only replaced. */
export interface LiveArticle {
  readonly id: ArticleId;
  readonly seq: number;
  readonly copyVersion: number;
  /** The chain's hash at `seq`. */
  readonly sha: Sha;
  readonly copy: Node;
  readonly fields: ArticleFields;
  readonly threads: readonly Thread[];
  readonly suggestions: readonly Suggestion[];
  readonly events: readonly WorkflowEvent[];
  readonly translations: string | null;
  /** The sha-256 of pictures by their address on the site. */
  readonly media: Readonly<Record<string, MediaHash>>;
}

/** The largest copy, in ProseMirror positions: some 2.5 million words. Beyond it the editor cannot follow. */
export const largestCopy = 16_000_000;

/** The record at this place, as it is stored and sent. */
export function recordOf(live: Omit<LiveArticle, 'seq' | 'copyVersion' | 'sha'>): ArticleRecord {
  return {
    recordVersion,
    documentVersion,
    id: live.id,
    copy: live.copy.toJSON(),
    fields: live.fields,
    threads: [...live.threads],
    suggestions: [...live.suggestions],
    events: [...live.events],
    translations: live.translations,
    media: { ...live.media },
  };
}

/** Parses a stored record of our own versions; throws where anything in it does not fit. */
export function parseRecord(record: unknown): Omit<LiveArticle, 'seq' | 'copyVersion' | 'sha'> {
  const { copy, ...parsed } = articleRecordSchema.parse(record);
  const { id, fields, threads, suggestions, events, translations, media } = parsed;
  return { id, copy: parseDocument(copy), fields, threads, suggestions, events, translations, media };
}

/** Parses and checks a copy; throws RangeError where it does not fit the schema. */
export function parseDocument(json: unknown): Node {
  const parsed = parseCopy(json);
  if (parsed.ok) return parsed.doc;
  throw new RangeError(parsed.reason === 'newer' ? 'The copy is newer than this version' : parsed.detail);
}

/** What a journal payload makes of an article, apart from its place. Throws RangeError where it does not apply. */
export function applyPayload(live: LiveArticle, payload: JournalPayload): LiveArticle {
  switch (payload.kind) {
    case 'steps':
      return {
        ...live,
        ...applySteps(live, payload.group),
        copyVersion: live.copyVersion + payload.group.steps.length,
      };
    case 'field':
      return { ...live, fields: withField(live.fields, payload.change) };
    case 'event':
      return { ...live, events: withEvent(live.events, payload.event) };
    case 'threads':
      return { ...live, threads: replacedById(live.threads, payload.threads) };
    case 'suggestions':
      return { ...live, suggestions: replacedById(live.suggestions, payload.suggestions) };
    case 'media':
      return { ...live, media: { ...live.media, ...payload.media } };
    default:
      return assertNever(payload);
  }
}

/** Applies a group's steps and checks what they touched; throws RangeError where one is unsound. */
function applySteps(live: LiveArticle, group: StepGroup): Pick<LiveArticle, 'copy' | 'fields'> {
  let { copy, fields } = live;
  for (const json of group.steps) {
    const step = parseStep(json);
    const result = step.apply(copy);
    if (result.doc === null) throw new RangeError(result.failed ?? 'The step does not apply');
    copy = result.doc;
    if (step instanceof FieldsStep) fields = step.applyTo(fields);
  }
  checkChanged(live.copy, copy);
  return { copy, fields };
}

/** An event that is told again stands where it was told last: a colleague’s, from the site, came before it. */
function withEvent(events: readonly WorkflowEvent[], event: WorkflowEvent): WorkflowEvent[] {
  return [...events.filter(({ id }) => id !== event.id), event];
}

function replacedById<Item extends { readonly id: string }>(
  known: readonly Item[],
  given: readonly Item[],
): Item[] {
  const byId = new Map([...known, ...given].map((item) => [item.id, item]));
  return [...byId.values()];
}

function withField(fields: ArticleFields, change: FieldChange): ArticleFields {
  return { ...fields, [change.field]: change.value };
}

/**
 * Steps check the joints they make, not the content they bring, and never attributes. So the top-level blocks that
 * are not the very same objects as before are checked in full; the rest was checked when it came.
 */
function checkChanged(before: Node, after: Node): void {
  if (before === after) return;
  if (!after.type.validContent(after.content)) throw new RangeError('The blocks do not make a story');
  const shared = Math.min(before.childCount, after.childCount);
  let start = 0;
  while (start < shared && before.child(start) === after.child(start)) start += 1;
  let end = 0;
  while (
    end < shared - start &&
    before.child(before.childCount - 1 - end) === after.child(after.childCount - 1 - end)
  ) {
    end += 1;
  }
  for (let index = start; index < after.childCount - end; index += 1) after.child(index).check();
}
