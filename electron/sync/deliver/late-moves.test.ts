import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { WorkflowEvent } from '../../../shared/article/workflow/events';
import { replaceWords } from '../../../tests/helpers/edit-story';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { FakeSite } from '../../../tests/helpers/fake-cms';
import type { FakePerson } from '../../../tests/helpers/fake-person';
import { valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { loadLive } from '../../store/articles/articles';
import { sql } from '../../store/database';
import type { MoveRequest } from '../session/move-request';

const desks: SyncDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end();
});

const editor = (id: number, slug: string, name: string): FakePerson => ({
  person: { id, slug, name, bio: '', picture: null },
  abilities: { publish: true, editOthers: true, upload: true, createTags: true, createSections: false },
});
const people = { maya: editor(8, 'maya', 'Maya Roy'), paul: editor(9, 'paul', 'Paul Ames') };

/** An editor at a machine of their own, and the story there. */
interface Editor {
  readonly desk: SyncDesk;
  readonly id: ArticleId;
  readonly events: () => readonly WorkflowEvent[];
  readonly move: (move: MoveRequest['move'], note?: string) => Promise<void>;
  readonly isOffline: (offline: boolean) => void;
}

/** A story that Maya submitted and Paul has, on a site with the companion plugin. */
async function twoEditors(): Promise<{ site: FakeSite; maya: Editor; paul: Editor }> {
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

async function comesOnline({ desk, isOffline }: Editor): Promise<void> {
  isOffline(false);
  await desk.fetched();
  await desk.settled();
}

/** What people did, in the order it stands in; how the story came here is another matter. */
const kinds = ({ events }: Editor): string[] =>
  events().flatMap(({ id, kind }) => (/^(pulled|made)-/.test(id) ? [] : [kind]));
const needsYou = ({ desk, id }: Editor): string => {
  const delivery = desk.delivery(id);
  return delivery.kind === 'needs-you' ? delivery.code : delivery.kind;
};

describe('a move that was made offline, where a colleague moved the story meanwhile', () => {
  it.each([
    ['kill', 'killed', 'killed'],
    ['request-changes', 'changes-requested', 'changes-requested'],
    ['take-back', 'taken-back', 'draft'],
  ] as const)('does not undo it: an approval after %s waits for a person', async (move, kind, state) => {
    const { maya, paul } = await twoEditors();
    maya.isOffline(true);
    await maya.move('approve');
    await paul.move(move, 'Who says so?');
    await comesOnline(maya);
    expect(needsYou(maya)).toBe('workflow.overtaken');
    const [item] = maya.desk
      .engine()
      .outbox()
      .filter((each) => each.state === 'needs-you');
    expect(item?.attempts.at(-1)?.details).toMatchObject({ by: 'Paul Ames', did: kind.replace('-', '_') });
    // Nor does asking again, as it is.
    if (item !== undefined) valueOf(maya.desk.engine().retry(item.id));
    await maya.desk.settled();
    expect(needsYou(maya)).toBe('workflow.overtaken');
    await paul.desk.fetched();
    for (const one of [maya, paul]) {
      expect(stateAfter(one.events())).toBe(state);
      expect(approvalLog(one.events()).approved).toBeNull();
    }
    expect(kinds(maya).slice(-3)).toEqual(['approved', kind, 'approval-voided']);
  });

  it('is made where it can still be made, and stands in the same order at every desk', async () => {
    const { maya, paul } = await twoEditors();
    maya.isOffline(true);
    await maya.move('approve');
    await paul.move('start-review');
    await comesOnline(maya);
    await paul.desk.fetched();
    expect(needsYou(maya)).toBe('verified');
    expect(kinds(maya).slice(-2)).toEqual(['review-started', 'approved']);
    expect(kinds(paul)).toEqual(kinds(maya));
    for (const one of [maya, paul]) expect(stateAfter(one.events())).toBe('approved');
  });

  it('has a colleague’s words in it however much else waits behind it', async () => {
    const { maya, paul } = await twoEditors();
    await paul.move('start-review');
    await maya.desk.fetched();
    maya.isOffline(true);
    valueOf(maya.desk.engine().send(maya.id, 'draft', 'Maya Roy'));
    await maya.move('approve');
    replaceWords(paul.desk, paul.id, 'old', 'oldest');
    valueOf(paul.desk.engine().send(paul.id, 'draft', 'Paul Ames'));
    await paul.desk.settled();
    await comesOnline(maya);
    await paul.desk.fetched();
    for (const one of [maya, paul]) {
      const { copy, events } = valueOf(loadLive(one.desk.newsroom.db(), one.id));
      expect(copy.textContent).toContain('The oldest bridge is closed.');
      expect(approvalLog(events)).toMatchObject({ approved: null, voided: { by: 'Paul Ames' } });
      expect(stateAfter(events)).toBe('in-review');
    }
    expect(kinds(paul)).toEqual(kinds(maya));
  });
});
