import { expect, test } from '@playwright/test';
import type { SeenRequest } from '../../helpers/fault-proxy';
import { storedPosts } from '../../helpers/wordpress/posts';
import { EditorModel } from '../models/editor';
import { SiteModel } from '../models/site';
import { startWorld, type World } from './world';

let world: World;
test.beforeAll(async () => {
  world = await startWorld();
});
test.afterAll(() => world.end());

const headline = 'The answer that never came';
const body = ['WordPress stored this story, and the line went dead before it could say so.'];

test('an answer lost after WordPress stored the story still makes one post', async () => {
  const stet = await world.open();
  const site = new SiteModel(stet.page);
  await site.connect(world.network.url, world.site.people.author);
  const editor = new EditorModel(stet.page);
  await editor.startStory();
  await editor.write({ headline, dek: 'Told once.', body });
  await editor.savedHere();

  // The first request that makes a post is carried out, and its answer is lost.
  let lost = 0;
  world.network.setFault((request) => {
    if (lost > 0 || !makesAPost(request)) return { kind: 'pass' };
    lost += 1;
    return { kind: 'drop-after' };
  });
  await editor.submit();
  await expect.poll(() => lost).toBe(1);
  await expect.poll(async () => (await storedPosts(world.site)).length).toBe(1);
  await expect(stet.page.getByText(/On the site, checked/).first()).toBeVisible({ timeout: 60_000 });

  const posts = await storedPosts(world.site);
  expect(posts).toHaveLength(1);
  expect(posts[0]).toMatchObject({ title: headline, status: 'pending' });
  expect(posts[0]?.content).toContain(body[0]);
  await stet.close();
});

function makesAPost({ method, path }: SeenRequest): boolean {
  return method === 'POST' && /\/wp\/v2\/posts(\?|$)/.test(decodeURIComponent(path));
}
