import { afterEach, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import type { Byline } from '../../../shared/article/fields';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';

const desks: SyncDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end();
});

const byline = (name: string, person: string | null): Byline => ({
  id: name,
  name,
  role: 'reporter',
  person,
  box: { title: '', bio: '', email: '', picture: null },
});
const [bob, ann, freelance] = [
  byline('Bob Lee', 'bob'),
  byline('Ann Wu', 'ann'),
  byline('A Freelancer', null),
];

/** A draft of Bob's on a site with Co-Authors Plus. */
async function draftOfBob() {
  const site = fakeSite({
    coAuthors: ['bob', 'ann'].map((slug, index) => ({ id: 30 + index, slug, name: slug, parent: 0 })),
  });
  const desk = startDesk({ gate: site.gate });
  desks.push(desk);
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  const id = desk.story({ headline: 'In court', body: ['It rained.'], bylines: [bob] });
  valueOf(desk.engine().send(id, 'draft', 'Maya'));
  await desk.settled();
  const named = (): unknown => [...site.posts.values()].map(({ coAuthors }) => coAuthors);
  expect(named()).toEqual([[30]]);
  return { desk, id, named };
}

async function publish(desk: SyncDesk, id: ArticleId, bylines: readonly Byline[]): Promise<void> {
  desk.setField(id, { field: 'bylines', value: [...bylines] });
  desk.publish(id, 'Maya');
  await desk.settled();
}

it('stand on the page', async () => {
  const { desk, id, named } = await draftOfBob();
  await publish(desk, id, [ann, bob]);
  expect(named()).toEqual([[31, 30]]);
  expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'publish', alterations: [] });
});

it('stand on a page that readers have, too', async () => {
  const { desk, id, named } = await draftOfBob();
  await publish(desk, id, [bob]);
  await publish(desk, id, [bob, ann]);
  expect(named()).toEqual([[30, 31]]);
  expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'publish', alterations: [] });
});

it.each([
  ['so that the old one is left standing', [freelance]],
  ['so that the other stands alone', [freelance, bob]],
])('is told where the site knows one of them not, %s', async (_, bylines) => {
  const { desk, id, named } = await draftOfBob();
  await publish(desk, id, bylines);
  expect(named()).toEqual([[30]]);
  expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.other-bylines' });
});
