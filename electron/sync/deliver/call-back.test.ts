import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import { stateAfter } from '../../../shared/article/workflow/events';
import { replaceWords } from '../../../tests/helpers/edit-story';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { Call, FakeSite } from '../../../tests/helpers/fake-cms';
import { fakeEditor } from '../../../tests/helpers/fake-person';
import { codeOf, valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { loadLive } from '../../store/articles/articles';
import type { MoveRequest } from '../session/move-request';

const paul = fakeEditor(9, 'paul', 'Paul Ames');
const policy = { ...defaultPolicy, ownCopy: 'allowed' as const };

let desk: SyncDesk;
let site: FakeSite;
let id: ArticleId;
afterEach(() => desk.end());

async function begin(hasCompanion: boolean): Promise<void> {
  site = fakeSite({ people: { paul }, now: () => new Date(), ...(hasCompanion && { policy }) });
  desk = startDesk({ gate: site.gate });
  await desk.connect(site.url, { login: 'paul', applicationPassword: 'secret' });
  id = desk.story({ headline: 'Ferry late', body: ['The old bridge is closed.'], tags: ['ferry'] });
}

const ask = (move: MoveRequest['move']): string =>
  codeOf(desk.engine().move(id, move, { note: 'Wrong bridge.', advisory: '', actor: 'Paul' }));
const spike = (move: 'spike' | 'unspike'): string => codeOf(desk.engine().spike(id, move, 'Paul'));
const status = (): string | undefined => [...site.posts.values()].at(-1)?.status;
const state = (): string => stateAfter(valueOf(loadLive(desk.newsroom.db(), id)).events);
const isCut = (cut: boolean): void => site.setFault(cut ? () => 'lost-before' : null);

async function schedule(): Promise<void> {
  desk.setField(id, { field: 'publishAt', value: new Date(Date.now() + 7_200_000).toISOString() });
  expect(ask('schedule')).toBe('ok');
  await desk.settled();
  expect([state(), status()]).toEqual(['scheduled', 'future']);
}

/** The story is scheduled there, and the line was cut before the answer. */
async function scheduleUnheard(): Promise<void> {
  desk.setField(id, { field: 'publishAt', value: new Date(Date.now() + 7_200_000).toISOString() });
  let isDone = false;
  site.setFault(({ name, values }) => {
    const written = values.find((value) => typeof value === 'object') as
      { readonly kind?: string } | undefined;
    const isIt = name === 'updatePost' || (name === 'writeArticle' && written?.kind === 'publish');
    const fault = isDone ? 'lost-before' : isIt ? 'lost-after' : 'none';
    isDone ||= isIt;
    return fault;
  });
  expect(ask('schedule')).toBe('ok');
  await desk.until('it is scheduled there', () => status() === 'future' && !desk.engine().isBusy());
}

/** The line is whole again, and everything that waited is asked for at once. */
async function online(): Promise<void> {
  isCut(false);
  for (const { id: operation, state: waiting } of desk.engine().outbox())
    if (waiting === 'waiting') valueOf(desk.engine().retry(operation));
  desk.engine().wake();
  await desk.settled();
}

describe.each([
  ['a plain site', false],
  ['a site with the companion plugin', true],
])('on %s', (_kind, hasCompanion) => {
  it('a scheduled story stays scheduled when its record is carried', async () => {
    await begin(hasCompanion);
    await schedule();
    valueOf(desk.engine().send(id, 'draft', 'Paul'));
    await desk.settled();
    expect([state(), status(), desk.delivery(id).kind]).toEqual(['scheduled', 'future', 'verified']);
  });

  it('a story that is saved on the site behind its scheduling keeps its hour', async () => {
    await begin(hasCompanion);
    desk.setField(id, { field: 'publishAt', value: new Date(Date.now() + 7_200_000).toISOString() });
    isCut(true);
    expect(ask('schedule')).toBe('ok');
    valueOf(desk.engine().send(id, 'draft', 'Paul'));
    await online();
    expect([state(), status(), desk.delivery(id).kind]).toEqual(['scheduled', 'future', 'verified']);
  });

  it('a submitted story stays with the desk when it is saved there', async () => {
    await begin(hasCompanion);
    expect(ask('submit')).toBe('ok');
    valueOf(desk.engine().send(id, 'draft', 'Paul'));
    await desk.settled();
    expect([state(), status()]).toEqual(['submitted', 'pending']);
  });

  it('a scheduled story is taken off its hour, whatever was held before it', async () => {
    await begin(hasCompanion);
    await schedule();
    isCut(true);
    valueOf(desk.engine().send(id, 'draft', 'Paul'));
    const [item] = desk.engine().outbox();
    if (item !== undefined) valueOf(desk.engine().hold(item.id));
    replaceWords(desk, id, 'old', 'iron');
    expect(state()).toBe('in-review');
    await online();
    expect([status(), desk.delivery(id).kind]).toEqual(['pending', 'verified']);
  });

  it.each([
    ['is taken off its hour when its words change', 'pending', () => replaceWords(desk, id, 'old', 'iron')],
    ['is taken down when it is killed', 'draft', () => ask('kill')],
    [
      'is taken off its hour when it is withdrawn',
      'withdrawn',
      () =>
        desk
          .engine()
          .outbox()
          .forEach((item) => void desk.engine().withdraw(item.id)),
    ],
  ] as const)('a story whose scheduling was not heard of %s', async (_what, then, act) => {
    await begin(hasCompanion);
    await scheduleUnheard();
    act();
    await online();
    const now = { draft: 'killed', pending: 'in-review', withdrawn: 'approved' }[then];
    expect([state(), status()]).toEqual([now, then === 'withdrawn' ? 'pending' : then]);
    expect(desk.delivery(id).kind).toBe('verified');
  });

  it('a voided story that is spiked and taken back is taken off its hour all the same', async () => {
    await begin(hasCompanion);
    await schedule();
    isCut(true);
    replaceWords(desk, id, 'old', 'iron');
    expect(spike('spike')).toBe('ok');
    const [item] = desk.engine().outbox();
    expect(item).toMatchObject({ action: 'spike', callsBack: true });
    if (item !== undefined) expect(codeOf(desk.engine().withdraw(item.id))).toBe('outbox.calls-back');
    expect(spike('unspike')).toBe('ok');
    await online();
    expect([state(), status(), desk.delivery(id).kind]).toEqual(['in-review', 'pending', 'verified']);
  });

  it.each(['spiked', 'spiked and taken back'] as const)(
    'a story whose scheduling was not heard of and that is %s does not go out',
    async (what) => {
      await begin(hasCompanion);
      await scheduleUnheard();
      expect(spike('spike')).toBe('ok');
      if (what !== 'spiked') expect(spike('unspike')).toBe('ok');
      await online();
      expect(status()).not.toBe('future');
    },
  );

  it('a voided story whose text is taken from the site is taken off its hour all the same', async () => {
    await begin(hasCompanion);
    await schedule();
    const isAway = (call: Call): boolean => call.name !== 'post' && call.name !== 'article';
    site.setFault((call) => (isAway(call) ? 'lost-before' : 'none'));
    replaceWords(desk, id, 'old', 'iron');
    valueOf(await desk.engine().takeSiteText(id));
    const { copy, events } = valueOf(loadLive(desk.newsroom.db(), id));
    expect(copy.textContent).toContain('The old bridge is closed.');
    // Its hour there is no news of the site's: it was called back.
    expect(events.filter(({ kind }) => kind === 'pulled')).toEqual([]);
    await online();
    expect([state(), status(), desk.delivery(id).kind]).toEqual(['in-review', 'pending', 'verified']);
  });

  it('a voided story is taken off its hour where somebody changed it there, too', async () => {
    await begin(hasCompanion);
    await schedule();
    isCut(true);
    replaceWords(desk, id, 'old', 'iron');
    expect(ask('request-changes')).toBe('ok');
    expect(ask('approve')).toBe('ok');
    const [post] = [...site.posts.values()];
    site.edit(post?.id ?? 0, { content: post?.content.replace('closed', 'shut') ?? '' });
    await online();
    expect(desk.problems).toEqual([]);
    expect(status()).toBe('pending');
    expect(valueOf(loadLive(desk.newsroom.db(), id)).copy.textContent).toContain('The iron bridge is shut.');
  });

  it('a story that was to be published before its hour is taken off it where its words change before that', async () => {
    await begin(hasCompanion);
    await schedule();
    isCut(true);
    expect(ask('publish')).toBe('ok');
    replaceWords(desk, id, 'old', 'iron');
    await online();
    expect([state(), status(), desk.delivery(id).kind]).toEqual(['in-review', 'pending', 'verified']);
  });

  it('a story whose words change while it is on its way to be scheduled is taken off its hour', async () => {
    await begin(hasCompanion);
    desk.setField(id, { field: 'publishAt', value: new Date(Date.now() + 7_200_000).toISOString() });
    site.setWatch(({ name, values }) => {
      const written = values.find((value) => typeof value === 'object') as
        { readonly kind?: string; readonly status?: string } | undefined;
      if (written?.kind !== 'publish' && (name !== 'updatePost' || written?.status !== 'future')) return;
      site.setWatch(null);
      replaceWords(desk, id, 'old', 'iron');
    });
    expect(ask('schedule')).toBe('ok');
    await desk.settled();
    expect([state(), status(), desk.delivery(id).kind]).toEqual(['in-review', 'pending', 'verified']);
  });

  it('a story whose words change while its lost scheduling is looked for in vain is taken off its hour', async () => {
    await begin(hasCompanion);
    desk.setField(id, { field: 'publishAt', value: new Date(Date.now() + 7_200_000).toISOString() });
    let then: 'written' | 'changed' | null = null;
    site.setFault(({ name, values }) => {
      const written = values.find((value) => typeof value === 'object') as
        { readonly kind?: string; readonly status?: string } | undefined;
      const isIt = written?.kind === 'publish' || (name === 'updatePost' && written?.status === 'future');
      if (then === null && isIt) {
        then = 'written';
        return 'lost-after';
      }
      if (then === null) return 'none';
      if (then === 'written') replaceWords(desk, id, 'old', 'iron');
      then = 'changed';
      return 'lost-before';
    });
    expect(ask('schedule')).toBe('ok');
    await desk.until('it is scheduled there', () => status() === 'future' && !desk.engine().isBusy());
    for (const item of desk.engine().outbox()) valueOf(desk.engine().retry(item.id));
    await desk.until('it was looked for in vain', () => then === 'changed' && !desk.engine().isBusy());
    expect(desk.engine().outbox()[0]).toMatchObject({ callsBack: true });
    await online();
    expect([state(), status(), desk.delivery(id).kind]).toEqual(['in-review', 'pending', 'verified']);
  });

  it('stays scheduled where the text of the site is taken as it was approved', async () => {
    await begin(hasCompanion);
    await schedule();
    valueOf(await desk.engine().takeSiteText(id));
    await desk.settled();
    expect([state(), status(), desk.delivery(id).kind]).toEqual(['scheduled', 'future', 'verified']);
  });

  it.each(['unschedule', 'kill'] as const)('%s is neither held nor withdrawn', async (move) => {
    await begin(hasCompanion);
    await schedule();
    isCut(true);
    expect(ask(move)).toBe('ok');
    const [item] = desk.engine().outbox();
    expect(item?.callsBack).toBe(true);
    if (item === undefined) return;
    expect(codeOf(desk.engine().hold(item.id))).toBe('outbox.calls-back');
    expect(codeOf(desk.engine().withdraw(item.id))).toBe('outbox.calls-back');
    await online();
    expect(status()).toBe(move === 'kill' ? 'draft' : 'pending');
  });

  it.each([
    ['has no post yet', (call: Call) => call.name === 'findTag'],
    [
      'gets its post this moment',
      (call: Call) => call.name === 'createDraft' || call.name === 'writeArticle',
    ],
  ])(
    'a story that is killed while it is sent for the first time and %s is nothing but a draft there',
    async (_when, isIt) => {
      await begin(hasCompanion);
      site.setWatch((call) => {
        if (!isIt(call)) return;
        site.setWatch(null);
        expect(ask('kill')).toBe('ok');
      });
      expect(ask('submit')).toBe('ok');
      await desk.settled();
      expect([state(), status() ?? 'draft']).toEqual(['killed', 'draft']);
      expect(
        desk
          .engine()
          .outbox()
          .filter((each) => each.state !== 'done'),
      ).toEqual([]);
    },
  );
});

it('a kill has nothing to take down where what was on its way never arrived', async () => {
  await begin(true);
  site.setFault(({ name }) => (name === 'findTag' ? 'lost-before' : 'none'));
  site.setWatch(({ name }) => {
    if (name !== 'findTag') return;
    site.setWatch(null);
    expect(ask('kill')).toBe('ok');
  });
  expect(ask('submit')).toBe('ok');
  await desk.until('what was on its way is given up', () => {
    const [first] = desk.engine().outbox();
    return first?.action === 'kill';
  });
  await online();
  expect([state(), status(), desk.delivery(id).kind]).toEqual(['killed', undefined, 'local']);
});

it('a story whose making was never answered is not thrown away with what somebody wrote into it', async () => {
  await begin(false);
  await scheduleUnheard();
  const [post] = [...site.posts.values()];
  site.edit(post?.id ?? 0, { content: '<p>Words of the night desk.</p>' });
  expect(spike('spike')).toBe('ok');
  await online();
  expect([...site.posts.values()]).toMatchObject([
    { status: 'future', content: '<p>Words of the night desk.</p>' },
  ]);
  expect(desk.delivery(id)).toMatchObject({ kind: 'needs-you', code: 'site.changed-on-site' });
});
