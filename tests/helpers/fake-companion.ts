import { failed, ok } from '../../shared/errors/app-error';
import type { Result } from '../../shared/errors/app-error';
import type { SitePolicy } from '../../shared/article/policy';
import type {
  CmsArticle,
  CmsArticleAnswer,
  CmsArticleWrite,
  CmsChanges,
  CmsPost,
  CmsPostWrite,
} from '../../electron/cms/cms';
import type { FakePerson } from './fake-person';

/** What the companion plugin does, as far as the engine needs it: versions, operations, approvals, and what it promised. */
export interface FakeCompanion {
  readonly site: string;
  readonly article: (who: FakePerson, postId: number) => Result<CmsArticle | null>;
  readonly changes: (who: FakePerson, since: number) => Result<CmsChanges>;
  readonly writeArticle: (who: FakePerson, write: CmsArticleWrite) => Result<CmsArticleAnswer>;
  /** A post as WordPress is about to save it, for somebody who is not at Stet. */
  readonly held: (before: CmsPost, after: CmsPost) => CmsPost;
  /** Looks at a post that was saved past the plugin's own routes, or whose hour has come. */
  readonly settle: (postId: number, isItsHour?: boolean) => void;
}

export interface CompanionParts {
  readonly posts: Map<number, CmsPost>;
  readonly policy: SitePolicy;
  readonly now: () => Date;
  /** Whoever has an account now, with what they may do now. */
  readonly people: () => readonly FakePerson[];
  readonly sectionNames: (ids: readonly number[]) => readonly string[];
  readonly tagNames: (ids: readonly number[]) => readonly string[];
  /** What WordPress would make of a write; keeps nothing. */
  readonly made: (who: FakePerson, post: CmsPost | null, write: CmsPostWrite) => CmsPost;
  /** Keeps a post, as a call that a person made. */
  readonly save: (post: CmsPost) => void;
}

interface Row {
  version: number;
  seq: number;
  fingerprint: string;
  record: unknown;
  recordVersion: number;
  recordPost: CmsPost | null;
  changedBy: string | null;
  /** The words that were promised for an hour; empty where none were. */
  scheduled: string;
  voided: boolean;
}

interface Given {
  readonly hash: string;
  readonly person: number;
}

