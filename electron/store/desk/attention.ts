import * as z from 'zod';
import type { ArticleId } from '../../../shared/article/ids';
import { workflowEventSchema, workflowStates } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import type { AttentionItem } from '../../../shared/ipc/library-answers';
import { inTransaction, sql } from '../database';
import type { ReadableDb, WritableDb } from '../database';
import { knownSelves } from './looks';
import { firstOut, publishCondition, reviewCondition, tiedCondition } from './queues';
import type { Condition } from './queues';
import type { Reader } from './reader';

/** As many matters of a kind as a person can look through; the queue holds the rest. */
const mostOfAKind = 100;

/** A deadline is told this long before it, in milliseconds. */
const dueAheadMs = 60 * 60_000;

const scheduled = workflowStates.indexOf('scheduled');

interface StoryColumns {
  id: ArticleId;
  headline: string;
  standing: string | null;
  changed_at: string;
}

interface TiedColumns extends StoryColumns {
  tie: 'assignee' | 'mention' | 'thread';
  by: string;
  at: string;
  ref: string;
}

const columns = 'id, headline, standing, changed_at';
const tiedColumns = `${columns}, tie, article_people.by, article_people.at, ref`;
const tied = 'FROM article_people JOIN articles ON key = article_key WHERE';

/** Everything that waits for this person, newest first. From columns alone: it is asked after every change. */
export function attentionItems(db: ReadableDb, reader: Reader): AttentionItem[] {
  return [
    ...reviews(db, reader),
    ...toPublish(db, reader),
    ...sentBack(db, reader),
    ...assigned(db, reader),
    ...called(db, reader),
    ...undelivered(db),
    ...due(db, reader),
  ].sort((a, b) => (a.at < b.at ? 1 : a.at > b.at ? -1 : a.id < b.id ? -1 : 1));
}

/**
 * Which of these the person was not told of before; from now on they were. What they caused themselves is not told.
 * Matters that are over are forgotten: should one come up again, it is told again.
 */
export function takeFresh(db: WritableDb, items: readonly AttentionItem[], now: Date): AttentionItem[] {
  const told = new Set(sql<string>(db, 'SELECT id FROM told').pluck().all());
  const standing = new Set(items.map(({ id }) => id));
  const fresh = items.filter(({ id }) => !told.has(id));
  const over = [...told].filter((id) => !standing.has(id));
  if (fresh.length + over.length === 0) return [];
  inTransaction(db, () => {
    for (const { id } of fresh)
      sql(db, 'INSERT OR IGNORE INTO told (id, at) VALUES (?, ?)').run(id, now.toISOString());
    for (const id of over) sql(db, 'DELETE FROM told WHERE id = ?').run(id);
  });
  const selves = new Set(knownSelves(db));
  return fresh.filter(({ by }) => by === '' || !selves.has(by));
}

function reviews(db: ReadableDb, reader: Reader): AttentionItem[] {
  return storiesWhere(db, reviewCondition(reader)).map((story) => {
    const event = standingOf(story);
    const asks = event?.kind === 'approval-voided' || event?.kind === 'signed-off' ? event.kind : 'review';
    return eventItem(asks, story, event);
  });
}

function toPublish(db: ReadableDb, reader: Reader): AttentionItem[] {
  return storiesWhere(db, publishCondition(reader)).map((story) =>
    eventItem('approved', story, standingOf(story)),
  );
}

/** The newest of the stories that a condition lets through; none where there is no condition to meet. */
function storiesWhere(db: ReadableDb, condition: Condition | null): StoryColumns[] {
  if (condition === null) return [];
  return sql<StoryColumns>(
    db,
    `SELECT ${columns} FROM articles WHERE ${condition.text} ORDER BY key DESC LIMIT ${mostOfAKind}`,
  ).all(...condition.bindings);
}

function sentBack(db: ReadableDb, reader: Reader): AttentionItem[] {
  const { text, bindings } = tiedCondition('writer', reader);
  return sql<StoryColumns>(db, `SELECT DISTINCT ${columns} ${tied} ${text} LIMIT ${mostOfAKind}`)
    .all(...bindings)
    .map((story) => eventItem('changes-requested', story, standingOf(story)));
}

function assigned(db: ReadableDb, reader: Reader): AttentionItem[] {
  const { text, bindings } = tiedCondition('assignee', reader);
  return sql<TiedColumns>(db, `SELECT ${tiedColumns} ${tied} ${text} LIMIT ${mostOfAKind}`)
    .all(...bindings)
    .map(tiedItem);
}

function called(db: ReadableDb, reader: Reader): AttentionItem[] {
  return sql<TiedColumns>(
    db,
    `SELECT ${tiedColumns} ${tied} person IN (?, ?) AND tie IN ('mention', 'thread') LIMIT ${mostOfAKind}`,
  )
    .all(...reader.keys)
    .map(tiedItem);
}

function undelivered(db: ReadableDb): AttentionItem[] {
  return sql<StoryColumns & { since: string | null }>(
    db,
    `SELECT ${columns}, CASE WHEN json_valid(delivery) THEN json_extract(delivery, '$.since') END AS since
     FROM articles WHERE delivery_kind = 'needs-you' LIMIT ${mostOfAKind}`,
  )
    .all()
    .map(({ since, ...story }) =>
      item('needs-you', story, { by: '', at: since ?? story.changed_at, ref: since ?? '' }),
    );
}

/** Deadlines of this person's own stories within the hour, and those that went by; an hour that is set keeps itself. */
function due(db: ReadableDb, reader: Reader): AttentionItem[] {
  const soon = new Date(Date.parse(reader.now) + dueAheadMs).toISOString();
  return sql<StoryColumns & { due_key: string }>(
    db,
    `SELECT DISTINCT ${columns}, due_key FROM articles INDEXED BY articles_sorted_by_due
     JOIN article_people ON article_key = key AND person IN (?, ?) AND tie IN ('writer', 'assignee')
     WHERE due_key <= ? AND state_rank < ${firstOut} AND state_rank <> ${scheduled} LIMIT ${mostOfAKind}`,
  )
    .all(...reader.keys, soon)
    .map((story) => item('due', story, { by: '', at: story.due_key, ref: story.due_key }));
}

function eventItem(
  kind: AttentionItem['kind'],
  story: StoryColumns,
  event: WorkflowEvent | null,
): AttentionItem {
  const { id: ref, actor: by, at } = event ?? { id: '', actor: '', at: story.changed_at };
  return item(kind, story, { by, at, ref });
}

function tiedItem({ tie, by, at, ref, ...story }: TiedColumns): AttentionItem {
  const kind = tie === 'assignee' ? 'assigned' : tie;
  return item(kind, story, { by, at: at === '' ? story.changed_at : at, ref });
}

function item(
  kind: AttentionItem['kind'],
  { id, headline }: Pick<StoryColumns, 'id' | 'headline'>,
  { by, at, ref }: { readonly by: string; readonly at: string; readonly ref: string },
): AttentionItem {
  return { id: `${kind} ${id} ${ref}`, kind, articleId: id, headline, by, at };
}

const standingSchema = workflowEventSchema.nullable().catch(null);

function standingOf({ standing }: StoryColumns): WorkflowEvent | null {
  if (standing === null) return null;
  try {
    return z.parse(standingSchema, JSON.parse(standing));
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
