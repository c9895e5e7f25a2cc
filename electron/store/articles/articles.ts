import { Node } from '@tiptap/pm/model';
import { emptyFields } from '../../../shared/article/fields';
import type { ArticleFields, ArticleLanguage } from '../../../shared/article/fields';
import { newId } from '../../../shared/article/ids';
import type { ArticleId, MediaHash, SiteId } from '../../../shared/article/ids';
import { recordVersion } from '../../../shared/article/record';
import type { Suggestion, Thread } from '../../../shared/article/record';
import type { ArticleRecord } from '../../../shared/article/record';
import { workflowEventSchema } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { documentVersion, emptyCopy, newBlockId } from '../../../shared/document/schema';
import { ok } from '../../../shared/errors/app-error';
import type { Result } from '../../../shared/errors/app-error';
import { rememberArticle } from '../replay/article-cache';
import { chainStart } from '../replay/chain';
import { inTransaction, sql } from '../database';
import { hashFor, withHash } from '../review/approval';
import { connectedSites, siteById } from '../sites/sites';
import type { WritableDb } from '../database';
import { guarded, refusingUnsound } from '../failures';
import type { Author } from '../journal/journal';
import { parseRecord, recordOf } from '../replay/live-article';
import type { LiveArticle } from '../replay/live-article';
import { loadArticle } from '../replay/load-article';
import { writeProjections } from '../library/projections';
import { takeSnapshot } from '../replay/snapshots';

interface NewArticle extends Author {
  readonly language: ArticleLanguage;
  readonly siteId?: SiteId | null;
}

/** A story that comes whole: from the site, a file, or the sample newsroom. */
export interface ArticleParts {
  /** A ProseMirror document, or its JSON. */
  readonly copy: unknown;
  readonly fields: ArticleFields;
  /** What is known to have happened to it, oldest first. */
  readonly events: readonly WorkflowEvent[];
  /** What happens to it by coming here; it gets the hash of the words. */
  readonly begins?: WorkflowEvent;
  readonly threads?: readonly Thread[];
  readonly suggestions?: readonly Suggestion[];
  readonly siteId: SiteId | null;
  readonly now: () => Date;
  /** When it was last changed where it comes from, ISO 8601; the clock's time if left out. */
  readonly changedAt?: string;
  readonly translations?: string | null;
  /** The sha-256 of pictures by their address on the site. */
  readonly media?: Readonly<Record<string, MediaHash>>;
  /** Only where the id is decided elsewhere, e.g. in tests. */
  readonly id?: ArticleId;
}

/** Makes an empty draft and returns its id once it is on disk. */
export function createArticle(db: WritableDb, article: NewArticle): Result<ArticleId> {
  const at = article.now().toISOString();
  const writer = connectedSites(db).find(({ person }) => person.name === article.actor);
  const created: WorkflowEvent = {
    id: newId(),
    kind: 'created',
    to: 'draft',
    actor: article.actor,
    at,
    // Names change: whose copy it is goes by who they are at the site.
    ...(writer !== undefined && { person: writer.person.slug }),
  };
  return createArticleFromSite(db, {
    copy: emptyCopy(newBlockId),
    fields: emptyFields(article.language),
    events: [],
    begins: created,
    siteId: article.siteId ?? null,
    now: article.now,
  });
}

/**
 * Stores a story that came whole and returns its id once it is on disk, its columns and full text included. Fails with
 * `article.invalid` where copy, fields or events do not fit, or with a failure of the store.
 */
export function createArticleFromSite(db: WritableDb, parts: ArticleParts): Result<ArticleId> {
  return guarded(() => {
    const live = firstState(db, parts);
    inTransaction(db, () => insertArticle(db, live, parts));
    rememberArticle(db, live);
    return ok(live.id);
  });
}

/** The whole record at its head, the copy as JSON. Fails with `article.not-found`, `.quarantined` or `.newer`. */
export function loadRecord(db: WritableDb, id: ArticleId): Result<ArticleRecord> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    return loaded.ok ? ok(recordOf(loaded.value.live)) : loaded;
  });
}

/** The record at its head with its parsed copy and its place in the journal; `seq` is what `setDelivery` agrees on. */
export function loadLive(db: WritableDb, id: ArticleId): Result<LiveArticle> {
  return guarded(() => {
    const loaded = loadArticle(db, id);
    return loaded.ok ? ok(loaded.value.live) : loaded;
  });
}

/** The state an article begins in: exactly what will be read back, so that nothing unreadable is ever stored. */
function firstState(db: WritableDb, parts: ArticleParts): LiveArticle {
  const record = {
    recordVersion,
    documentVersion,
    id: parts.id ?? newId<ArticleId>(),
    copy: parts.copy instanceof Node ? (parts.copy.toJSON() as unknown) : parts.copy,
    fields: parts.fields,
    threads: parts.threads ?? [],
    suggestions: parts.suggestions ?? [],
    events: parts.events,
    translations: parts.translations ?? null,
    media: parts.media ?? {},
  };
  const start = refusingUnsound(() => parseRecord(JSON.parse(JSON.stringify(record))));
  const events = [...start.events, ...beginning(db, start, parts)];
  const live = { ...start, events, seq: 0, copyVersion: 0, sha: Buffer.alloc(0) };
  return { ...live, sha: chainStart(live.id, JSON.stringify(recordOf(live))) };
}

function beginning(
  db: WritableDb,
  words: Pick<LiveArticle, 'copy' | 'fields' | 'media'>,
  { begins, siteId }: ArticleParts,
): WorkflowEvent[] {
  if (begins === undefined) return [];
  const site = (siteId === null ? null : siteById(db, siteId)) ?? connectedSites(db)[0] ?? null;
  return [workflowEventSchema.parse(withHash(begins, () => hashFor(words, site)))];
}

function insertArticle(db: WritableDb, live: LiveArticle, parts: ArticleParts): void {
  const at = parts.now().toISOString();
  const changedAt = parts.changedAt ?? at;
  const inserted = sql(
    db,
    `INSERT INTO articles (id, head_seq, head_sha, copy_version, record_version, document_version, health, site_id,
       delivery, delivery_kind, agreed_seq, created_at, projected_seq, headline, dek, slug, state, section, sections,
       language, author, words, characters, changed_at, lead_picture, embargo, headline_key, slug_key, section_key,
       author_key, state_rank)
     VALUES (?, 0, ?, 0, ?, ?, 'sound', ?, '{"kind":"local"}', 'local', NULL, ?, -1, '', '', '', 'draft', '', '[]',
       ?, '', 0, 0, ?, NULL, NULL, '', '', '', '', 0)`,
  ).run(live.id, live.sha, recordVersion, documentVersion, parts.siteId, at, live.fields.language, changedAt);
  writeProjections(db, { key: Number(inserted.lastInsertRowid), projectedSeq: -1 }, live, changedAt);
  takeSnapshot(db, live);
}