export function fakeCompanion(parts: CompanionParts): FakeCompanion {
  const { posts, policy, now } = parts;
  const site = 'companion-of-the-ledger';
  const rows = new Map<number, Row>();
  const approvals = new Map<number, readonly Given[]>();
  const operations = new Map<string, { readonly asked: string; readonly article: CmsArticle }>();
  let seq = 0;

  const rowOf = (postId: number): Row => {
    const blank = { version: 0, seq: 0, fingerprint: '', record: null, recordVersion: 0, recordPost: null };
    const row = rows.get(postId) ?? { ...blank, changedBy: null, scheduled: '', voided: false };
    rows.set(postId, row);
    return row;
  };
  const note = (postId: number, by: string | null): void => {
    const row = rowOf(postId);
    const fingerprint = fingerprintOf(posts.get(postId));
    if (row.version > 0 && row.fingerprint === fingerprint) return;
    seq += 1;
    Object.assign(row, { version: row.version + 1, seq, fingerprint, changedBy: by });
  };
  const lower = (postId: number): void => {
    const post = posts.get(postId);
    if (post !== undefined) posts.set(postId, { ...post, status: 'pending' });
  };
  const keepPromise = (postId: number): void => {
    const row = rowOf(postId);
    const post = posts.get(postId);
    const isKept = post?.status === 'future' && wordsOf(post) === row.scheduled;
    if (row.scheduled === '' || isKept) return;
    const isOut =
      post === undefined ||
      post.status === 'trash' ||
      (post.status === 'publish' && wordsOf(post) === row.scheduled);
    row.scheduled = '';
    row.voided = !isOut;
    if (post?.status === 'future') lower(postId);
  };
  const isEmbargoed = (postId: number, instant: number): boolean =>
    (embargoIn(rowOf(postId).record) ?? 0) > Math.max(now().getTime(), instant);
  const settle = (postId: number, isItsHour = false): void => {
    if (isItsHour && isEmbargoed(postId, 0)) {
      Object.assign(rowOf(postId), { scheduled: '', voided: true });
      lower(postId);
    }
    keepPromise(postId);
    note(postId, 'Site editor');
  };
  const articleOf = (postId: number): CmsArticle => {
    const post = posts.get(postId) ?? null;
    const { version, seq: at, record, recordVersion, recordPost, changedBy, voided } = rowOf(postId);
    const state = post === null ? 'deleted' : post.status === 'trash' ? 'trash' : 'live';
    const kept = { record: structuredClone(record), recordVersion, recordPost };
    return { postId, state, version, seq: at, post, ...kept, changedBy, voided };
  };

  const mayReview = (id: number, authors: readonly number[]): boolean => {
    const abilities = parts.people().find(({ person }) => person.id === id)?.abilities;
    return abilities?.editOthers === true && (policy.ownCopy === 'allowed' || !authors.includes(id));
  };
  /** The approvals with this one; null where this person may not give it. */
  const givenWith = (who: FakePerson, write: CmsArticleWrite, id: number, authors: readonly number[]) => {
    const given = approvals.get(id) ?? [];
    const { approval: hash } = write;
    if (hash === undefined) return given;
    const person = who.person.id;
    return mayReview(person, authors) ? [...given, { hash, person }] : null;
  };
  const wantsSecond = (post: CmsPost): boolean =>
    parts.sectionNames(post.categories).some((name) => policy.secondSignOff.sections.includes(name)) ||
    parts.tagNames(post.tags).some((name) => policy.secondSignOff.tags.includes(name));

  const publishable = (
    after: CmsPost,
    write: CmsArticleWrite,
    given: readonly Given[],
    authors: number[],
  ) => {
    const instant = after.status === 'future' ? Date.parse(after.publishAt) : now().getTime();
    if ((embargoIn(write.content?.record) ?? 0) > instant) return failed('site.embargoed', { status: 412 });
    const of = given.filter(({ hash, person }) => hash === write.approvalHash && mayReview(person, authors));
    const people = new Set(of.map(({ person }) => person)).size;
    return people < (wantsSecond(after) ? 2 : 1) ? failed('site.not-approved', { status: 412 }) : ok(null);
  };

  /** The write itself, all of it or nothing. */
  const carryOut = (who: FakePerson, write: CmsArticleWrite, before: CmsPost | null): Result<CmsArticle> => {
    const { kind, content } = write;
    const fields = content?.post ?? {};
    const asked = kind === 'trash' ? 'trash' : kind === 'restore' ? 'draft' : fields.status;
    const made = parts.made(who, before, fields);
    const after = kind === 'trash' || kind === 'restore' ? { ...made, status: asked ?? made.status } : made;
    const authors = [before?.author ?? after.author, after.author];
    const isMoved = before !== null && asked !== undefined && asked !== before.status;
    const isWorking = asked === 'draft' || asked === 'pending';
    if (kind === 'create' && asked !== undefined && !isWorking) return failed('site.server-error');
    if (kind === 'update' && isMoved && (!isWorking || before.status === 'publish'))
      return failed('site.server-error', { status: 400 });
    if (kind === 'update' && before?.status === 'publish' && wordsOf(before) !== wordsOf(after))
      return failed('site.not-approved', { status: 412 });
    // A post that WordPress would have made another than was asked for.
    if (asked !== undefined && after.status !== asked) return failed('site.server-error', { status: 400 });
    const given = givenWith(who, write, after.id, authors);
    if (given === null) return failed('site.not-approved', { status: 403 });
    if (kind === 'publish') {
      const verdict = publishable(after, write, given, authors);
      if (!verdict.ok) return verdict;
    }
    approvals.set(after.id, given);
    parts.save(after);
    const row = rowOf(after.id);
    if (kind === 'publish') row.scheduled = after.status === 'future' ? wordsOf(after) : '';
    if (after.status === 'future') keepPromise(after.id);
    else Object.assign(row, { scheduled: '', voided: false });
    const stored = posts.get(after.id) ?? after;
    if (content !== null)
      Object.assign(row, { record: content.record, recordVersion: row.version + 1, recordPost: stored });
    row.fingerprint = '';
    note(after.id, who.person.name);
    return ok(articleOf(after.id));
  };

  return {
    site,
    settle,
    held: (before, after) => {
      if (before.status === 'publish' || (after.status !== 'publish' && after.status !== 'future'))
        return after;
      const isEarly = after.status === 'publish' && rowOf(before.id).scheduled !== '';
      const isTooSoon = isEmbargoed(before.id, Date.parse(after.publishAt));
      return isEarly || isTooSoon ? { ...after, status: 'pending' } : after;
    },
    article: (_who, postId) => ok(posts.has(postId) || rows.has(postId) ? articleOf(postId) : null),
    changes: (who, since) => {
      const changed = [...rows].filter(([id, row]) => row.seq > since && mayEdit(who, posts.get(id)));
      const articles = changed.sort(([, one], [, other]) => one.seq - other.seq).map(([id]) => articleOf(id));
      return ok({ articles, next: seq, more: false, head: seq });
    },
    writeArticle: (who, write) => {
      if (write.site !== site) return failed('site.different');
      const before = write.postId === null ? null : (posts.get(write.postId) ?? null);
      if (write.postId !== null && before === null) return failed('site.post-missing', { status: 404 });
      const needsRight = write.kind === 'publish' || write.kind === 'kill';
      if ((before !== null && !mayEdit(who, before)) || (needsRight && !who.abilities.publish))
        return failed('site.forbidden', { status: 403 });
      const asked = JSON.stringify([who.person.id, write]);
      const first = operations.get(write.operation);
      if (first !== undefined)
        return first.asked === asked
          ? ok({ kind: 'written', article: first.article })
          : ok({ kind: 'reused', postId: first.article.postId });
      if (before !== null) {
        note(before.id, null);
        if (rowOf(before.id).version !== write.expected)
          return ok({ kind: 'stale', article: articleOf(before.id) });
      }
      const done = carryOut(who, write, before);
      if (!done.ok) return done;
      operations.set(write.operation, { asked, article: done.value });
      return ok({ kind: 'written', article: done.value });
    },
  };
}

function mayEdit({ person, abilities }: FakePerson, post: CmsPost | undefined): boolean {
  if (abilities.editOthers) return true;
  const isOut = post?.status === 'publish' || post?.status === 'future';
  return post?.author === person.id && (!isOut || abilities.publish);
}

function embargoIn(record: unknown): number | null {
  const embargo = (record as { readonly fields?: { readonly embargo?: unknown } } | null | undefined)?.fields
    ?.embargo;
  return typeof embargo === 'string' ? Date.parse(embargo) : null;
}

/** What readers see of a post: anything but its status. */
function wordsOf(post: CmsPost): string {
  const { status: _status, modifiedAt: _at, link: _link, latestRevision: _latest, ...words } = post;
  return JSON.stringify(Object.entries(words).sort(([one], [other]) => (one < other ? -1 : 1)));
}

function fingerprintOf(post: CmsPost | undefined): string {
  return post === undefined ? 'deleted' : `${post.status} ${wordsOf(post)}`;
}
