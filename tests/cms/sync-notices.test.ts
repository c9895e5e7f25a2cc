import { describe, expect, it } from 'vitest';
import { loadLive } from '../../electron/store/articles/articles';
import type { ArticleId } from '../../shared/article/ids';
import { plainText } from '../../shared/document/copy-text';
import { valueOf } from '../helpers/newsroom';
import type { FaultProxy } from '../helpers/fault-proxy';
import type { SyncDesk } from '../helpers/sync-desk';
import type { WordPressSite } from '../helpers/wordpress/site';
import { deskPerTest } from '../helpers/wordpress-desk';

let site: WordPressSite;
let network: FaultProxy;
let desk: SyncDesk;
deskPerTest((parts) => ({ site, network, desk } = parts));

const live = (id: ArticleId) => valueOf(loadLive(desk.newsroom.db(), id));

async function published(headline: string): Promise<ArticleId> {
  await desk.connect(network.url, site.people.editor);
  const id = desk.story({ headline, dek: 'The dek.', body: ['The fare is three dollars.'] });
  desk.publish(id, 'Claire');
  await desk.settled();
  return id;
}

async function page(id: ArticleId): Promise<string> {
  const delivery = desk.delivery(id);
  if (delivery.kind !== 'verified') throw new Error(`It is not there: ${JSON.stringify(delivery)}`);
  const answer = await fetch(delivery.url);
  return answer.ok ? await answer.text() : '';
}

describe('a correction', () => {
  it('is read on the public page, under the text, and comes back with the words it was given in WordPress', async () => {
    const id = await published('The ferry');
    valueOf(
      desk.engine().move(id, 'correct', { note: 'The fare is four dollars.', advisory: '', actor: 'Claire' }),
    );
    await desk.settled();
    const html = await page(id);
    expect(html).toMatch(
      /<p class="stet-notice stet-notice-correction[^>]*><strong>Correction, [^<]*<\/strong>/,
    );
    expect(html.indexOf('three dollars')).toBeLessThan(html.indexOf('The fare is four dollars.'));
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [] });
    await site.wp(`
      $post = get_posts(['title' => 'The ferry'])[0];
      wp_update_post(wp_slash(['ID' => $post->ID, 'post_content' => str_replace('four dollars.', 'four dollars, not three.', $post->post_content)]));
    `);
    await desk.fetched();
    expect(live(id).fields.notices).toMatchObject([
      { kind: 'correction', text: 'The fare is four dollars, not three.' },
    ]);
    expect(plainText(live(id).copy)).not.toContain('four');
  });
});

describe('a killed story', () => {
  it('is its headline and its advisory alone on the public page, while its copy is kept here', async () => {
    const id = await published('The fare');
    valueOf(
      desk.engine().move(id, 'kill', { note: 'It is not so.', advisory: 'We were wrong.', actor: 'Claire' }),
    );
    await desk.settled();
    const html = await page(id);
    expect(html).toContain('The fare');
    expect(html).toContain('We were wrong.');
    expect(html).not.toContain('three dollars');
    expect(html).not.toContain('It is not so.');
    await site.wp(`
      $post = get_posts(['title' => 'The fare'])[0];
      wp_update_post(wp_slash(['ID' => $post->ID, 'post_content' => str_replace('wrong.', 'mistaken.', $post->post_content)]));
    `);
    await desk.fetched();
    expect(plainText(live(id).copy)).toContain('three dollars');
    expect(live(id).fields.notices).toMatchObject([{ kind: 'kill', text: 'We were mistaken.' }]);
    expect(live(id).events.at(-1)).toMatchObject({ to: 'killed' });
  });

  it('is gone from the page where nothing is to stand there', async () => {
    const id = await published('The tide');
    valueOf(desk.engine().move(id, 'kill', { note: 'It is not so.', advisory: '', actor: 'Claire' }));
    await desk.settled();
    const html = await page(id);
    expect(html).not.toContain('three dollars');
    await desk.fetched();
    expect(live(id).events.at(-1)).toMatchObject({ to: 'killed' });
  });
});
