import { describe, expect, it } from 'vitest';
import type { Byline } from '../../shared/article/fields';
import type { FaultProxy } from '../helpers/fault-proxy';
import { valueOf } from '../helpers/newsroom';
import type { SyncDesk } from '../helpers/sync-desk';
import { storedPosts } from '../helpers/wordpress/posts';
import type { WordPressSite } from '../helpers/wordpress/site';
import { deskPerTest, imageBlock, postCalled, samplePicture } from '../helpers/wordpress-desk';

let site: WordPressSite;
let network: FaultProxy;
let desk: SyncDesk;
deskPerTest((parts) => ({ site, network, desk } = parts));

function byline(name: string, person: string | null = null): Byline {
  return {
    id: `by-${name}`,
    name,
    role: 'reporter',
    person,
    box: { title: '', bio: '', email: '', picture: null },
  };
}

describe('what a role may do', () => {
  it('lets a contributor submit, and stops what they may not do before it is sent', async () => {
    await desk.connect(network.url, site.people.contributor);
    const submitted = desk.story({
      headline: 'By Jo & friends',
      body: ['One.'],
      tags: ['new by jo'],
      slug: 'by-jo',
    });
    valueOf(desk.engine().send(submitted, 'submit', 'Jo'));
    await desk.settled();
    expect(await postCalled(site, 'By Jo &amp; friends')).toMatchObject({
      status: 'pending',
      tags: ['new by jo'],
      author: 'Jo Fraser',
    });
    // WordPress lets contributors name no slug, and says so by dropping it.
    expect(desk.delivery(submitted)).toMatchObject({
      kind: 'verified',
      alterations: [{ part: 'slug', sent: 'by-jo', stored: '' }],
    });
    const log = network.log.length;
    const wanted = desk.story({ headline: 'Jo publishes', body: ['One.'] });
    desk.publish(wanted, 'Jo');
    expect(desk.delivery(wanted)).toMatchObject({ kind: 'needs-you', code: 'site.role-forbids' });
    const pictured = desk.story({
      headline: 'Jo pictures',
      body: [imageBlock(samplePicture(desk, 'rink.jpg'), 'x')],
    });
    valueOf(desk.engine().send(pictured, 'submit', 'Jo'));
    await desk.settled();
    expect(desk.delivery(pictured)).toMatchObject({ kind: 'needs-you', code: 'site.role-forbids' });
    expect(
      network.log.slice(log).some(({ path, method }) => method === 'POST' && path.includes('media')),
    ).toBe(false);
    expect((await storedPosts(site)).some(({ title }) => title === 'Jo publishes')).toBe(false);
  });

  it('lets an editor publish under another’s byline; an author’s stays their own', async () => {
    await desk.connect(network.url, site.people.editor);
    const id = desk.story({
      headline: 'Under Léo',
      body: ['One.'],
      bylines: [byline('Léo Gagnon', 'leo'), byline('Maya Tremblay')],
      sections: [{ slug: 'brand-new', name: 'Brand new' }],
    });
    desk.publish(id, 'Claire');
    await desk.settled();
    expect(await postCalled(site, 'Under Léo')).toMatchObject({
      status: 'publish',
      author: 'Léo Gagnon',
      categories: ['Brand new'],
    });
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', alterations: [] });
    await desk.connect(network.url, site.people.author);
    const other = desk.story({
      headline: 'Not as Claire',
      body: ['One.'],
      bylines: [byline('Claire Dubois', 'claire')],
    });
    valueOf(desk.engine().send(other, 'submit', 'Maya'));
    await desk.settled();
    expect(await postCalled(site, 'Not as Claire')).toMatchObject({ author: 'Maya Tremblay' });
    expect(desk.delivery(other)).toMatchObject({
      kind: 'verified',
      alterations: [{ part: 'bylines', sent: 'Claire Dubois', stored: 'Maya Tremblay' }],
    });
  });

  it('shows words that the site took away, and asks the writer', async () => {
    await desk.connect(network.url, site.people.author);
    const raw =
      '<!-- wp:html -->\n<iframe src="https://video.example/1"></iframe><p>Kept words</p>\n<!-- /wp:html -->';
    const id = desk.story({
      headline: 'With a frame',
      body: ['One.', { type: 'opaque', attrs: { id: null, raw, label: 'html' } }],
    });
    valueOf(desk.engine().send(id, 'submit', 'Maya'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.altered' });
    const comparison = valueOf(await desk.engine().compare(id));
    expect(comparison.theirs.blocks).toContain('Kept words');
    valueOf(await desk.engine().takeSiteText(id));
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', changedSince: false });
    expect(
      desk
        .engine()
        .outbox()
        .filter(({ state }) => state !== 'done'),
    ).toEqual([]);
  });
});

describe('an hour of publication', () => {
  const ahead = new Date(Date.now() + 86_400_000).toISOString();

  it('makes publishing a schedule, and giving it up publishes', async () => {
    await desk.connect(network.url, site.people.editor);
    const id = desk.story({
      headline: 'Tomorrow',
      body: ['Not yet.'],
      embargo: new Date(Date.now() + 3_600_000).toISOString(),
      publishAt: ahead,
    });
    desk.publish(id, 'Claire');
    await desk.settled();
    expect(await postCalled(site, 'Tomorrow')).toMatchObject({ status: 'future' });
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'future', alterations: [] });
    const stored = await site.wp(
      `echo get_posts(['post_status' => 'future', 'title' => 'Tomorrow'])[0]->post_date_gmt;`,
    );
    expect(stored).toBe(ahead.slice(0, 19).replace('T', ' '));
    desk.setField(id, { field: 'embargo', value: null });
    desk.setField(id, { field: 'publishAt', value: null });
    desk.publish(id, 'Claire');
    await desk.settled();
    expect(await postCalled(site, 'Tomorrow')).toMatchObject({ status: 'publish' });
  });

  it('is no date of a draft nor of what is submitted', async () => {
    await desk.connect(network.url, site.people.author);
    for (const action of ['draft', 'submit'] as const) {
      const id = desk.story({
        headline: `Embargoed ${action}`,
        body: ['Not yet.'],
        embargo: ahead,
        publishAt: ahead,
      });
      valueOf(desk.engine().send(id, action, 'Maya'));
      await desk.settled();
      const status = action === 'draft' ? 'draft' : 'pending';
      expect(await postCalled(site, `Embargoed ${action}`)).toMatchObject({ status });
    }
    const dates = await site.wp(
      `echo count(get_posts(['post_status' => ['draft', 'pending'], 'numberposts' => -1, 'date_query' => ['after' => 'tomorrow']]));`,
    );
    expect(dates).toBe('0');
  });
});

