import { afterEach, expect, it } from 'vitest';
import { replaceWords } from '../../../tests/helpers/edit-story';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { FakePerson } from '../../../tests/helpers/fake-person';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';

const maya: FakePerson = {
  person: { id: 8, slug: 'maya', name: 'Maya Roy', bio: '', picture: null },
  abilities: { publish: true, editOthers: true, upload: true, createTags: true, createSections: false },
};

let desk: SyncDesk;
afterEach(() => desk.end());

it('does not bring a page back that somebody took from its readers in WordPress', async () => {
  const site = fakeSite({ people: { maya } });
  desk = startDesk({ gate: site.gate });
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  const policy = desk.engine().status()?.policy;
  if (policy !== undefined) valueOf(await desk.engine().setPolicy({ ...policy, ownCopy: 'allowed' }));
  const id = desk.story({ headline: 'Ferry late', body: ['The old bridge is closed.'] });
  const move = async (step: 'publish' | 'update' | 'approve'): Promise<void> => {
    valueOf(desk.engine().move(id, step, { note: '', advisory: '', actor: 'Maya Roy' }));
    await desk.settled();
  };
  await move('publish');
  const [post] = [...site.posts.values()];
  site.edit(post?.id ?? 0, { status: 'private' });
  replaceWords(desk, id, 'old', 'older');
  await move('update');
  const page = { status: 'private', content: post?.content };
  expect([...site.posts.values()]).toMatchObject([page]);
  expect(desk.delivery(id).kind).toBe('needs-you');
  // Also not once the words are approved again.
  await move('approve');
  await move('update');
  expect([...site.posts.values()]).toMatchObject([page]);
  expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.made-private' });
});
