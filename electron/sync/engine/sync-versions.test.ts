import { afterEach, expect, it } from 'vitest';
import { articleSchema } from '../../../shared/document/schema';
import { replaceWords } from '../../../tests/helpers/edit-story';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { auditJournal } from '../../store/replay/audit-journal';
import { listVersions, readVersion } from '../../store/versions/versions';

let desk: SyncDesk;
afterEach(() => desk.end());

it('keeps a version at each agreement with the site, and one before and after each merge', async () => {
  const site = fakeSite();
  desk = startDesk({ gate: site.gate });
  const db = desk.newsroom.db();
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  const id = desk.story({ headline: 'Ferry late', body: ['The old bridge is closed.', 'Nobody knows why.'] });
  valueOf(desk.engine().send(id, 'draft', 'Maya Tremblay'));
  await desk.settled();
  const [post] = [...site.posts.values()];
  replaceWords(desk, id, 'old', 'oldest');
  site.edit(post?.id ?? 0, { content: post?.content.replace('Nobody', 'Everybody') ?? '' });
  await desk.fetched();

  const kept = valueOf(listVersions(db, id));
  const merged = kept.find(({ label }) => label === 'merged');
  const sent = kept.find(({ label }) => label === 'sent');
  expect(sent).toMatchObject({ kind: 'sync', actor: 'Maya Tremblay' });
  const textAt = (seq: number): string =>
    articleSchema.nodeFromJSON(valueOf(readVersion(db, id, seq)).copy).textContent;
  expect(textAt(sent?.seq ?? -1)).toContain('The old bridge is closed.Nobody knows why.');
  expect(textAt(merged?.seq ?? -1)).toContain('The oldest bridge is closed.Everybody knows why.');
  const before = kept.find(({ kind, seq }) => kind === 'hourly' && seq < (merged?.seq ?? 0));
  expect(textAt(before?.seq ?? -1)).toContain('The oldest bridge is closed.Nobody knows why.');

  const acts = [...auditJournal(db, id)]
    .flat()
    .map(({ act, actor, added, removed }) => `${actor} ${act} +${added} -${removed}`);
  expect(acts).toContain('Maya Tremblay sent + -');
  expect(acts).toContain('Somebody replaced +oldest -old');
  expect(acts).toContain('Site editor merged +Everybody -Nobody');
});
