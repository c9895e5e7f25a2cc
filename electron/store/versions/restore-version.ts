import { fieldNames } from '../../../shared/article/fields';
import type { FieldChange, FieldName } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import { newId } from '../../../shared/article/ids';
import type { JournalPayload, StepGroup } from '../../../shared/article/journal';
import { restoringClient } from '../../../shared/article/journal';
import { stepsBetween } from '../../../shared/merge/steps-between';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import type { Adopted } from '../articles/adopt-site-text';
import { inTransaction } from '../database';
import type { WritableDb } from '../database';
import { guarded } from '../failures';
import { changesField, writeRows } from '../journal/journal';
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
      const groups = groupsOf(
        stepsBetween(live.copy, copy).map((step) => step.toJSON() as unknown),
        author,
      );
      const changes = fieldNames
        .filter((name) => !arrangements.has(name))
        .map((field) => ({ field, value: fields[field] }) as FieldChange)
        .filter((change) => changesField(live, change));
      const payloads: JournalPayload[] = [
        ...groups.map((group) => ({ kind: 'steps', group }) as const),
        ...changes.map((change) => ({ kind: 'field', change }) as const),
      ];
      if (payloads.length === 0) return ok({ groups, version: live.copyVersion, seq: live.seq });
      keepPlace(db, id, live.seq);
      const written = writeRows(db, live, payloads, author);
      const at = author.now().toISOString();
      const restored = live.seq + payloads.length;
      keepVersion(db, id, { seq: restored, at, kind: 'transition', label: 'restored', actor: author.actor });
      return ok({ groups, version: written.copyVersion, seq: written.seq });
    }),
  );
}

function groupsOf(steps: readonly unknown[], { now }: Author): StepGroup[] {
  const clientId = `${restoringClient}${newId()}`;
  const groups: StepGroup[] = [];
  for (let from = 0; from < steps.length; from += stepsPerGroup) {
    const some = steps.slice(from, from + stepsPerGroup);
    groups.push({ steps: some, origin: 'edit', at: now().getTime(), clientId });
  }
  return groups;
}
