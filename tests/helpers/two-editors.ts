import { afterEach } from 'vitest';
import { loadLive } from '../../electron/store/articles/articles';
import { sql } from '../../electron/store/database';
import type { MoveRequest } from '../../electron/sync/session/move-request';
import type { ArticleId } from '../../shared/article/ids';
import { defaultPolicy } from '../../shared/article/policy';
import type { WorkflowEvent } from '../../shared/article/workflow/events';
import { fakeSite } from './fake-cms';
import type { FakeSite } from './fake-cms';
import { fakeEditor } from './fake-person';
import { valueOf } from './newsroom';
import { startDesk } from './sync-desk';
import type { SyncDesk } from './sync-desk';

const desks: SyncDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end();
});

const people = { maya: fakeEditor(8, 'maya', 'Maya Roy'), paul: fakeEditor(9, 'paul', 'Paul Ames') };

/** An editor at a machine of their own, and the story there. */
export interface Editor {
  readonly desk: SyncDesk;
  readonly id: ArticleId;
  readonly events: () => readonly WorkflowEvent[];
  readonly move: (move: MoveRequest['move'], note?: string) => Promise<void>;
  readonly isOffline: (offline: boolean) => void;
}

/** A story that Maya submitted and Paul has, on a site with the companion plugin. Their desks end with the test. */
export async function twoEditors(): Promise<{ site: FakeSite; maya: Editor; paul: Editor }> {
  const site = fakeSite({ people, policy: { ...defaultPolicy, ownCopy: 'allowed' } });
  const away = new Set<string>();
  site.setFault(({ by }) => (away.has(by) ? 'lost-before' : 'none'));
  const start = async (login: string): Promise<SyncDesk> => {
    const desk = startDesk({ gate: site.gate });
    desks.push(desk);
    await desk.connect(site.url, { login, applicationPassword: 'secret' });
    return desk;
  };
  const at = (desk: SyncDesk, login: string, id: ArticleId): Editor => ({
    desk,
    id,
    events: () => valueOf(loadLive(desk.newsroom.db(), id)).events,
    isOffline: (offline) => {
      if (offline) away.add(login);
      else away.delete(login);
    },
    move: async (move, note = '') => {
      valueOf(desk.engine().move(id, move, { note, advisory: '', actor: login }));
      if (!away.has(login)) await desk.settled();
    },
  });
  const first = await start('maya');
  const story = first.story({ headline: 'Ferry late', body: ['The old bridge is closed.'], tags: ['ferry'] });
  const maya = at(first, 'maya', story);
  await maya.move('submit');
  const second = await start('paul');
  const [found] = sql<ArticleId>(second.newsroom.db(), 'SELECT id FROM articles').pluck().all();
  if (found === undefined) throw new Error('The story did not arrive');
  return { site, maya, paul: at(second, 'paul', found) };
}

/** The line is there again: what changed is fetched, and what waits is sent. */
export async function comesOnline({ desk, isOffline }: Editor): Promise<void> {
  isOffline(false);
  await desk.fetched();
  await desk.settled();
}

/** Where the story is on its way to the site, or why it stands still. */
export function needsYou({ desk, id }: Editor): string {
  const delivery = desk.delivery(id);
  return delivery.kind === 'needs-you' ? delivery.code : delivery.kind;
}
