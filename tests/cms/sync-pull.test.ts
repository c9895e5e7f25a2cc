import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { wordpressGate } from '../../electron/cms/wordpress/gate';
import { libraryFacets, listArticles } from '../../electron/store/library/library';
import { lookAt } from '../../electron/store/desk/looks';
import { searchArticles } from '../../electron/store/library/search';
import { pullCursor } from '../../electron/store/sites/pull-cursors';
import type { SiteId } from '../../shared/article/ids';
import { killableGate } from '../helpers/killable-gate';
import type { KillableGate } from '../helpers/killable-gate';
import { valueOf } from '../helpers/newsroom';
import { startDesk } from '../helpers/sync-desk';
import type { SyncDesk } from '../helpers/sync-desk';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';

const count = 250;
let site: WordPressSite;
beforeAll(async () => {
  site = await startWordPress();
  // 120 of them share one second, as after an import: more than a page.
  await site.wp(`
    for ($i = 1; $i <= ${count}; $i++) {
      $at = $i <= 120 ? '2026-11-01 08:00:00' : gmdate('Y-m-d H:i:s', 1793600000 + $i * 60);
      $id = wp_insert_post(['post_author' => ${site.people.author.id}, 'post_title' => "Story $i", 'post_status' => 'publish',
        'post_content' => "<!-- wp:paragraph --><p>Words of $i.</p><!-- /wp:paragraph -->"]);
      $GLOBALS['wpdb']->update($GLOBALS['wpdb']->posts, ['post_modified' => get_date_from_gmt($at), 'post_modified_gmt' => $at], ['ID' => $id]);
    }`);
});
afterAll(() => site.stop());

function total(desk: SyncDesk): number {
  return libraryFacets(desk.newsroom.db()).total;
}

describe('a pull of 250 posts', () => {
  it('brings each once, and goes on where it stood when it is killed at any page', async () => {
    let gate: KillableGate = killableGate(wordpressGate({ now: () => new Date() }));
    const desk = startDesk({
      gate: () => {
        if (gate.isKilled()) gate = killableGate(wordpressGate({ now: () => new Date() }));
        return gate;
      },
    });
    const seen: number[] = [];
    const signIn = site.people.author;
    const { login, applicationPassword: password } = signIn;
    // Requests 2 to 6 learn the site and its words; each life gets one page further.
    gate.killAt(8, 'after');
    await desk.engine().connectWithPassword({ address: site.url, login, password });
    for (let life = 0; life < 6; life += 1) {
      await desk.until('killed or done', () => gate.isKilled() || desk.engine().status()?.pull === null);
      seen.push(total(desk));
      if (!gate.isKilled()) break;
      desk.restart();
      expect(desk.engine().status()?.pull).not.toBeNull();
      gate.killAt(6, 'after');
      desk.engine().wake();
    }
    await desk.settled();
    expect(total(desk)).toBe(count);
    expect(seen.length).toBeGreaterThan(2);
    expect([...seen].sort((one, other) => one - other)).toEqual(seen);
    expect(pullCursor(desk.newsroom.db(), desk.engine().status()?.siteId as SiteId)).toMatchObject({
      state: 'resting',
      page: 1,
      done: count,
      total: count,
    });
    expect(desk.problems).toEqual([]);
    desk.end();
  });

  it('stops between pages when asked to, and the next one goes on', async () => {
    const desk = startDesk();
    const { login, applicationPassword: password } = site.people.author;
    await desk.engine().connectWithPassword({ address: site.url, login, password });
    await desk.until('one page', () => (desk.engine().status()?.pull?.done ?? 0) >= 100);
    desk.engine().cancelPull();
    await desk.settled();
    expect(total(desk)).toBeGreaterThanOrEqual(100);
    expect(total(desk)).toBeLessThan(count);
    desk.engine().pull();
    await desk.settled();
    expect(total(desk)).toBe(count);
    desk.end();
  });

  it('forgets no post where the disk is full in the middle of a page, and goes on when there is room', async () => {
    // Each failure draws how long to wait.
    let failures = 0;
    const desk = startDesk({ random: () => (failures += 1) * 0 });
    const db = desk.newsroom.db();
    const pages = db.pragma('page_count', { simple: true }) as number;
    // Room for the site and its words, and for a few stories.
    db.pragma(`max_page_count = ${pages + 40}`);
    const { login, applicationPassword: password } = site.people.author;
    await desk.engine().connectWithPassword({ address: site.url, login, password });
    await desk.until('a full disk', () => failures > 2);
    expect(total(desk)).toBe(0);
    const { page, changedAfter } = pullCursor(db, desk.engine().status()?.siteId as SiteId);
    expect({ page, changedAfter }).toEqual({ page: -1, changedAfter: null });
    db.pragma('max_page_count = 1073741823');
    desk.engine().wake();
    await desk.settled();
    expect(total(desk)).toBe(count);
    desk.end();
  });

  it('brings what changed since, however many posts were saved in one second', async () => {
    const desk = startDesk();
    await desk.connect(site.url, site.people.author);
    expect(total(desk)).toBe(count);
    // Later than the pull, as after a bulk edit; 180 of one second, the others a second apart.
    await site.wp(`
      foreach (get_posts(['numberposts' => -1]) as $i => $post) {
        $at = gmdate('Y-m-d H:i:s', time() + 60 + max(0, $i - 180));
        $GLOBALS['wpdb']->update($GLOBALS['wpdb']->posts, ['post_title' => "$post->post_title, again",
          'post_modified' => get_date_from_gmt($at), 'post_modified_gmt' => $at], ['ID' => $post->ID]);
      }`);
    valueOf(desk.engine().pull());
    await desk.settled();
    const query = { query: 'again', offset: 0, limit: 1 };
    expect(searchArticles(desk.newsroom.db(), query).total).toBe(count);
    expect(total(desk)).toBe(count);
    const shown = libraryFacets(desk.newsroom.db());
    expect(shown.needsYou).toBe(0);
    desk.end();
  });
});

describe('what a pull brings', () => {
  it('is not new to anybody the first time, and is from then on, until it is looked at', async () => {
    const desk = startDesk();
    const { login, applicationPassword: password } = site.people.author;
    await desk.engine().connectWithPassword({ address: site.url, login, password });
    await desk.settled();
    const db = desk.newsroom.db();
    const unseen = () => {
      const filter = {
        states: [],
        sections: [],
        languages: [],
        authors: [],
        delivery: 'any' as const,
        queue: 'all' as const,
        unseen: true,
      };
      return listArticles(db, { filter, sort: 'changed', descending: true, offset: 0, limit: 10 }).rows;
    };
    expect(total(desk)).toBeGreaterThanOrEqual(count);
    expect(unseen()).toEqual([]);
    await site.wp(`wp_insert_post(['post_author' => ${site.people.author.id}, 'post_title' => 'Late arrival',
      'post_status' => 'draft', 'post_content' => '<!-- wp:paragraph --><p>News.</p><!-- /wp:paragraph -->']);`);
    await desk.fetched();
    expect(unseen().map(({ headline }) => headline)).toEqual(['Late arrival']);
    const [late] = unseen();
    if (late !== undefined) lookAt(db, late.id, new Date());
    expect(unseen()).toEqual([]);
    desk.end();
  });
});
