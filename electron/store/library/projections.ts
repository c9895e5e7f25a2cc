import type { ArticleId } from '../../../shared/article/ids';
import { sameName } from '../../../shared/article/names';
import { approvalLog, isSamePerson, isVoid } from '../../../shared/article/workflow/approval';
import type { ApprovalLog } from '../../../shared/article/workflow/approval';
import { stateAfter, workflowStates } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { forgetArticle } from '../replay/article-cache';
import { articleText } from './article-text';
import { inTransaction, sql } from '../database';
import type { WritableDb } from '../database';
import { guarded } from '../failures';
import type { LiveArticle } from '../replay/live-article';
import { loadArticle } from '../replay/load-article';
import { isNews } from '../desk/looks';
import { personKeys, writePeople } from '../desk/people';
import { firstOut } from '../desk/queues';
import { rowsSinceSnapshot, snapshotEvery, takeSnapshot } from '../replay/snapshots';
import { foldText, sortKey } from './sort-key';

/**
 * Brings the list columns, terms and full text of one article up to its head, and takes a snapshot where one is due.
 * Call it some hundred milliseconds after a change; a crash before that is caught by `staleProjections`. An article
 * that cannot be read keeps the columns it had. A failure of the store loses nothing: the article stays stale.
 */
export function refreshProjections(db: WritableDb, id: ArticleId): Result<null> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    if (!loaded.ok) {
      sql(db, 'UPDATE articles SET projected_seq = head_seq WHERE id = ?').run(id);
      return ok(null);
    }
    const { head, live } = loaded.value;
    inTransaction(db, () => {
      if (head.projectedSeq !== live.seq) writeProjections(db, head, live, changedAt(db, live));
      if (rowsSinceSnapshot(db, live) >= snapshotEvery) takeSnapshot(db, live);
    });
    return ok(null);
  });
}

/** The articles whose columns are behind their head: the process ended before, or their columns are of an older Stet. */
export function staleProjections(db: WritableDb, most = -1): ArticleId[] {
  return sql<ArticleId>(
    db,
    'SELECT id FROM articles INDEXED BY articles_behind WHERE projected_seq < head_seq ORDER BY key LIMIT ?',
  )
    .pluck()
    .all(most);
}

/**
 * Brings up to `most` stale articles up to date in one transaction and answers how many it did: 0 once all are. Articles
 * are let go of again, so that those in open windows stay in memory.
 */
export function refreshStale(db: WritableDb, most: number): Result<number> {
  return guarded(() =>
    inTransaction(db, () => {
      const stale = staleProjections(db, most);
      for (const id of stale) {
        const refreshed = refreshProjections(db, id);
        forgetArticle(db, id);
        if (!refreshed.ok) return refreshed;
      }
      return ok(stale.length);
    }),
  );
}

/** Makes every projection anew from the records, the full-text index included. For repairs; takes minutes at 100,000. */
export function rebuildProjections(db: WritableDb): void {
  const ids = sql<ArticleId>(db, 'SELECT id FROM articles ORDER BY key').pluck().all();
  inTransaction(db, () => {
    for (const id of ids) {
      const loaded = loadArticle(db, id);
      if (!loaded.ok) continue;
      writeProjections(db, loaded.value.head, loaded.value.live, changedAt(db, loaded.value.live));
    }
    db.exec("INSERT INTO article_search (article_search) VALUES ('rebuild')");
  });
}

/** Writes what lists, facets and search know of an article. Runs in the caller's transaction. */
export function writeProjections(
  db: WritableDb,
  { key, projectedSeq }: { readonly key: number; readonly projectedSeq: number },
  live: LiveArticle,
  changed: string,
): void {
  const { fields } = live;
  const text = articleText(live.copy);
  const author = fields.bylines.map((byline) => byline.name).join(', ');
  const section = fields.sections[0]?.name ?? '';
  const state = stateAfter(live.events);
  const approvals = approvalLog(live.events);
  sql(
    db,
    `UPDATE articles SET projected_seq = ?, headline = ?, dek = ?, slug = ?, state = ?, section = ?, sections = ?,
       language = ?, author = ?, words = ?, characters = ?, changed_at = ?, lead_picture = ?, embargo = ?,
       headline_key = ?, slug_key = ?, section_key = ?, author_key = ?, state_rank = ?, assignee = ?, due = ?,
       publish_at = ?, due_key = ?, standing = ?, approval_void = ?, signed_by = ?, begun_by = ?, unseen = ?
     WHERE key = ?`,
  ).run(
    live.seq,
    text.headline,
    text.dek,
    fields.slug,
    state,
    section,
    JSON.stringify(fields.sections),
    fields.language,
    author,
    text.words,
    text.characters,
    changed,
    leadPicture(live),
    fields.embargo,
    sortKey(text.headline),
    sortKey(fields.slug),
    sortKey(section),
    sortKey(author),
    workflowStates.indexOf(state),
    fields.assignee === null ? null : JSON.stringify(fields.assignee),
    fields.due,
    fields.publishAt,
    dueKey(live),
    JSON.stringify(standingEvent(live.events)),
    isVoid(approvals) ? 1 : 0,
    soleSigner(approvals),
    begunBy(live),
    isNews(db, live.id) ? 1 : 0,
    key,
  );
  writeTerms(db, key, live, { changed, words: text.words });
  writePeople(db, key, live, projectedSeq);
  sql(
    db,
    `INSERT INTO article_texts (key, headline, dek, body, bylines, tags) VALUES (?, ?, ?, ?, ?, ?)
     ON CONFLICT (key) DO UPDATE SET headline = excluded.headline, dek = excluded.dek, body = excluded.body,
       bylines = excluded.bylines, tags = excluded.tags
     -- What stands there already is not indexed anew.
     WHERE (headline, dek, body, bylines, tags) <>
       (excluded.headline, excluded.dek, excluded.body, excluded.bylines, excluded.tags)`,
  ).run(key, text.headline, text.dek, text.body, author, fields.tags.join(', '));
}

