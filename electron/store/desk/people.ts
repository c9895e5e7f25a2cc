import type { Thread } from '../../../shared/article/threads';
import { stateAfter } from '../../../shared/article/workflow/events';
import { sql } from '../database';
import type { WritableDb } from '../database';
import type { LiveArticle } from '../replay/live-article';

/** What makes a story somebody's: they wrote it, have it to do, are called in it, or have a comment of it to answer. */
export type TieKind = 'writer' | 'assignee' | 'mention' | 'thread';

export interface Tie {
  readonly tie: TieKind;
  readonly person: string;
  /** Who tied them to it; empty where nobody did. */
  readonly by: string;
  /** ISO 8601, or empty. */
  readonly at: string;
  /** The matter's own id: the comment, or the journal row of an assignment. */
  readonly ref: string;
}

interface Named {
  readonly slug: string;
  readonly name: string;
}

/**
 * What a person is found by: the slug at the site where one is known, which a person without a site is not asked for,
 * else the name alone. Two people may share a name, never a slug.
 */
export function personKeys({ slug, name }: Named): string[] {
  if (slug === '') return name === '' ? [] : [`=${name}`];
  return name === '' ? [`@${slug}`] : [`@${slug}`, `~${name}`];
}

/** What this person looks for: themselves by slug and by name; without a site by name, whatever the slug. */
export function ownKeys({ slug, name }: Named): readonly [string, string] {
  return slug === '' ? [`=${name}`, `~${name}`] : [`@${slug}`, `=${name}`];
}

/** Writes whose a story is. Runs in the caller's transaction; `projectedSeq` is up to where it was written before. */
export function writePeople(db: WritableDb, key: number, live: LiveArticle, projectedSeq: number): void {
  const assigned = assignmentOf(db, key, live, projectedSeq);
  sql(db, 'DELETE FROM article_people WHERE article_key = ?').run(key);
  const add = sql(
    db,
    `INSERT INTO article_people (article_key, tie, person, by, at, ref) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (person, tie, article_key) DO UPDATE SET by = excluded.by, at = excluded.at, ref = excluded.ref
     WHERE excluded.at > at`,
  );
  for (const { tie, person, by, at, ref } of [...writersOf(live), ...assigned, ...calledIn(live)])
    add.run(key, tie, person, by, at, ref);
}

function writersOf({ events, fields }: LiveArticle): Tie[] {
  const begun = events.find(({ kind }) => kind === 'created');
  const people = [
    ...(begun === undefined ? [] : [{ slug: begun.person ?? '', name: begun.actor }]),
    ...fields.bylines.map(({ person, name }) => ({ slug: person ?? '', name })),
  ];
  return people.flatMap((person) => tiesOf('writer', person, { by: '', at: '', ref: '' }));
}

/** Who has the story to do, and who said so: the newest row of the journal that set it, or what was known before. */
function assignmentOf(db: WritableDb, key: number, live: LiveArticle, projectedSeq: number): Tie[] {
  const { assignee } = live.fields;
  if (assignee === null) return [];
  const set = sql<{ seq: number; actor: string; at: string }>(
    db,
    `SELECT seq, actor, at FROM journal WHERE article_id = ? AND seq > ?
       AND payload LIKE '{"kind":"field","change":{"field":"assignee"%' ORDER BY seq DESC LIMIT 1`,
  ).get(live.id, projectedSeq);
  if (set !== undefined) {
    const by = set.actor === 'site' ? '' : set.actor;
    return tiesOf('assignee', assignee, { by, at: set.at, ref: String(set.seq) });
  }
  const kept = sql<Pick<Tie, 'by' | 'at' | 'ref'>>(
    db,
    `SELECT by, at, ref FROM article_people WHERE article_key = ? AND tie = 'assignee' LIMIT 1`,
  ).get(key);
  return tiesOf('assignee', assignee, kept ?? { by: '', at: '', ref: '' });
}

/**
 * Whom the open comments wait for: whoever has one to answer, and whoever is called in one and has not answered since.
 * The comments of a story that is dead wait for nobody.
 */
function calledIn({ threads, events }: LiveArticle): Tie[] {
  const state = stateAfter(events);
  if (state === 'spiked' || state === 'killed') return [];
  return threads.filter((thread) => thread.state === 'open').flatMap(callsOf);
}

function callsOf({ assignee, replies }: Thread): Tie[] {
  const last = replies.at(-1);
  const calls = replies.flatMap((comment, place) =>
    comment.mentions
      .filter((slug) => !replies.slice(place + 1).some(({ person }) => person === slug))
      .flatMap((slug) =>
        tiesOf('mention', { slug, name: '' }, { by: comment.author, at: comment.at, ref: comment.id }),
      ),
  );
  if (assignee === null || last === undefined) return calls;
  const { author: by, at, id: ref } = last;
  return [...calls, ...tiesOf('thread', assignee, { by, at, ref })];
}

function tiesOf(tie: TieKind, person: Named, matter: Pick<Tie, 'by' | 'at' | 'ref'>): Tie[] {
  return personKeys(person).map((key) => ({ tie, person: key, ...matter }));
}
