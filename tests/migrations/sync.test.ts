import { defaultPolicy } from '../../shared/article/policy';
import Database from 'better-sqlite3';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { baseOf, saveBase } from '../../electron/store/sites/bases';
import { loadLive, loadRecord } from '../../electron/store/articles/articles';
import { queryPlan } from '../../electron/store/database';
import { createArticles } from '../../electron/store/migrations/0001-create-articles';
import { createSync } from '../../electron/store/migrations/0002-create-sync';
import { addNotices, openNotices } from '../../electron/store/journal/notices';
import { applicationId, openStore } from '../../electron/store/file/open';
import { addOperation, openQueue } from '../../electron/store/outbox/outbox';
import { connectedSites, saveSite } from '../../electron/store/sites/sites';
import type { KnownSite } from '../../electron/store/sites/sites';
import type { ArticleId, OperationId, SiteId } from '../../shared/article/ids';
import { noon, valueOf } from '../helpers/newsroom';
import { makeOlder } from '../helpers/older-store';

const versionOne = readFileSync(
  join(import.meta.dirname, '..', 'fixtures', 'store', 'version-1.sql'),
  'utf8',
);
const tables = [
  'attempts',
  'bases',
  'creations',
  'media_receipts',
  'outbox',
  'pull_cursors',
  'site_people',
  'site_terms',
  'sites',
];

let directory = '';
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'stet-migrations-'));
});
afterEach(() => rmSync(directory, { recursive: true }));

function oldDatabase(): void {
  const db = new Database(join(directory, 'stet.db'));
  db.exec(versionOne);
  db.pragma(`application_id = ${applicationId}`);
  db.pragma('user_version = 1');
  db.close();
}

const ledger: KnownSite = {
  id: 'site-ledger' as SiteId,
  url: 'https://ledger.example',
  name: 'The Ledger',
  login: 'maya',
  person: {
    id: 3,
    name: 'Maya',
    slug: 'maya',
    roles: ['author'],
    abilities: { publish: true, editOthers: false, upload: true, createTags: true, createSections: false },
  },
  facts: {
    coAuthors: false,
    languages: false,
    clockSkewMs: 0,
    companion: null,
    accountSince: null,
    policy: defaultPolicy,
    timeZone: 'UTC',
    manages: false,
  },
  connected: true,
  connectedAt: '2026-11-23T12:00:00.000Z',
  link: { kind: 'online', checkedAt: '2026-11-23T12:00:00.000Z' },
};

describe('the notices of merges', () => {
  it('are added to a newsroom of version 1; its stories are read as they were, without suggestions', () => {
    oldDatabase();
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    const [id] = db.prepare('SELECT id FROM articles ORDER BY key').pluck().all() as ArticleId[];
    expect(valueOf(loadRecord(db, id as ArticleId))).toMatchObject({ recordVersion: 3, suggestions: [] });
    const notice = {
      kind: 'text-removed',
      id: 'n',
      by: 'B',
      blockId: 'b',
      slot: 'text',
      text: 'Cut.',
    } as const;
    addNotices(db, id as ArticleId, [notice], noon().toISOString());
    expect(openNotices(db, id as ArticleId)).toEqual([{ at: noon().toISOString(), notice }]);
    close();
  });
});

describe('the tables of sync', () => {
  it('are added to an empty database, all of them strict', () => {
    const db = new Database(':memory:');
    createArticles.up(db);
    createSync.up(db);
    const strict = db
      .prepare('SELECT name FROM pragma_table_list WHERE strict = 1 ORDER BY name')
      .pluck()
      .all();
    expect(strict).toEqual(expect.arrayContaining(tables));
    db.close();
  });

  it('are added to a newsroom of version 1, whose stories can then be agreed with a site', () => {
    oldDatabase();
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    const ids = db.prepare('SELECT id FROM articles ORDER BY key').pluck().all() as ArticleId[];
    expect(ids).toHaveLength(3);
    saveSite(db, ledger);
    for (const [index, articleId] of ids.entries()) {
      const record = valueOf(loadRecord(db, articleId));
      const { seq } = valueOf(loadLive(db, articleId));
      const at = noon().toISOString();
      const base = {
        articleId,
        siteId: ledger.id,
        postId: index + 1,
        revision: 'r',
        version: null,
        post: '{}',
        record,
        seq,
      };
      saveBase(db, { ...base, agreedAt: at, seen: null, undecided: [] });
      expect(baseOf(db, articleId)?.record).toEqual(record);
      addOperation(db, {
        id: `operation-${index}` as OperationId,
        articleId,
        siteId: ledger.id,
        action: 'submit',
        hop: null,
        person: null,
        state: 'waiting',
        actor: 'Maya',
        headline: 'H',
        queuedAt: at,
        nextAttemptAt: null,
        seq,
        record,
        expectedRevision: 'r',
      });
    }
    expect(openQueue(db, ledger.id).map(({ articleId }) => articleId)).toEqual(ids);
    expect(connectedSites(db)).toEqual([ledger]);
    close();
    // Opened once more, the schema is found whole.
    valueOf(openStore({ directory, now: noon })).close();
  });

  it('leave nothing to decide about what was agreed before alterations were kept', () => {
    oldDatabase();
    const first = valueOf(openStore({ directory, now: noon }));
    const articleId = first.db.prepare('SELECT id FROM articles ORDER BY key').pluck().get() as ArticleId;
    saveSite(first.db, ledger);
    const at = noon().toISOString();
    const record = valueOf(loadRecord(first.db, articleId));
    const agreed = { postId: 1, revision: 'r', version: null, post: '{}', record, seq: 0, agreedAt: at };
    saveBase(first.db, { articleId, siteId: ledger.id, ...agreed, seen: null, undecided: [] });
    first.close();
    makeOlder(directory, 8);
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    expect(baseOf(db, articleId)).toMatchObject({ ...agreed, undecided: [] });
    const undecided = [{ part: 'body', sent: 'old', stored: '' }] as const;
    saveBase(db, { articleId, siteId: ledger.id, ...agreed, seen: null, undecided });
    expect(baseOf(db, articleId)?.undecided).toEqual(undecided);
    close();
  });

  it('find what is open by an index', () => {
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    const open = "SELECT id FROM outbox WHERE site_id = ? AND state <> 'done' ORDER BY key";
    expect(queryPlan(db, open, ['site-ledger'])).toMatch(/USING (COVERING )?INDEX outbox_open/);
    const ofStory = "SELECT id FROM outbox WHERE article_id = ? AND state <> 'done' ORDER BY key";
    expect(queryPlan(db, ofStory, ['story'])).toContain('outbox_by_article');
    close();
  });

  it('hold no secret', () => {
    const { db, close } = valueOf(openStore({ directory, now: noon }));
    const columns = db
      .prepare(
        `SELECT c.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.name IN (${tables.map(() => '?').join(', ')})`,
      )
      .pluck()
      .all(...tables);
    expect(columns.length).toBeGreaterThan(40);
    expect(columns.filter((name) => /password|secret|token/i.test(String(name)))).toEqual([]);
    close();
  });
});
