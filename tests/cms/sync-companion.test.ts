import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { adoptSiteText } from '../../electron/store/articles/adopt-site-text';
import { loadLive, loadRecord } from '../../electron/store/articles/articles';
import { baseOf, baseOfPost } from '../../electron/store/sites/bases';
import { pullCursor, setPullCursor } from '../../electron/store/sites/pull-cursors';
import { connectedSites } from '../../electron/store/sites/sites';
import type { ArticleId } from '../../shared/article/ids';
import { defaultPolicy } from '../../shared/article/policy';
import { articleSchema } from '../../shared/document/schema';
import { standingCopy, suggestionsIn } from '../../shared/document/suggestions';
import { plainText } from '../../shared/document/copy-text';
import { ann, valueOf } from '../helpers/newsroom';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import { replaceWords } from '../helpers/edit-story';
import { startFaultProxy } from '../helpers/fault-proxy';
import type { FaultProxy } from '../helpers/fault-proxy';
import { imageBlock, postCalled, samplePicture } from '../helpers/wordpress-desk';
import { replaceOnSite, storedMedia, storedPosts } from '../helpers/wordpress/posts';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';

let site: WordPressSite;
let network: FaultProxy;
let maya: SyncDesk;
let claire: SyncDesk;
beforeAll(async () => {
  site = await startWordPress({ companion: true });
  network = await startFaultProxy(site.url);
});
beforeEach(() => {
  maya = startDesk();
  claire = startDesk();
});
afterEach(() => {
  network.setFault(null);
  network.online();
  maya.end();
  claire.end();
});
afterAll(async () => {
  await network.stop();
  await site.stop();
});

async function both(): Promise<void> {
  await maya.connect(network.url, site.people.author);
  await claire.connect(network.url, site.people.editor);
}

async function send(
  desk: SyncDesk,
  id: ArticleId,
  action: 'draft' | 'submit' | 'publish' = 'draft',
): Promise<void> {
  if (action === 'publish') desk.publish(id, 'Somebody');
  else valueOf(desk.engine().send(id, action, 'Somebody'));
  await desk.settled();
}

/** The story that stands for a post at another desk. */
function at(desk: SyncDesk, postId: number): ArticleId {
  const db = desk.newsroom.db();
  const known = connectedSites(db)[0];
  const base = known === undefined ? null : baseOfPost(db, known.id, postId);
  if (base === null) throw new Error(`Post ${postId} is not at this desk`);
  return base.articleId;
}

const live = (desk: SyncDesk, id: ArticleId) => valueOf(loadLive(desk.newsroom.db(), id));
const stories = (desk: SyncDesk): number =>
  (desk.newsroom.db().prepare('SELECT count(*) AS many FROM articles').get() as { many: number }).many;
const words = (desk: SyncDesk, id: ArticleId): string => plainText(standingCopy(live(desk, id).copy));
const asked = (method: string, path: RegExp) =>
  network.log.filter((request) => request.method === method && path.test(request.path));

