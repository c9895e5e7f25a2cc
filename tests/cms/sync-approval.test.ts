import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { loadLive } from '../../electron/store/articles/articles';
import { baseOfPost } from '../../electron/store/sites/bases';
import { connectedSites } from '../../electron/store/sites/sites';
import { defaultPolicy } from '../../shared/article/policy';
import type { SitePolicy } from '../../shared/article/policy';
import type { ArticleId } from '../../shared/article/ids';
import { approvalLog } from '../../shared/article/workflow/approval';
import { stateAfter } from '../../shared/article/workflow/events';
import { plainText } from '../../shared/document/copy-text';
import { approveStory } from '../helpers/approve';
import { replaceWords } from '../helpers/edit-story';
import { startFaultProxy, type FaultProxy } from '../helpers/fault-proxy';
import { codeOf, valueOf } from '../helpers/newsroom';
import { startDesk, type SyncDesk } from '../helpers/sync-desk';
import { postCalled } from '../helpers/wordpress-desk';
import { replaceOnSite } from '../helpers/wordpress/posts';
import { startWordPress, type WordPressSite } from '../helpers/wordpress/site';

let site: WordPressSite;
let network: FaultProxy;
let maya: SyncDesk;
let claire: SyncDesk;
let chief: SyncDesk;

beforeAll(async () => {
  site = await startWordPress({ companion: true });
  network = await startFaultProxy(site.url);
  [maya, claire, chief] = [startDesk(), startDesk(), startDesk()];
  await maya.connect(site.url, site.people.author);
  await claire.connect(network.url, site.people.editor);
  await chief.connect(site.url, site.people.administrator);
});
afterEach(async () => {
  network.online();
  await site.wp(`delete_option('stet_policy'); (new WP_User(${site.people.editor.id}))->set_role('editor');`);
});
afterAll(async () => {
  for (const desk of [maya, claire, chief]) desk.end();
  await network.stop();
  await site.stop();
});

async function send(desk: SyncDesk, id: ArticleId, action: 'draft' | 'submit' | 'publish'): Promise<void> {
  valueOf(desk.engine().send(id, action, 'Somebody'));
  await desk.settled();
}

/** A story that Maya submits, as it stands at other desks. */
async function submitted(headline: string, ...desks: SyncDesk[]): Promise<ArticleId[]> {
  const id = maya.story({ headline, body: ['The harbour board met.'], tags: ['ferry'] });
  await send(maya, id, 'submit');
  const { id: post } = await postCalled(site, headline);
  return Promise.all(
    desks.map(async (desk) => {
      await desk.fetched();
      const known = connectedSites(desk.newsroom.db())[0];
      const base = known === undefined ? null : baseOfPost(desk.newsroom.db(), known.id, post);
      if (base === null) throw new Error('The story did not arrive');
      return base.articleId;
    }),
  );
}

const needsYou = (desk: SyncDesk, id: ArticleId): string => {
  const delivery = desk.delivery(id);
  return delivery.kind === 'needs-you' ? delivery.code : delivery.kind;
};

describe('an approval at a desk', () => {
  it('travels with the story, so that somebody else can publish on it', async () => {
    const [atClaire, atChief] = await submitted('Approved by Claire', claire, chief);
    approveStory(claire.newsroom.db(), atClaire!);
    await send(claire, atClaire!, 'draft');
    await chief.fetched();
    await send(chief, atChief!, 'publish');
    expect(chief.delivery(atChief!)).toMatchObject({ kind: 'verified', status: 'publish' });
  });

  it('is given with the publication where the same person publishes', async () => {
    const [id] = await submitted('Published by Claire', claire);
    approveStory(claire.newsroom.db(), id!);
    await send(claire, id!, 'publish');
    expect(claire.delivery(id!)).toMatchObject({ kind: 'verified', status: 'publish' });
  });

  it('is missing where nobody gave one: nothing is sent, and the site would refuse it', async () => {
    const [id] = await submitted('Approved by nobody', claire);
    expect(codeOf(claire.engine().send(id!, 'publish', 'Claire'))).toBe('article.not-approved');
    expect(await postCalled(site, 'Approved by nobody')).toMatchObject({ status: 'pending' });
  });

  it('counts no more where its giver lost the role on the way', async () => {
    const [atClaire, atChief] = await submitted('Role lost', claire, chief);
    approveStory(claire.newsroom.db(), atClaire!);
    await send(claire, atClaire!, 'draft');
    await chief.fetched();
    await site.wp(`(new WP_User(${site.people.editor.id}))->set_role('author');`);
    await send(chief, atChief!, 'publish');
    expect(needsYou(chief, atChief!)).toBe('site.not-approved');
    expect(await postCalled(site, 'Role lost')).toMatchObject({ status: 'pending' });
  });

  it('is void where words from the site are merged in on the way, and is asked for anew', async () => {
    const [id] = await submitted('Merged on the way', claire);
    approveStory(claire.newsroom.db(), id!);
    const { id: post } = await postCalled(site, 'Merged on the way');
    await replaceOnSite(site, post, 'met.', 'met late.', site.people.administrator.id);
    await send(claire, id!, 'publish');
    expect(needsYou(claire, id!)).toBe('site.merged-over-approval');
    const { copy, events } = valueOf(loadLive(claire.newsroom.db(), id!));
    expect(plainText(copy)).toContain('The harbour board met late.');
    expect(events.at(-1)).toMatchObject({ kind: 'approval-voided' });
    expect(await postCalled(site, 'Merged on the way')).toMatchObject({ status: 'pending' });
    approveStory(claire.newsroom.db(), id!);
    await send(claire, id!, 'publish');
    expect(claire.delivery(id!)).toMatchObject({ kind: 'verified', status: 'publish' });
  });

  it('is one of two where the policy wants two', async () => {
    const policy: SitePolicy = { ...defaultPolicy, secondSignOff: { sections: [], tags: ['ferry'] } };
    valueOf(await chief.engine().setPolicy(policy));
    const [atClaire, atChief] = await submitted('Two people', claire, chief);
    approveStory(claire.newsroom.db(), atClaire!, { kind: 'signed-off' });
    await send(claire, atClaire!, 'draft');
    await chief.fetched();
    approveStory(chief.newsroom.db(), atChief!);
    await send(chief, atChief!, 'publish');
    expect(chief.delivery(atChief!)).toMatchObject({ kind: 'verified', status: 'publish' });
    const [alone] = await submitted('One person', claire);
    approveStory(claire.newsroom.db(), alone!);
    await send(claire, alone!, 'publish');
    expect(needsYou(claire, alone!)).toBe('site.not-approved');
  });
});