/** The sooner of deadline and hour while the story is not out; what has neither, or is out, comes last. */
function dueKey({ fields, events }: LiveArticle): string {
  if (workflowStates.indexOf(stateAfter(events)) >= firstOut) return '~';
  const instants = [fields.due, fields.publishAt].flatMap((at) => (at === null ? [] : [Date.parse(at)]));
  return instants.length === 0 ? '~' : new Date(Math.min(...instants)).toISOString();
}

/** What put the story where it stands. Taking a story into review changes who looks at it, not what is asked. */
function standingEvent(events: readonly WorkflowEvent[]): WorkflowEvent | null {
  return events.findLast(({ kind }) => kind !== 'review-started') ?? events.at(-1) ?? null;
}

/** Who alone has signed the story off, by their key; null where nobody has, or two have apart: each is the other's second. */
function soleSigner({ signOffs }: ApprovalLog): string | null {
  const [first, ...others] = signOffs;
  if (first === undefined || others.some((other) => !isSamePerson(first, other))) return null;
  return personKeys({ slug: first.person ?? '', name: first.by })[0] ?? null;
}

function writeTerms(
  db: WritableDb,
  key: number,
  live: LiveArticle,
  { changed, words }: { readonly changed: string; readonly words: number },
): void {
  const { sections, tags, language } = live.fields;
  const terms = [
    ...sections.map((section) => ['section', section.name] as const),
    ...namesOf(live).map((name) => ['author', name] as const),
    ...tags.map((tag) => ['tag', foldText(tag)] as const),
  ];
  sql(db, 'DELETE FROM article_terms WHERE article_key = ?').run(key);
  const add = sql(
    db,
    `INSERT OR IGNORE INTO article_terms (article_key, kind, term, language, changed_at, words)
     VALUES (?, ?, ?, ?, ?, ?)`,
  );
  for (const [kind, term] of terms) add.run(key, kind, term, language, changed, words);
}

/** Whose lists a story stands in: those of its bylines, of who has it to do, and of who began it. */
function namesOf(live: LiveArticle): string[] {
  const { bylines, assignee } = live.fields;
  const names = [...bylines.map(({ name }) => name), assignee?.name ?? '', begunBy(live)];
  return names.filter((name) => name !== '');
}

/** Who began a story, where its bylines do not say so; else empty. */
function begunBy({ events, fields }: LiveArticle): string {
  const begun = events.find(({ kind }) => kind === 'created');
  if (begun === undefined) return '';
  const { actor, person } = begun;
  const isNamed = fields.bylines.some((byline) =>
    person !== undefined && byline.person !== null ? byline.person === person : sameName(byline.name, actor),
  );
  return isNamed ? '' : actor;
}

/** The picture that stands for the story: its lead image, or else the first one in its copy. */
function leadPicture(live: LiveArticle): string | null {
  if (live.fields.leadImage !== null) return live.fields.leadImage.source;
  let source: string | null = null;
  live.copy.forEach((block) => {
    if (source === null && block.type.name === 'image') source = String(block.attrs['source']);
  });
  return source;
}

/** When the newest row was written; an article without rows keeps the time it came with. */
function changedAt(db: WritableDb, live: LiveArticle): string {
  const at = sql<string>(db, 'SELECT at FROM journal WHERE article_id = ? AND seq = ?')
    .pluck()
    .get(live.id, live.seq);
  const kept = () =>
    sql<string>(db, 'SELECT changed_at FROM articles WHERE id = ?').pluck().get(live.id) as string;
  return typeof at === 'string' ? at : kept();
}
