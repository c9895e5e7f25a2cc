import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import type { CmsPost } from '../../cms/cms';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { FakeSite } from '../../../tests/helpers/fake-cms';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import type { MoveRequest } from '../session/move-request';

let desk: SyncDesk;
afterEach(() => desk.end());

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

/** A plain site whose posts keep these statuses once they have them, whatever is asked for. */
async function siteThatKeeps(...statuses: string[]): Promise<FakeSite> {
  const filter = (after: CmsPost, before: CmsPost): CmsPost =>
    statuses.includes(before.status) ? { ...after, status: before.status } : after;
  const site = fakeSite({ filter, abilities: { editOthers: true } });
  desk = startDesk({ gate: site.gate });
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  valueOf(await desk.engine().setPolicy({ ...defaultPolicy, ownCopy: 'allowed' }));
  return site;
}

async function published(publishAt: string | null): Promise<ArticleId> {
  const id = desk.story({ headline: 'Ferry late', body: ['The old bridge is closed.'], publishAt });
  desk.publish(id, 'Maya');
  await desk.settled();
  return id;
}

async function move(id: ArticleId, one: MoveRequest['move']): Promise<void> {
  valueOf(desk.engine().move(id, one, { note: 'Wrong.', advisory: '', actor: 'Maya' }));
  await desk.settled();
}

describe('what a plain site does not take down', () => {
  it('is no success: a killed story that readers still have', async () => {
    const site = await siteThatKeeps('publish');
    const id = await published(null);
    await move(id, 'kill');
    expect([...site.posts.values()]).toMatchObject([{ status: 'publish' }]);
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.altered' });
  });

  it('is no success: a story that is still scheduled', async () => {
    const site = await siteThatKeeps('future');
    const id = await published(inAnHour());
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'future' });
    await move(id, 'unschedule');
    expect([...site.posts.values()]).toMatchObject([{ status: 'future' }]);
    expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.altered' });
  });

  it('is one where it came down, whatever has become of its names and tags here', async () => {
    await siteThatKeeps();
    const id = await published(null);
    desk.setField(id, { field: 'tags', value: ['harbour'] });
    await move(id, 'kill');
    expect(desk.delivery(id)).toMatchObject({ kind: 'verified', status: 'draft' });
  });
});
