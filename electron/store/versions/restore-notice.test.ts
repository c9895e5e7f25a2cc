import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { emptyFields } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import { plainText } from '../../../shared/document/copy-text';
import { articleSchema } from '../../../shared/document/schema';
import type { MergeNotice } from '../../../shared/merge/notices';
import { ann, codeOf, makeNewsroom, noon, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { createArticleFromSite, loadLive } from '../articles/articles';
import { statusOf } from '../journal/article-status';
import { addNotices, closeNotice, openNotices } from '../journal/notices';
import { restoreNotice } from './restore-notice';

const { nodes } = articleSchema;
const at = noon().toISOString();
const p = (id: string, text: string) => nodes.paragraph.create({ id }, articleSchema.text(text));

let newsroom: Newsroom;
let id: ArticleId;
beforeEach(() => {
  newsroom = makeNewsroom();
  const item = nodes.listItem.create({ id: 'i' }, [p('it', 'Milk')]);
  const copy = nodes.doc.create(null, [
    nodes.headline.create(null, articleSchema.text('Title')),
    nodes.dek.create(),
    p('a', 'One.'),
    nodes.bulletList.create({ id: 'l' }, [item]),
    p('c', 'Three.'),
  ]);
  const parts = { copy, fields: emptyFields('en-CA'), events: [], siteId: null, now: noon };
  id = valueOf(createArticleFromSite(newsroom.db(), parts));
});
afterEach(() => newsroom.remove());

function restored(notice: MergeNotice): string {
  addNotices(newsroom.db(), id, [notice], at);
  valueOf(restoreNotice(newsroom.db(), id, notice.id, ann));
  return plainText(valueOf(loadLive(newsroom.db(), id)).copy);
}

const removed = (after: string | null): MergeNotice => ({
  kind: 'block-removed',
  id: 'n1',
  by: 'Bruno',
  node: p('b', 'Two.').toJSON() as unknown,
  after,
  quote: 'Two.',
});

describe('a notice of a merge', () => {
  it('brings a removed block back behind the one it followed, at the top, or at the end', () => {
    expect(restored(removed('a'))).toBe('Title\nOne.\nTwo.\nMilk\nThree.');
    expect(restored({ ...removed(null), id: 'n2' })).toBe('Title\nTwo.\nOne.\nTwo.\nMilk\nThree.');
    expect(restored({ ...removed('gone'), id: 'n3' })).toBe('Title\nTwo.\nOne.\nTwo.\nMilk\nThree.\nTwo.');
  });

  it('brings cut words back as a paragraph below theirs, in a list as well', () => {
    const cut = { kind: 'text-removed', id: 'n1', by: 'Bruno', slot: 'text', text: 'These words.' } as const;
    expect(restored({ ...cut, blockId: 'it' })).toBe('Title\nOne.\nMilk\nThese words.\nThree.');
    expect(restored({ ...cut, id: 'n2', blockId: 'headline' })).toBe(
      'Title\nThese words.\nOne.\nMilk\nThese words.\nThree.',
    );
  });

  it('takes the other value of a field', () => {
    restored({ kind: 'field', id: 'n1', by: 'Bruno', field: 'slug', mine: 'mine', theirs: 'theirs' });
    expect(valueOf(loadLive(newsroom.db(), id)).fields.slug).toBe('theirs');
  });

  it('is seen to once: not told again by the same merge, and not restored twice', () => {
    const db = newsroom.db();
    expect(valueOf(statusOf(db, id)).notices).toEqual([]);
    restored(removed('a'));
    expect(codeOf(restoreNotice(db, id, 'n1', ann))).toBe('request.invalid');
    addNotices(db, id, [removed('a'), { ...removed('a'), id: 'n2' }], at);
    expect(valueOf(statusOf(db, id)).notices).toMatchObject([{ notice: { id: 'n2' } }]);
    closeNotice(db, id, 'n2', 'dismissed');
    expect(openNotices(db, id)).toEqual([]);
  });
});
