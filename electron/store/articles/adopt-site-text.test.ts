import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { ann, codeOf, makeNewsroom, noon, typingGroup, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { adoptSiteText } from './adopt-site-text';
import { createArticle, loadLive, loadRecord } from './articles';
import { appendSteps } from '../journal/journal';
import { openArticle } from './open-article';

let newsroom: Newsroom;
let id: ArticleId;
const site = { actor: 'site', now: noon };

beforeEach(() => {
  newsroom = makeNewsroom();
  id = valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann }));
  valueOf(
    appendSteps(newsroom.db(), id, {
      version: 0,
      groups: [typingGroup(newsroom.db(), id, 'Ferry late')],
      ...ann,
    }),
  );
});
afterEach(() => newsroom.remove());

describe("taking the site's text", () => {
  it('journals only what differs, as the site, and keeps what stood here in the history', () => {
    const db = newsroom.db();
    const { copy } = valueOf(loadRecord(db, id));
    const theirs = JSON.parse(JSON.stringify(copy).replace('Ferry late', 'Ferry very late')) as unknown;
    const adopted = valueOf(
      adoptSiteText(db, id, { copy: theirs, fields: { slug: 'ferry', tags: [] }, ...site }),
    );
    expect(adopted).toMatchObject({ version: 2, seq: 3, groups: [{ origin: 'site', clientId: 'site' }] });
    expect(JSON.stringify(adopted.groups)).toContain('"very "');
    newsroom.reopen();
    const data = valueOf(openArticle(newsroom.db(), id));
    expect(data.tail.map((group) => group.origin)).toEqual(['edit', 'site']);
    expect(data.fields.slug).toBe('ferry');
  });

  it('writes nothing when all is equal already', () => {
    const db = newsroom.db();
    const { copy, fields } = valueOf(loadRecord(db, id));
    expect(valueOf(adoptSiteText(db, id, { copy, fields, ...site }))).toEqual({
      groups: [],
      version: 1,
      seq: 1,
    });
    expect(valueOf(loadLive(db, id)).seq).toBe(1);
  });

  it('reaches a window that was typing as steps to rebase over', () => {
    const db = newsroom.db();
    const mine = typingGroup(db, id, ' tonight');
    const { copy } = valueOf(loadRecord(db, id));
    const theirs = JSON.parse(JSON.stringify(copy).replace('Ferry', 'A ferry')) as unknown;
    const adopted = valueOf(adoptSiteText(db, id, { copy: theirs, fields: {}, ...site }));
    const answer = valueOf(appendSteps(db, id, { version: 1, groups: [mine], ...ann }));
    expect(answer).toEqual({ kind: 'stale', version: 2, groups: adopted.groups });
  });

  it.each([
    ['a copy that is none', { type: 'doc', content: [] }, {}],
    ['a field that does not fit', null, { slug: 'x'.repeat(999) }],
  ])('refuses %s and keeps everything as it was', (_what, copy, fields) => {
    const db = newsroom.db();
    const mine = valueOf(loadRecord(db, id)).copy;
    expect(codeOf(adoptSiteText(db, id, { copy: copy ?? mine, fields, ...site }))).toBe('article.invalid');
    expect(valueOf(loadLive(db, id)).seq).toBe(1);
  });
});
