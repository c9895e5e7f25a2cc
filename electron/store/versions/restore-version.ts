import type { Step } from '@tiptap/pm/transform';
import { fieldNames } from '../../../shared/article/fields';
import type { ArticleFields, FieldChange, FieldName } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import { newId } from '../../../shared/article/ids';
import type { JournalPayload, StepGroup } from '../../../shared/article/journal';
import { restoringClient } from '../../../shared/article/journal';
import { FieldsStep } from '../../../shared/document/fields-step';
import type { FieldSwap } from '../../../shared/document/fields-step';
import { stepsBetween } from '../../../shared/merge/steps-between';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { Adopted } from '../articles/adopt-site-text';
import { inTransaction } from '../database';
import type { WritableDb } from '../database';
import { guarded } from '../failures';
import { writeRows } from '../journal/journal';
import type { Author } from '../journal/journal';
import { keepPlace, keepVersion } from '../journal/keep-versions';
import { loadArticle } from '../replay/load-article';
import { liveAt } from './versions';

/** Steps that one journal row may hold. */
const stepsPerGroup = 10_000;

/**
 * What stays as it is when an older text comes back: promises to readers, and what the desk arranged since. Taking an
 * embargo off, or a correction out of the page, is nobody's wish who wants earlier words.
 */
const arrangements: ReadonlySet<FieldName> = new Set([
  'embargo',
  'publishAt',
  'due',
  'assignee',
  'notices',
] as const);

/**
 * Makes the text and the fields of an earlier place the story's own, as a new change that can be undone. What stood
 * there until now is kept as a version, threads and suggestions stay known, the desk's arrangements and the public
 * notices stay as they are. One transaction; nothing is written where all is equal. Fails as `readVersion` does.
 */
export function restoreVersion(db: WritableDb, id: ArticleId, seq: number, author: Author): Result<Adopted> {
  return guarded(() =>
    inTransaction(db, () => {
      const loaded = loadArticle(db, id);
      if (!loaded.ok) return loaded;
      const { live, head } = loaded.value;
      const version = liveAt(db, head, seq);
      if (!version.ok) return version;
      const { copy, fields } = version.value;
      const swaps = swapsBetween(live.fields, fields);
      const groups = groupsOf(
        [
          // First, and one of the steps: it is undone with them.
          ...(swaps.length === 0 ? [] : [new FieldsStep(swaps)]),
          ...stepsBetween(live.copy, copy),
        ],
        author,
      );
      if (groups.length === 0) return ok({ groups, version: live.copyVersion, seq: live.seq });
      keepPlace(db, id, live.seq);
      const payloads = groups.map((group): JournalPayload => ({ kind: 'steps', group }));
      const written = writeRows(db, live, payloads, author);
      const at = author.now().toISOString();
      const restored = live.seq + payloads.length;
      keepVersion(db, id, { seq: restored, at, kind: 'transition', label: 'restored', actor: author.actor });
      return ok({ groups, version: written.copyVersion, seq: written.seq });
    }),
  );
}

function swapsBetween(from: ArticleFields, to: ArticleFields): FieldSwap[] {
  return fieldNames
    .filter((field) => !arrangements.has(field) && JSON.stringify(from[field]) !== JSON.stringify(to[field]))
    .map((field) => ({
      was: { field, value: from[field] } as FieldChange,
      is: { field, value: to[field] } as FieldChange,
    }));
}

function groupsOf(made: readonly Step[], { now }: Author): StepGroup[] {
  const steps = made.map((step) => step.toJSON() as unknown);
  const clientId = `${restoringClient}${newId()}`;
  const groups: StepGroup[] = [];
  for (let from = 0; from < steps.length; from += stepsPerGroup) {
    const some = steps.slice(from, from + stepsPerGroup);
    groups.push({ steps: some, origin: 'edit', at: now().getTime(), clientId });
  }
  return groups;
}