describe('an embargo', () => {
  it('holds a publication back that has no hour, or one before it ends, with nothing of it for readers', async () => {
    await desk.connect(network.url, site.people.editor);
    const [embargo, tooEarly] = [7_200_000, 3_600_000].map((ms) => new Date(Date.now() + ms).toISOString());
    for (const publishAt of [null, tooEarly ?? null]) {
      const headline = `Embargoed ${publishAt === null ? 'now' : 'early'}`;
      const id = desk.story({ headline, body: ['Not yet.'], embargo: embargo ?? null, publishAt });
      desk.publish(id, 'Claire');
      await desk.settled();
      expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'article.embargoed' });
      const there = (await storedPosts(site)).filter(({ title }) => title === headline);
      expect(there.map(({ status }) => status).filter((status) => status !== 'draft')).toEqual([]);
    }
  });
});

describe('a site that turns away', () => {
  it('pauses when the password is revoked, keeps what waits, and goes on with a new one', async () => {
    const person = site.people.reporter;
    await desk.connect(network.url, person);
    const fresh = await site.wp(`
      WP_Application_Passwords::delete_all_application_passwords(${person.id});
      [$password] = WP_Application_Passwords::create_new_application_password(${person.id}, ['name' => 'Again']);
      echo $password;`);
    const id = desk.story({ headline: 'Turned away', body: ['One.'] });
    valueOf(desk.engine().send(id, 'submit', 'Léo'));
    await desk.until('paused', () => desk.engine().status()?.link.kind === 'paused');
    expect(desk.engine().status()?.link).toMatchObject({ code: 'site.sign-in-refused' });
    expect(desk.delivery(id)).toMatchObject({ kind: 'waiting' });
    const log = network.log.length;
    desk.engine().wake();
    expect(network.log.length).toBe(log);
    await desk.connect(network.url, { login: person.login, applicationPassword: fresh });
    await desk.settled();
    expect(await postCalled(site, 'Turned away')).toMatchObject({ status: 'pending', author: 'Léo Gagnon' });
  });

  it('brings a post back that somebody put into the trash, and makes no second one', async () => {
    await desk.connect(network.url, site.people.author);
    const id = desk.story({ headline: 'Thrown away', body: ['One.'], slug: 'thrown-away' });
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    const { id: post } = await postCalled(site, 'Thrown away');
    await site.wp(`wp_trash_post(${post});`);
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
    expect(await postCalled(site, 'Thrown away')).toMatchObject({
      id: post,
      status: 'draft',
      slug: 'thrown-away',
    });
  });

  it('never makes a post again that somebody deleted, unless asked', async () => {
    await desk.connect(network.url, site.people.author);
    const id = desk.story({ headline: 'Deleted', body: ['One.'] });
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    const { id: post } = await postCalled(site, 'Deleted');
    await site.wp(`wp_delete_post(${post}, true);`);
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.post-missing' });
    expect((await storedPosts(site)).filter(({ title }) => title === 'Deleted')).toEqual([]);
    valueOf(desk.engine().send(id, 'draft', 'Maya'));
    await desk.settled();
    expect(await postCalled(site, 'Deleted')).toMatchObject({ status: 'draft' });
  });

  it('does not take a published story off the site', async () => {
    await desk.connect(network.url, site.people.editor);
    const id = desk.story({ headline: 'Out there', body: ['One.'] });
    desk.publish(id, 'Claire');
    await desk.settled();
    expect(desk.engine().send(id, 'draft', 'Claire')).toMatchObject({
      error: { code: 'site.already-published' },
    });
    expect(await postCalled(site, 'Out there')).toMatchObject({ status: 'publish' });
  });
});