describe('a story through the companion plugin', () => {
  it('is created, saved and published in one request each, with its record', async () => {
    await both();
    const id = maya.story({
      headline: 'One request',
      dek: 'A dek',
      body: ['First words.'],
      tags: ['ferry'],
      lengthTarget: 450,
    });
    const before = network.log.length;
    await send(maya, id);
    const creation = network.log.slice(before).filter(({ method }) => method === 'POST');
    expect(creation.map(({ path }) => path)).toEqual(['/wp-json/stet/v1/articles']);
    const { id: post } = await postCalled(site, 'One request');
    expect(baseOf(maya.newsroom.db(), id)).toMatchObject({ postId: post, version: 1 });
    replaceWords(maya, id, 'First', 'Second');
    const saved = network.log.length;
    await send(maya, id, 'submit');
    expect(network.log.slice(saved).map(({ method, path }) => `${method} ${path}`)).toEqual([
      `POST /wp-json/stet/v1/articles/${post}`,
    ]);
    expect(await postCalled(site, 'One request')).toMatchObject({ status: 'pending', tags: ['ferry'] });
    await claire.fetched();
    const theirs = at(claire, post);
    expect(live(claire, theirs).fields).toMatchObject({ lengthTarget: 450, tags: ['ferry'] });
    await send(claire, theirs, 'publish');
    expect(claire.delivery(theirs)).toMatchObject({ kind: 'verified', status: 'publish' });
    expect(live(claire, theirs).events.map(({ kind }) => kind)).toEqual([
      'saved-as-draft',
      'submitted',
      'approved',
      'published',
    ]);
    expect(maya.problems.concat(claire.problems)).toEqual([]);
  });

  it('is submitted at once where nobody saved it before, in one request', async () => {
    await maya.connect(network.url, site.people.author);
    const id = maya.story({ headline: 'Straight in', body: ['Words.'] });
    const before = asked('POST', /stet/).length;
    await send(maya, id, 'submit');
    expect(asked('POST', /stet/)).toHaveLength(before + 1);
    expect(maya.delivery(id)).toMatchObject({ kind: 'verified', status: 'pending' });
    expect(await postCalled(site, 'Straight in')).toMatchObject({ status: 'pending' });
  });

  it('is published at once where nobody saved it before: made as a draft, then published', async () => {
    await site.wp(
      `Stet\\Policy::set(json_decode('${JSON.stringify({ ...defaultPolicy, ownCopy: 'allowed' })}'));`,
    );
    await claire.connect(network.url, site.people.editor);
    const id = claire.story({ headline: 'Straight out', body: ['Words.'] });
    await send(claire, id, 'publish');
    await site.wp(`delete_option('stet_policy');`);
    expect(claire.delivery(id)).toMatchObject({ kind: 'verified', status: 'publish' });
    expect(await postCalled(site, 'Straight out')).toMatchObject({ status: 'publish' });
  });

  it('is merged where both changed it apart, and both end with the same', async () => {
    await both();
    const id = maya.story({ headline: 'Apart', body: ['The top of it.', 'The end of it.'] });
    await send(maya, id);
    await claire.fetched();
    const theirs = at(claire, (await postCalled(site, 'Apart')).id);
    replaceWords(maya, id, 'The top', 'A new top');
    replaceWords(claire, theirs, 'The end', 'A firm end');
    await send(claire, theirs);
    const before = network.log.length;
    await send(maya, id);
    // Refused once, merged and sent again: nothing is read before it is written.
    expect(network.log.slice(before).map(({ method }) => method)).toEqual(['POST', 'POST']);
    expect(maya.delivery(id)).toMatchObject({ kind: 'verified' });
    await claire.fetched();
    expect(words(maya, id)).toContain('A new top of it.');
    expect(words(maya, id)).toContain('A firm end of it.');
    expect(words(claire, theirs)).toBe(words(maya, id));
    expect(suggestionsIn(live(maya, id).copy)).toEqual([]);
  });

  it('carries suggestions, with their authors, to everybody', async () => {
    await both();
    const id = maya.story({ headline: 'Overlap', body: ['The first words.'] });
    await send(maya, id);
    await claire.fetched();
    const theirs = at(claire, (await postCalled(site, 'Overlap')).id);
    replaceWords(maya, id, 'first', 'second');
    replaceWords(claire, theirs, 'first', 'third');
    await send(claire, theirs);
    await send(maya, id);
    expect(maya.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.merged' });
    expect(live(maya, id).suggestions).toMatchObject([{ author: 'Claire Dubois' }]);
    await send(maya, id);
    expect(maya.delivery(id)).toMatchObject({ kind: 'verified' });
    await claire.fetched();
    expect(suggestionsIn(live(claire, theirs).copy)).toMatchObject(suggestionsIn(live(maya, id).copy));
    expect(live(claire, theirs).suggestions).toMatchObject([{ author: 'Claire Dubois' }]);
    // Readers see neither side's suggestion, only what stands.
    expect((await postCalled(site, 'Overlap')).content).toContain('The second words.');
  });

  it('takes in what was written in WordPress, and keeps what only Stet holds', async () => {
    await both();
    const id = maya.story({ headline: 'In WordPress', body: ['One.', 'Two.'], lengthTarget: 300 });
    const suggestion = { id: 'cut-1', author: 'Claire Dubois', at: '2026-11-23T12:00:00.000Z' };
    const mark = articleSchema.mark('deletion', { id: 'cut-1' }).toJSON() as unknown;
    const copy = live(maya, id).copy.toJSON() as { content: { content?: { marks?: unknown[] }[] }[] };
    copy.content[2]?.content?.forEach((text) => (text.marks = [mark]));
    valueOf(adoptSiteText(maya.newsroom.db(), id, { copy, fields: {}, suggestions: [suggestion], ...ann }));
    await send(maya, id);
    const { id: post } = await postCalled(site, 'In WordPress');
    await replaceOnSite(site, post, 'Two.', 'Two, by the night editor.', site.people.editor.id);
    await maya.fetched();
    await claire.fetched();
    for (const [desk, story] of [
      [maya, id],
      [claire, at(claire, post)],
    ] as const) {
      expect(words(desk, story)).toContain('Two, by the night editor.');
      expect(suggestionsIn(live(desk, story).copy)).toMatchObject([{ deleted: 'One.' }]);
      expect(live(desk, story).fields.lengthTarget).toBe(300);
    }
    await send(maya, id);
    expect(maya.delivery(id)).toMatchObject({ kind: 'verified' });
  });

  it('shows a picture of one desk at the other, and sends it once', async () => {
    await both();
    const before = await storedMedia(site);
    const source = samplePicture(maya, 'harbour.jpg');
    const lead = { source, remoteId: null, alt: 'A boat', caption: '', credit: '' };
    const stories = ['Picture one', 'Picture two'].map((headline) =>
      maya.story({ headline, body: ['Words.', imageBlock(source, 'At the pier')], leadImage: lead }),
    );
    for (const id of stories) valueOf(maya.engine().send(id, 'draft', 'Maya'));
    await maya.settled();
    expect(await storedMedia(site)).toBe(before + 1);
    await claire.fetched();
    const [id] = stories as [ArticleId];
    const theirs = at(claire, (await postCalled(site, 'Picture one')).id);
    const there = String(live(claire, theirs).copy.child(3).attrs['source']);
    expect(there).toMatch(/^http.*\.jpg$/);
    replaceWords(claire, theirs, 'At the pier', 'At the old pier');
    await send(claire, theirs);
    await maya.fetched();
    expect(live(maya, id).copy.child(3).attrs['source']).toBe(source);
    expect(live(maya, id).fields.leadImage?.source).toBe(source);
    expect(words(maya, id)).toContain('At the old pier');
    expect(suggestionsIn(live(maya, id).copy)).toEqual([]);
  });
});

describe('the sequence of changes', () => {
  it('is read to its end, however many parts it has', async () => {
    await claire.connect(network.url, site.people.editor);
    await claire.fetched();
    const before = stories(claire);
    await site.wp(`for ($i = 1; $i <= 230; $i++) wp_insert_post(['post_author' => ${site.people.author.id},
      'post_title' => "Agency $i", 'post_content' => "<!-- wp:paragraph --><p>Words of $i.</p><!-- /wp:paragraph -->"]);`);
    await claire.fetched();
    expect(asked('GET', /\/changes/).length).toBeGreaterThan(2);
    expect(stories(claire)).toBe(before + 230);
    await site.wp(`foreach (get_posts(['post_status' => 'draft', 'numberposts' => -1, 's' => 'Agency']) as $post)
      wp_delete_post($post->ID, true);`);
  });
});

describe('what went wrong on the way', () => {
  it.each(['drop-after', 'truncate'] as const)(
    'is made once where the answer was lost (%s)',
    async (kind) => {
      await maya.connect(network.url, site.people.author);
      const headline = `Lost answer ${kind}`;
      const id = maya.story({ headline, body: ['Words.'] });
      let lost = 0;
      network.setFault(({ method, path }) =>
        method === 'POST' && path.startsWith('/wp-json/stet/v1/articles') && (lost += 1) <= 3
          ? { kind }
          : { kind: 'pass' },
      );
      valueOf(maya.engine().send(id, 'draft', 'Maya'));
      await maya.until('it is there', () => {
        maya.engine().wake();
        return maya.delivery(id).kind === 'verified';
      });
      expect((await storedPosts(site)).filter(({ title }) => title === headline)).toHaveLength(1);
      expect(baseOf(maya.newsroom.db(), id)?.version).toBe(1);
      replaceWords(maya, id, 'Words', 'More words');
      lost = 0;
      valueOf(maya.engine().send(id, 'draft', 'Maya'));
      await maya.until('it is there again', () => {
        maya.engine().wake();
        return maya.delivery(id).kind === 'verified';
      });
      expect(baseOf(maya.newsroom.db(), id)?.version).toBe(2);
    },
  );

  it('is made once where it was taken back after the answer was lost, and asked for anew', async () => {
    await maya.connect(network.url, site.people.author);
    const id = maya.story({ headline: 'Taken back', body: ['Words.'] });
    network.setFault(({ method }) => ({ kind: method === 'POST' ? 'drop-after' : 'pass' }));
    const operation = valueOf(maya.engine().send(id, 'draft', 'Maya'));
    await maya.until('the first try failed', () => maya.engine().outbox()[0]?.attempts.length === 1);
    valueOf(maya.engine().withdraw(operation));
    network.setFault(null);
    replaceWords(maya, id, 'Words', 'Other words');
    await send(maya, id);
    maya.engine().wake();
    await maya.settled();
    expect(maya.delivery(id)).toMatchObject({ kind: 'verified' });
    expect((await postCalled(site, 'Taken back')).content).toContain('Other words.');
  });

  it.each(['its changes', 'its list'])(
    'is not taken for somebody else’s where it is read before the answer that was lost (%s)',
    async (from) => {
      await maya.connect(network.url, site.people.author);
      await claire.connect(site.url, site.people.editor);
      const headline = `Read before ${from}`;
      const id = maya.story({ headline, body: ['Words.'] });
      network.setFault(({ method }) => ({ kind: method === 'POST' ? 'drop-after' : 'pass' }));
      const operation = valueOf(maya.engine().send(id, 'draft', 'Maya'));
      await maya.until('the try failed', () => maya.engine().outbox()[0]?.attempts.length === 1);
      valueOf(maya.engine().withdraw(operation));
      network.setFault(null);
      maya.engine().wake();
      // Another machine writes its own record over ours.
      await claire.fetched();
      const theirs = at(claire, (await postCalled(site, headline)).id);
      replaceWords(claire, theirs, 'Words', 'Edited words');
      await send(claire, theirs);
      const db = maya.newsroom.db();
      const [known] = connectedSites(db);
      if (known === undefined) throw new Error('There is no site');
      if (from === 'its list')
        setPullCursor(db, known.id, { ...pullCursor(db, known.id), sequence: null, changedAfter: null });
      const before = stories(maya);
      await maya.fetched();
      expect(stories(maya)).toBe(before);
      replaceWords(maya, id, 'Words', 'Words and more');
      await send(maya, id);
      expect((await storedPosts(site)).filter(({ title }) => title === headline)).toHaveLength(1);
      expect(baseOf(db, id)?.version).toBeGreaterThan(1);
      expect(words(maya, id)).toContain('and more');
      expect(plainText(live(maya, id).copy)).toContain('Edited');
    },
  );

  it('goes on without the plugin, and with it again', async () => {
    await maya.connect(network.url, site.people.author);
    const id = maya.story({ headline: 'Without it', body: ['Words.'] });
    await send(maya, id);
    const plugin = (verb: string) =>
      site.wp(`require_once ABSPATH . 'wp-admin/includes/plugin.php'; ${verb}('stet/stet.php');`);
    await plugin('deactivate_plugins');
    replaceWords(maya, id, 'Words', 'Plain words');
    valueOf(maya.engine().send(id, 'draft', 'Maya'));
    await maya.until('it is there', () => {
      maya.engine().wake();
      return maya.delivery(id).kind === 'verified';
    });
    expect((await postCalled(site, 'Without it')).content).toContain('Plain words.');
    expect(baseOf(maya.newsroom.db(), id)?.version).toBeNull();
    await plugin('activate_plugin');
    await maya.fetched();
    replaceWords(maya, id, 'Plain', 'Versioned');
    await send(maya, id);
    expect(maya.delivery(id)).toMatchObject({ kind: 'verified' });
    expect(baseOf(maya.newsroom.db(), id)?.version).toBeGreaterThan(1);
  });

  it('writes nothing into a live session in WordPress, and goes when that is over', async () => {
    await maya.connect(network.url, site.people.author);
    const id = maya.story({ headline: 'In session', body: ['Words.'] });
    await send(maya, id);
    const { id: post } = await postCalled(site, 'In session');
    await site.wp(`update_post_meta(${post}, '_edit_lock', time() . ':${site.people.editor.id}');
      update_post_meta(${post}, '_crdt_document', 'x');`);
    replaceWords(maya, id, 'Words', 'Later words');
    valueOf(maya.engine().send(id, 'draft', 'Maya'));
    await maya.until(
      'it was refused',
      () => maya.engine().outbox()[0]?.attempts[0]?.code === 'site.in-session',
    );
    await site.wp(`delete_post_meta(${post}, '_edit_lock');`);
    await maya.until('it is there', () => {
      maya.engine().wake();
      return maya.delivery(id).kind === 'verified';
    });
    expect((await postCalled(site, 'In session')).content).toContain('Later words.');
  });

  it('lists everything anew where the database was put back to an earlier day', async () => {
    await both();
    const id = maya.story({ headline: 'Put back', body: ['Words.'] });
    await send(maya, id);
    await maya.fetched();
    await site.wp(`global $wpdb; $wpdb->query('UPDATE wp_stet_sequence SET value = 1');
      $wpdb->query('DELETE FROM wp_stet_articles WHERE seq > 1');`);
    await maya.fetched();
    const db = maya.newsroom.db();
    expect(pullCursor(db, connectedSites(db)[0]?.id as never)).toMatchObject({ state: 'resting' });
    replaceWords(maya, id, 'Words', 'New words');
    await send(maya, id);
    expect(maya.delivery(id)).toMatchObject({ kind: 'verified' });
    await site.wp(`global $wpdb; $wpdb->query('UPDATE wp_stet_sequence SET value = 100000');`);
  });

  it('reads and writes nothing where another site answers at the address', async () => {
    await maya.connect(network.url, site.people.author);
    const id = maya.story({ headline: 'Elsewhere', body: ['Words.'] });
    await send(maya, id);
    const record = valueOf(loadRecord(maya.newsroom.db(), id));
    await site.wp(
      `global $wpdb; $wpdb->query("UPDATE wp_users SET user_registered = '2026-11-01 00:00:00'");`,
    );
    valueOf(maya.engine().pull());
    await maya.until('it stopped', () => maya.engine().status()?.link.kind === 'paused');
    expect(maya.engine().status()?.link).toMatchObject({ code: 'site.different' });
    expect(valueOf(loadRecord(maya.newsroom.db(), id))).toEqual(record);
    const before = asked('POST', /stet/).length;
    valueOf(maya.engine().send(id, 'draft', 'Maya'));
    maya.engine().wake();
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(asked('POST', /stet/)).toHaveLength(before);
    expect(maya.delivery(id)).toMatchObject({ kind: 'waiting' });
    await site.wp(`global $wpdb; $wpdb->query("UPDATE wp_users SET user_registered = UTC_TIMESTAMP()");`);
  });
});
