import { afterEach, expect, it } from 'vitest';
import { defaultPolicy } from '../../../shared/article/policy';
import type { SitePolicy } from '../../../shared/article/policy';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { eventKinds } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import type { ArticleId } from '../../../shared/article/ids';
import type { ArticleRecord } from '../../../shared/article/record';
import type { Move } from '../../../shared/article/workflow/moves';
import { replaceWords } from '../../../tests/helpers/edit-story';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import type { CmsArticleWrite } from '../../cms/cms';
import { adoptSiteText } from '../../store/articles/adopt-site-text';
import { createArticle, createArticleFromSite, loadLive } from '../../store/articles/articles';
import { sql } from '../../store/database';
import { appendEvent } from '../../store/journal/journal';
import { auditJournal } from '../../store/replay/audit-journal';
import { approvalHash } from '../../store/review/approval';
import { baseOf } from '../../store/sites/bases';

let desk: SyncDesk;
/** How far the clock is ahead, in milliseconds. */
let ahead = 0;
const now = (): Date => new Date(Date.now() + ahead);
afterEach(() => desk.end());

const maya = {
  person: { id: 8, slug: 'maya', name: 'Maya Roy', bio: '', picture: null },
  abilities: { publish: true, editOthers: true, upload: true, createTags: true, createSections: false },
};
const policy: SitePolicy = {
  ...defaultPolicy,
  ownCopy: 'allowed',
  secondSignOff: { ...defaultPolicy.secondSignOff, tags: ['legal'] },
};
const options = { now, people: { maya } };

const db = () => desk.newsroom.db();
const live = (id: ArticleId) => valueOf(loadLive(db(), id));
const hashNow = (id: ArticleId): string => approvalHash(db(), live(id));
const postOf = (id: ArticleId): number => baseOf(db(), id)?.postId ?? 0;
const story = (headline: string, tags: string[] = []): ArticleId =>
  desk.story({ headline, body: ['The old bridge is closed.'], tags });

async function move(id: ArticleId, ...steps: readonly Move[]): Promise<void> {
  for (const step of steps) {
    const words = { note: 'Because.', advisory: '', actor: 'Maya Roy' };
    const isSpike = step === 'spike' || step === 'unspike';
    if (isSpike) valueOf(desk.engine().spike(id, step, 'Maya Roy'));
    else valueOf(desk.engine().move(id, step, words));
    await desk.settled();
  }
}

const everything = (): WorkflowEvent[] =>
  sql<ArticleId>(db(), 'SELECT id FROM articles')
    .pluck()
    .all()
    .flatMap((id) => [...live(id).events]);

it('writes every kind of event with the hash of the words it happened to', async () => {
  const site = fakeSite({ ...options, policy });
  desk = startDesk({ gate: site.gate, now });
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });

  const begun = valueOf(createArticle(db(), { language: 'en-CA', actor: 'Maya Roy', now }));
  expect(live(begun).events).toMatchObject([{ kind: 'created', hash: hashNow(begun) }]);

  const ferry = story('Ferry late');
  valueOf(desk.engine().send(ferry, 'draft', 'Maya Roy'));
  await desk.settled();
  await move(ferry, 'submit', 'take-back', 'submit', 'start-review', 'request-changes', 'submit', 'approve');
  replaceWords(desk, ferry, 'old', 'oldest');
  expect(live(ferry).events.at(-1)).toMatchObject({ kind: 'approval-voided', hash: hashNow(ferry) });
  const inAnHour = new Date(now().getTime() + 3_600_000).toISOString();
  desk.setField(ferry, { field: 'publishAt', value: inAnHour });
  await move(ferry, 'approve', 'schedule', 'unschedule', 'approve', 'publish', 'update', 'correct', 'kill');

  const law = story('The trial', ['legal']);
  await move(law, 'submit', 'sign-off', 'spike');
  expect(live(law).events.at(-1)).toMatchObject({ kind: 'spiked', person: 'maya', hash: hashNow(law) });
  await move(law, 'unspike');
  expect(live(law).events.at(-1)).toMatchObject({ kind: 'unspiked', hash: hashNow(law) });

  // Somebody makes it public in WordPress, with other words.
  const there = story('The tunnel');
  await move(there, 'submit');
  const content = site.posts.get(postOf(there))?.content.replace('old', 'new') ?? '';
  site.edit(postOf(there), { status: 'publish', content });
  await desk.fetched();
  expect(live(there).events.at(-1)).toMatchObject({ kind: 'pulled', to: 'published', hash: hashNow(there) });

  const told = everything();
  const records = site.calls
    .filter(({ name }) => name === 'writeArticle')
    .map(({ values }) => (values[0] as CmsArticleWrite).content?.record as ArticleRecord | undefined);
  const sent = records.flatMap((record) => [...(record?.events ?? [])]);
  expect(sent.some(({ id }) => id.startsWith('made-'))).toBe(true);
  for (const event of [...told, ...sent])
    expect(event).toMatchObject({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string });
  expect([...new Set(told.map(({ kind }) => kind))].sort()).toEqual([...eventKinds].sort());
});

