import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { ann, codeOf, makeNewsroom, typingGroup, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { createArticle, loadLive, loadRecord } from '../articles/articles';
import { snapshotSha } from './chain';
import { appendSteps, setField } from '../journal/journal';
import { listArticles } from '../library/library';
import { closeArticle, openArticle } from '../articles/open-article';
import { refreshProjections } from '../library/projections';

let newsroom: Newsroom;
let hurt: ArticleId;
let whole: ArticleId;

function type(id: ArticleId, text: string): void {
  const db = newsroom.db();
  const version = valueOf(loadLive(db, id)).copyVersion;
  valueOf(appendSteps(db, id, { version, groups: [typingGroup(db, id, text)], ...ann }));
}

/** Flips one bit of a stored text, as a failing disk would. */
function flipBit(
  table: 'journal' | 'snapshots',
  column: string,
  seq: number,
  near: number | string = 40,
): void {
  const db = newsroom.db();
  const where = 'article_id = ? AND seq = ?';
  const text = String(db.prepare(`SELECT ${column} FROM ${table} WHERE ${where}`).pluck().get(hurt, seq));
  const at = typeof near === 'string' ? text.indexOf(near) : near;
  const flipped = text.slice(0, at) + String.fromCharCode(text.charCodeAt(at) ^ 1) + text.slice(at + 1);
  db.prepare(`UPDATE ${table} SET ${column} = ? WHERE ${where}`).run(flipped, hurt, seq);
}

function everyRow(): unknown {
  const db = newsroom.db();
  return [
    db.prepare('SELECT * FROM journal ORDER BY article_id, seq').all(),
    db.prepare('SELECT * FROM snapshots ORDER BY article_id, seq').all(),
  ];
}

beforeEach(() => {
  newsroom = makeNewsroom();
  [hurt, whole] = [0, 1].map(() => valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann }))) as [
    ArticleId,
    ArticleId,
  ];
  for (const id of [hurt, whole]) {
    for (const word of ['one ', 'two ', 'three ', 'four']) type(id, word);
    refreshProjections(newsroom.db(), id);
  }
});
afterEach(() => newsroom.remove());