describe('a scheduled story that somebody changes in WordPress', () => {
  it.each([
    ['a comma', `'post_content' => str_replace('met.', ', met.', get_post(ID)->post_content)`],
    ['what no copy holds', `'post_password' => 'psst'`],
  ])('is approved no more, whatever it was: %s', async (what, change) => {
    const [id] = await submitted(`Planned, then ${what}`, claire);
    const publishAt = new Date(Date.now() + 7_200_000).toISOString();
    claire.setField(id!, { field: 'publishAt', value: publishAt });
    approveStory(claire.newsroom.db(), id!);
    await send(claire, id!, 'publish');
    expect(claire.delivery(id!)).toMatchObject({ kind: 'verified', status: 'future' });
    const { id: post } = await postCalled(site, `Planned, then ${what}`);
    await site.wp(`wp_update_post(wp_slash(['ID' => ${post}, ${change.replace('ID', String(post))}]));`);
    await claire.fetched();
    const { events } = valueOf(loadLive(claire.newsroom.db(), id!));
    expect(stateAfter(events)).toBe('in-review');
    expect(approvalLog(events)).toMatchObject({
      approved: null,
      voided: { approval: { by: 'Claire Dubois' } },
    });
  });
});

describe('the rules of approval', () => {
  const legal: SitePolicy = { ...defaultPolicy, ownCopy: 'allowed' };

  it('are set at the site by its administrator, and learned by everybody', async () => {
    expect(valueOf(await chief.engine().setPolicy(legal)).policy).toEqual(legal);
    expect(chief.engine().status()).toMatchObject({ maySetPolicy: true, policy: legal });
    await claire.fetched();
    expect(claire.engine().status()).toMatchObject({ maySetPolicy: false, policy: legal });
  });

  it('stay as they are where one may not set them, or is offline', async () => {
    await claire.fetched();
    expect(codeOf(await claire.engine().setPolicy(legal))).toBe('site.policy-forbids');
    network.offline();
    expect(codeOf(await claire.engine().setPolicy(legal))).toBe('site.unreachable');
    expect(claire.engine().status()?.policy).toEqual(defaultPolicy);
  });

  it('are kept on this machine where the site has no plugin', async () => {
    const plain = await startWordPress();
    const desk = startDesk();
    await desk.connect(plain.url, plain.people.author);
    expect(valueOf(await desk.engine().setPolicy(legal)).policy).toEqual(legal);
    await desk.fetched();
    expect(desk.engine().status()).toMatchObject({ maySetPolicy: true, policy: legal });
    desk.end();
    await plain.stop();
  });
});

describe('who has a story open', () => {
  it('is heard at the other desk, with who holds it, and can be taken over', async () => {
    const mine = maya.story({ headline: 'Open twice', body: ['Words.'] });
    await send(maya, mine, 'submit');
    maya.engine().presence.opened(mine, 1);
    await maya.until('it was told', () => maya.presences.length > 0);
    await claire.fetched();
    const { id: post } = await postCalled(site, 'Open twice');
    const known = connectedSites(claire.newsroom.db())[0]!;
    const theirs = baseOfPost(claire.newsroom.db(), known.id, post)!.articleId;
    claire.engine().presence.opened(theirs, 1);
    await claire.until('it was heard', () => claire.presences.length > 0);
    expect(claire.presences.at(-1)).toMatchObject({
      articleId: theirs,
      mine: false,
      others: [{ name: 'Maya Tremblay', holds: true }],
    });
    expect(codeOf(await claire.engine().presence.takeOver(theirs))).toBe('ok');
    expect(claire.presences.at(-1)).toMatchObject({ mine: true, others: [{ holds: false }] });
    replaceWords(maya, mine, 'Words', 'More words');
    await send(maya, mine, 'submit');
    expect(maya.delivery(mine)).toMatchObject({ kind: 'verified' });
  });
});
