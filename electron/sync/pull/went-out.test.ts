import { afterEach, expect, it } from 'vitest';
import { stateAfter } from '../../../shared/article/workflow/events';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import { codeOf, valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { loadLive } from '../../store/articles/articles';

let desk: SyncDesk;
afterEach(() => desk.end());

it('a scheduled story is published here once a plain site has published it, and may then be updated', async () => {
  let now = Date.parse('2026-11-25T12:00:00Z');
  const clock = (): Date => new Date(now);
  const site = fakeSite({ now: clock });
  desk = startDesk({ gate: site.gate, now: clock });
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  const publishAt = '2026-11-25T18:00:00.000Z';
  const id = desk.story({ headline: 'Ferry late', body: ['The old bridge is closed.'], publishAt });
  desk.publish(id, 'Maya');
  await desk.settled();
  expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'future' });
  now += 8 * 3_600_000;
  // WordPress leaves the time of change as it is, and others have changed since: no list by time has it.
  const [post] = [...site.posts.values()];
  if (post === undefined) throw new Error('Nothing was sent');
  site.posts.set(post.id, { ...post, status: 'publish' });
  const other = { ...post, id: 90, slug: 'other', status: 'draft', modifiedAt: '2026-11-25T19:59:00.000Z' };
  site.posts.set(90, other);
  await desk.fetched();
  now += 60_000;
  await desk.fetched();
  const { events } = valueOf(loadLive(desk.newsroom.db(), id));
  expect(stateAfter(events)).toBe('published');
  expect(events.at(-1)).toMatchObject({ kind: 'published', actor: 'The Ledger', at: publishAt });
  expect(events.filter(({ kind }) => kind === 'published')).toHaveLength(1);
  expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'publish', changedSince: false });
  // It is on the page: what it lacks for an update is its approval, not its place in the workflow.
  const said = { note: 'The bridge is open.', advisory: '', actor: 'Maya' };
  expect(codeOf(desk.engine().move(id, 'unschedule', said))).toBe('workflow.not-from-here');
  expect(codeOf(desk.engine().move(id, 'update', said))).not.toBe('workflow.not-from-here');
});
