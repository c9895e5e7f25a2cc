import { describe, expect, it } from 'vitest';
import { loadLive } from '../../electron/store/articles/articles';
import { openNotices } from '../../electron/store/journal/notices';
import { plainText } from '../../shared/document/copy-text';
import { suggestionsIn } from '../../shared/document/suggestions';
import type { ArticleId } from '../../shared/article/ids';
import { valueOf } from '../helpers/newsroom';
import { replaceWords } from '../helpers/edit-story';
import type { FaultProxy, SeenRequest } from '../helpers/fault-proxy';
import type { SyncDesk } from '../helpers/sync-desk';
import { deskPerTest, postCalled } from '../helpers/wordpress-desk';
import { replaceOnSite } from '../helpers/wordpress/posts';
import type { WordPressSite } from '../helpers/wordpress/site';

let site: WordPressSite;
let network: FaultProxy;
let desk: SyncDesk;
deskPerTest((parts) => ({ site, network, desk } = parts));

/** A story on the site, changed here and about to be sent; somebody saves it there between our look and our write. */
async function raced(headline: string, first: (post: number) => Promise<unknown>): Promise<ArticleId> {
  await desk.connect(network.url, site.people.editor);
  const id = desk.story({ headline, body: ['The first words.', 'The last words.'] });
  valueOf(desk.engine().send(id, 'draft', 'Claire'));
  await desk.settled();
  const { id: post } = await postCalled(site, headline);
  let done = false;
  const isSave = ({ method, path }: SeenRequest): boolean =>
    method === 'POST' && path.startsWith(`/wp-json/wp/v2/posts/${post}`);
  network.setFault((request) => {
    if (done || !isSave(request)) return { kind: 'pass' };
    done = true;
    return { kind: 'overtaken', by: () => first(post) };
  });
  return id;
}

const copy = (id: ArticleId) => valueOf(loadLive(desk.newsroom.db(), id)).copy;

describe('a save that crosses ours on a plain WordPress', () => {
  it('is found among WordPress’s revisions, and both stand', async () => {
    const id = await raced('Crossed', (post) =>
      replaceOnSite(site, post, 'The last words.', 'The night editor’s words.', site.people.administrator.id),
    );
    replaceWords(desk, id, 'first', 'second');
    valueOf(desk.engine().send(id, 'draft', 'Claire'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
    const { content } = await postCalled(site, 'Crossed');
    expect(content).toContain('The second words.');
    expect(content).toContain('The night editor’s words.');
    expect(plainText(copy(id))).toContain('The night editor’s words.');
  });

  it('over the same words is a suggestion, and is asked about', async () => {
    const id = await raced('Crossed words', (post) =>
      replaceOnSite(site, post, 'The first', 'The third', site.people.administrator.id),
    );
    replaceWords(desk, id, 'first', 'second');
    valueOf(desk.engine().send(id, 'draft', 'Claire'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.merged' });
    expect(suggestionsIn(copy(id))).toMatchObject([{ deleted: 'second', inserted: 'third' }]);
  });

  it('in a part we did not write is taken in', async () => {
    const id = await raced('Crossed status', (post) =>
      replaceOnSite(site, post, 'The last words.', 'Other words.', site.people.administrator.id),
    );
    valueOf(desk.engine().send(id, 'submit', 'Claire'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
    expect(plainText(copy(id))).toContain('Other words.');
    expect(await postCalled(site, 'Crossed status')).toMatchObject({ status: 'pending' });
    expect(openNotices(desk.newsroom.db(), id)).toEqual([]);
  });
});
