import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { FakePerson } from '../../../tests/helpers/fake-person';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import type { MoveRequest } from '../session/move-request';

let desk: SyncDesk;
afterEach(() => desk.end());

const maya: FakePerson = {
  person: { id: 8, slug: 'maya', name: 'Maya Roy', bio: '', picture: null },
  abilities: { publish: true, editOthers: true, upload: true, createTags: true, createSections: false },
};

/** A site with the companion plugin that takes a word away from whatever is saved, once it is told to. */
async function strippingSite() {
  let strips = false;
  const site = fakeSite({
    people: { maya },
    policy: { ...defaultPolicy, ownCopy: 'allowed' },
    filter: (post) => (strips ? { ...post, content: post.content.replace(' old', '') } : post),
  });
  desk = startDesk({ gate: site.gate });
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  return { site, strip: () => (strips = true) };
}

async function move(id: ArticleId, ...moves: MoveRequest['move'][]): Promise<void> {
  for (const one of moves) {
    valueOf(desk.engine().move(id, one, { note: '', advisory: '', actor: 'Maya Roy' }));
    await desk.settled();
  }
}

describe('a publication with the companion plugin', () => {
  it('is no success where the site altered words that stood there already and were not sent again', async () => {
    const { site, strip } = await strippingSite();
    const id = desk.story({ headline: 'Ferry late', body: ['The old bridge is closed.'] });
    await move(id, 'submit', 'approve');
    strip();
    await move(id, 'publish');
    const [post] = [...site.posts.values()];
    expect(post).toMatchObject({ status: 'publish' });
    expect(post?.content).toContain('The bridge');
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.altered' });
  });

  it('is no success after the operation was withdrawn, nor another after it', async () => {
    const { site, strip } = await strippingSite();
    const id = desk.story({ headline: 'Ferry late', body: ['The old bridge is closed.'] });
    await move(id, 'submit', 'approve');
    strip();
    await move(id, 'publish');
    const isAltered = { kind: 'needs-you', code: 'site.altered', operationId: null };
    const withdraw = () =>
      desk.until('it is withdrawn', () => {
        const open = desk
          .engine()
          .outbox()
          .find(({ state }) => state !== 'done');
        return open !== undefined && desk.engine().withdraw(open.id).ok;
      });
    await withdraw();
    expect(desk.delivery(id)).toMatchObject(isAltered);
    site.setFault(() => 'lost-before');
    valueOf(desk.engine().send(id, 'draft', 'Maya Roy'));
    await withdraw();
    expect(desk.delivery(id)).toMatchObject(isAltered);
  });
});