describe('a damaged story', () => {
  it.each([
    ['a bit of a step', () => flipBit('journal', 'payload', 3)],
    ['a time', () => flipBit('journal', 'at', 3, 3)],
    ['an author', () => flipBit('journal', 'actor', 3, 1)],
    [
      'a missing row',
      () => newsroom.db().prepare('DELETE FROM journal WHERE article_id = ? AND seq = 3').run(hurt),
    ],
    [
      'a missing last row',
      () => newsroom.db().prepare('DELETE FROM journal WHERE article_id = ? AND seq = 4').run(hurt),
    ],
    [
      'two rows exchanged',
      () =>
        newsroom.db().exec(`UPDATE journal SET seq = seq + 90 WHERE seq IN (2, 3) AND article_id = '${hurt}';
        UPDATE journal SET seq = 185 - seq - 90 + 0 WHERE seq > 90 AND article_id = '${hurt}'`),
    ],
    ['the only snapshot', () => flipBit('snapshots', 'record', 0)],
  ])('is quarantined for %s: listed, kept, refused for writing, the others untouched', (_what, damage) => {
    damage();
    newsroom.reopen();
    const before = everyRow();
    const db = newsroom.db();
    expect(codeOf(loadRecord(db, hurt))).toBe('article.quarantined');
    expect(codeOf(setField(db, hurt, { field: 'slug', value: 'x' }, ann))).toBe('article.quarantined');
    expect(everyRow()).toEqual(before);
    const filter = {
      states: [],
      sections: [],
      languages: [],
      authors: [],
      delivery: 'needs-you' as const,
      queue: 'all' as const,
      unseen: false,
    };
    const page = listArticles(db, { filter, sort: 'changed', descending: true, offset: 0, limit: 9 });
    expect(page.rows).toMatchObject([
      {
        id: hurt,
        headline: 'one two three four',
        delivery: { kind: 'needs-you', code: 'article.quarantined' },
      },
    ]);
    expect(codeOf(loadRecord(db, whole))).toBe('ok');
    type(whole, ' five');
  });

  it('opens read-only with every word up to the damage', () => {
    flipBit('journal', 'payload', 3, 'three');
    newsroom.reopen();
    const data = valueOf(openArticle(newsroom.db(), hurt));
    expect(data.readOnly?.code).toBe('article.quarantined');
    expect(data.version).toBe(2);
    expect(JSON.stringify(data.base)).toContain('"one two "');
  });

  it('is whole again once its rows are', () => {
    flipBit('journal', 'payload', 3);
    newsroom.reopen();
    expect(codeOf(loadRecord(newsroom.db(), hurt))).toBe('article.quarantined');
    flipBit('journal', 'payload', 3);
    type(hurt, '!');
    expect(valueOf(openArticle(newsroom.db(), hurt))).toMatchObject({
      readOnly: null,
      delivery: { kind: 'local' },
    });
  });

  it('is rebuilt from an older snapshot when the newest one is damaged', () => {
    valueOf(closeArticle(newsroom.db(), hurt));
    flipBit('snapshots', 'record', 4);
    newsroom.reopen();
    expect(valueOf(loadLive(newsroom.db(), hurt)).copy.child(0).textContent).toBe('one two three four');
  });

  it('keeps working without its older undo when only rows before a sound snapshot are damaged', () => {
    valueOf(closeArticle(newsroom.db(), hurt));
    flipBit('journal', 'payload', 2);
    newsroom.reopen();
    const data = valueOf(openArticle(newsroom.db(), hurt));
    expect(data).toMatchObject({ readOnly: null, baseVersion: 4, tail: [] });
    expect(JSON.stringify(data.base)).toContain('one two three four');
  });
});

describe('a story from a newer version', () => {
  /** Rewrites the one snapshot as a newer version would have written it, hashes included. */
  function fromTheFuture(change: (record: Record<string, unknown>) => void): void {
    const db = newsroom.db();
    db.prepare('DELETE FROM journal WHERE article_id = ?').run(hurt);
    const row = db.prepare('SELECT record, chain_sha FROM snapshots WHERE article_id = ?').get(hurt) as {
      record: string;
      chain_sha: Buffer;
    };
    const record = JSON.parse(row.record) as Record<string, unknown>;
    change(record);
    const text = JSON.stringify(record);
    const sha = snapshotSha(hurt, 0, 0, row.chain_sha, text);
    db.prepare('UPDATE snapshots SET record = ?, sha256 = ? WHERE article_id = ?').run(text, sha, hurt);
    db.prepare('UPDATE articles SET head_seq = 0, copy_version = 0, head_sha = ? WHERE id = ?').run(
      row.chain_sha,
      hurt,
    );
    newsroom.reopen();
  }

  it('is kept byte for byte and refused for writing when it cannot be read', () => {
    fromTheFuture((record) => {
      record['documentVersion'] = 4;
      record['copy'] = { type: 'doc', content: [{ type: 'hologram' }] };
    });
    const before = everyRow();
    const db = newsroom.db();
    expect(codeOf(openArticle(db, hurt))).toBe('article.newer');
    expect(codeOf(appendSteps(db, hurt, { version: 0, groups: [typingGroup(db, whole, 'x')], ...ann }))).toBe(
      'article.newer',
    );
    expect(codeOf(setField(db, hurt, { field: 'slug', value: 'x' }, ann))).toBe('article.newer');
    refreshProjections(db, hurt);
    valueOf(closeArticle(db, hurt));
    expect(everyRow()).toEqual(before);
  });

  it('opens read-only when all of it can be read', () => {
    fromTheFuture((record) => (record['recordVersion'] = 4));
    expect(valueOf(openArticle(newsroom.db(), hurt)).readOnly?.code).toBe('article.newer');
  });
});