it('does so of what the site alone knew: a post, its hour, its end', async () => {
  const site = fakeSite(options);
  desk = startDesk({ gate: site.gate, now });
  await desk.connect(site.url, { login: 'maya', applicationPassword: 'secret' });
  const [made, gone] = [story('Ferry late'), story('The tunnel')];
  for (const id of [made, gone]) valueOf(desk.engine().send(id, 'draft', 'Maya Roy'));
  await desk.settled();
  const post = site.posts.get(postOf(made));
  if (post === undefined) throw new Error('There is no post');
  const publishAt = new Date(now().getTime() + 3_600_000).toISOString();
  site.posts.set(91, { ...post, id: 91, slug: 'theirs', title: 'Theirs', status: 'future', publishAt });
  site.posts.delete(postOf(gone));
  await desk.fetched();
  const theirs = everything().find(({ id }) => id === 'pulled-91');
  expect(theirs).toMatchObject({ kind: 'pulled', to: 'scheduled' });
  const [found] = sql<ArticleId>(db(), "SELECT id FROM articles WHERE headline = 'Theirs'").pluck().all();
  if (found === undefined) throw new Error('It did not come');
  expect(theirs?.hash).toBe(hashNow(found));
  expect(live(gone).events.at(-1)).toMatchObject({ kind: 'spiked', hash: hashNow(gone) });
  ahead += 7_200_000;
  site.publishDue(91);
  await desk.fetched();
  expect(live(found).events.at(-1)).toMatchObject({ kind: 'published', hash: hashNow(found) });
  for (const event of everything()) expect(event.hash).toMatch(/^[0-9a-f]{64}$/);
});

it('leaves what an earlier Stet wrote without one as it is, and no approval gets one from here', () => {
  desk = startDesk();
  const at = now().toISOString();
  const [made, told, given] = (['created', 'submitted', 'approved'] as const).map((kind) => ({
    ...{ id: `old-${kind}`, kind, actor: 'Maya Roy', at },
    to: kind === 'created' ? ('draft' as const) : kind,
  }));
  if (made === undefined || told === undefined || given === undefined) throw new Error('No events');
  const { copy, fields } = live(story('Ferry late'));
  const id = valueOf(createArticleFromSite(db(), { copy, fields, events: [made], siteId: null, now }));
  valueOf(adoptSiteText(db(), id, { copy, fields, events: [made, told], actor: 'site', now }));
  valueOf(appendEvent(db(), id, given, { actor: 'Maya Roy', now }));
  expect(live(id).events.slice(0, 3)).toEqual([made, told, given]);
  expect(approvalLog(live(id).events).approved).toBeNull();
  const lines = [...auditJournal(db(), id)].flat();
  expect(lines.slice(0, 3).map(({ act, hash }) => [act, hash])).toEqual([
    ['created', ''],
    ['submitted', ''],
    ['approved', ''],
  ]);
});
