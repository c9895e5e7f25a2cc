import { afterEach, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { stateAfter } from '../../../shared/article/workflow/events';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import { fakeEditor } from '../../../tests/helpers/fake-person';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { loadLive } from '../../store/articles/articles';
import { baseOf } from '../../store/sites/bases';
import { sql } from '../../store/database';

const desks: SyncDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end();
});

const people = { maya: fakeEditor(8, 'maya', 'Maya Roy'), paul: fakeEditor(9, 'paul', 'Paul Ames') };

/** A story that Maya approved and carried to a site with the companion plugin, while Paul's desk was not looking. */
async function approvedThere() {
  const site = fakeSite({ people, policy: { ...defaultPolicy, ownCopy: 'allowed' } });
  const desk = async (login: string): Promise<SyncDesk> => {
    const started = startDesk({ gate: site.gate });
    desks.push(started);
    await started.connect(site.url, { login, applicationPassword: 'secret' });
    return started;
  };
  const [maya, paul] = [await desk('maya'), await desk('paul')];
  const id = maya.story({ headline: 'Ferry late', body: ['The old bridge is closed.'], tags: ['ferry'] });
  for (const move of ['submit', 'approve'] as const) {
    valueOf(maya.engine().move(id, move, { note: '', advisory: '', actor: 'Maya Roy' }));
    await maya.settled();
  }
  return { site, paul };
}

function onlyStory(desk: SyncDesk) {
  const db = desk.newsroom.db();
  const [id] = sql<ArticleId>(db, 'SELECT id FROM articles').pluck().all();
  if (id === undefined) throw new Error('No story came');
  const [listed] = sql(db, 'SELECT state FROM articles').pluck().all();
  return { listed, live: valueOf(loadLive(db, id)), base: baseOf(db, id), delivery: desk.delivery(id) };
}

it('is approved at a desk that meets it for the first time, where it stands as it was approved', async () => {
  const { paul } = await approvedThere();
  await paul.fetched();
  const { listed, live, base } = onlyStory(paul);
  expect([stateAfter(live.events), listed]).toEqual(['approved', 'approved']);
  expect(live.seq).toBe(base?.seq);
});

it('is approved no more at a desk that meets it with words of somebody in WordPress in it', async () => {
  const { site, paul } = await approvedThere();
  const [post] = [...site.posts.values()];
  site.edit(post?.id ?? 0, { content: post?.content.replace('old', 'oldest') ?? '' });
  await paul.fetched();
  const { listed, live, base, delivery } = onlyStory(paul);
  expect(live.copy.textContent).toContain('The oldest bridge is closed.');
  expect([stateAfter(live.events), listed]).toEqual(['in-review', 'in-review']);
  const { approved, voided } = approvalLog(live.events);
  expect(approved).toBeNull();
  expect(voided).toMatchObject({ approval: { by: 'Maya Roy' }, by: 'Site editor' });
  // Nothing of it is this desk's own change.
  expect(live.seq).toBe(base?.seq);
  expect(delivery).toMatchObject({ kind: 'verified' });
});
