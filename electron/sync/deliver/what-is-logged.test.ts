import { afterEach, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { replaceWords } from '../../../tests/helpers/edit-story';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { FakePerson } from '../../../tests/helpers/fake-person';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { loadLive } from '../../store/articles/articles';
import type { MoveRequest } from '../session/move-request';

let desk: SyncDesk;
afterEach(() => desk.end());

const maya: FakePerson = {
  person: { id: 8, slug: 'maya', name: 'Maya Roy', bio: '', picture: null },
  abilities: { publish: true, editOthers: true, upload: true, createTags: true, createSections: false },
};

/** A story on a plain site whose rules let its writer approve it. */
async function plainSite(filter = (content: string): string => content) {
  const site = fakeSite({
    people: { maya },
    filter: (post) => ({ ...post, content: filter(post.content) }),
  });
  desk = startDesk({ gate: site.gate });
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  const policy = desk.engine().status()?.policy;
  if (policy !== undefined) valueOf(await desk.engine().setPolicy({ ...policy, ownCopy: 'allowed' }));
  const id = desk.story({ headline: 'Ferry late', body: ['The old bridge is closed.'] });
  const move = async (step: MoveRequest['move'], note = ''): Promise<void> => {
    valueOf(desk.engine().move(id, step, { note, advisory: '', actor: 'Maya Roy' }));
    await desk.settled();
  };
  return { site, id, move };
}

const lastEvent = (id: ArticleId) => valueOf(loadLive(desk.newsroom.db(), id)).events.at(-1);

it('has no note of an earlier update in one that was made without', async () => {
  const { id, move } = await plainSite();
  await move('publish');
  replaceWords(desk, id, 'old', 'older');
  await move('update', 'The bridge is older than we said.');
  expect(lastEvent(id)).toMatchObject({ kind: 'updated', note: 'The bridge is older than we said.' });
  replaceWords(desk, id, 'older', 'oldest');
  await move('update');
  expect(lastEvent(id)?.kind).toBe('updated');
  expect(lastEvent(id)?.note).toBeUndefined();
});

it('tells no publication where the site keeps the story back', async () => {
  const { site, id, move } = await plainSite();
  site.setWatch(({ name }) => {
    const out = [...site.posts.values()].find(({ status }) => status === 'publish');
    if (name === 'post' && out !== undefined) site.edit(out.id, { status: 'pending' });
  });
  await move('publish');
  expect([...site.posts.values()]).toMatchObject([{ status: 'pending' }]);
  expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.altered' });
  expect(lastEvent(id)?.kind).toBe('approved');
});

it('tells a correction that is sent again over what the site made of it as a correction', async () => {
  let isAltering = true;
  const { id, move } = await plainSite((content) =>
    isAltering ? content.replace('iron', 'steel') : content,
  );
  await move('publish');
  replaceWords(desk, id, 'old', 'iron');
  await move('correct', 'The bridge is of iron.');
  expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.altered' });
  isAltering = false;
  const { revision } = valueOf(await desk.engine().compare(id));
  valueOf(await desk.engine().keepMyText(id, revision));
  await desk.settled();
  expect(desk.delivery(id)).toMatchObject({ kind: 'verified' });
  expect(lastEvent(id)).toMatchObject({ kind: 'corrected', to: 'corrected' });
});

it('names the person who took the site’s text over an approval', async () => {
  const { site, id, move } = await plainSite();
  await move('submit');
  const [post] = [...site.posts.values()];
  await move('approve');
  site.edit(post?.id ?? 0, { content: post?.content.replace('old', 'stone') ?? '' });
  valueOf(await desk.engine().takeSiteText(id));
  const { events } = valueOf(loadLive(desk.newsroom.db(), id));
  expect(events.find(({ kind }) => kind === 'approval-voided')?.actor).toBe('Maya Roy');
});
