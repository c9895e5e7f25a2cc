import { afterEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { defaultPolicy } from '../../../shared/article/policy';
import type { SitePolicy } from '../../../shared/article/policy';
import { stateAfter } from '../../../shared/article/workflow/events';
import { replaceWords } from '../../../tests/helpers/edit-story';
import { fakeSite } from '../../../tests/helpers/fake-cms';
import type { FakeSite } from '../../../tests/helpers/fake-cms';
import { fakeEditor } from '../../../tests/helpers/fake-person';
import { codeOf, valueOf } from '../../../tests/helpers/newsroom';
import { startDesk } from '../../../tests/helpers/sync-desk';
import type { SyncDesk } from '../../../tests/helpers/sync-desk';
import { loadLive } from '../../store/articles/articles';
import { sql } from '../../store/database';
import type { MoveRequest } from '../session/move-request';

const desks: SyncDesk[] = [];
afterEach(() => {
  for (const desk of desks.splice(0)) desk.end();
});

const people = { claire: fakeEditor(8, 'claire', 'Claire Roy'), paul: fakeEditor(9, 'paul', 'Paul Ames') };
const policy: SitePolicy = {
  ...defaultPolicy,
  ownCopy: 'allowed',
  secondSignOff: { sections: [], tags: ['legal'] },
};
const said = 'The bridge is open.';

/** An editor at a machine of their own, and the story there. */
interface Editor {
  readonly desk: SyncDesk;
  readonly id: ArticleId;
  readonly move: (move: MoveRequest['move'], note?: string) => Promise<string>;
}

function editorAt(desk: SyncDesk, login: string, id: ArticleId): Editor {
  return {
    desk,
    id,
    move: async (move, note = '') => {
      const code = codeOf(desk.engine().move(id, move, { note, advisory: '', actor: login }));
      await desk.settled();
      return code;
    },
  };
}

/** A story that Claire submitted and signed off, and that Paul has too. */
async function signedOff(parts: { readonly publishAt?: string } = {}) {
  const site = fakeSite({ people, policy });
  const start = async (login: string): Promise<SyncDesk> => {
    const desk = startDesk({ gate: site.gate });
    desks.push(desk);
    await desk.connect(site.url, { login, applicationPassword: 'secret' });
    return desk;
  };
  const first = await start('claire');
  const body = ['The old bridge is closed.'];
  const story = first.story({ headline: 'Bridge', body, tags: ['legal'], ...parts });
  const claire = editorAt(first, 'claire', story);
  expect(await claire.move('submit')).toBe('ok');
  expect(await claire.move('approve')).toBe('ok');
  const second = await start('paul');
  const [found] = sql<ArticleId>(second.newsroom.db(), 'SELECT id FROM articles').pluck().all();
  if (found === undefined) throw new Error('The story did not arrive');
  return { site, claire, paul: editorAt(second, 'paul', found) };
}

/** The same, out between them. */
async function published() {
  const story = await signedOff();
  expect(await story.paul.move('publish')).toBe('ok');
  expect(pageOf(story.site)).toMatchObject({ status: 'publish' });
  await story.claire.desk.fetched();
  return story;
}

const pageOf = (site: FakeSite) => [...site.posts.values()][0];
const storyOf = ({ desk, id }: Editor) => valueOf(loadLive(desk.newsroom.db(), id));

describe('a correction of a story that needs two sign-offs', () => {
  it('is signed off with its notice at one desk, and reaches readers once from the other', async () => {
    const { site, claire, paul } = await published();
    const before = pageOf(site)?.content;
    replaceWords(claire.desk, claire.id, 'closed', 'open');
    expect(await claire.move('correct', said)).toBe('ok');
    expect(pageOf(site)?.content).toBe(before);
    await paul.desk.fetched();
    expect(storyOf(paul).fields.notices).toMatchObject([{ kind: 'correction', text: said }]);
    expect(await paul.move('correct')).toBe('ok');
    expect(paul.desk.delivery(paul.id)).toMatchObject({ kind: 'verified', status: 'publish' });
    const page = pageOf(site)?.content ?? '';
    expect(page.split(said)).toHaveLength(2);
    expect(page).toContain('The old bridge is open.');
    const { events, fields } = storyOf(paul);
    expect(stateAfter(events)).toBe('corrected');
    expect(events.at(-1)).toMatchObject({ kind: 'corrected', note: said });
    expect(fields.notices).toHaveLength(1);
  });

  it('waits for two again where the words changed at the second desk meanwhile', async () => {
    const { site, claire, paul } = await published();
    const before = pageOf(site)?.content;
    replaceWords(claire.desk, claire.id, 'closed', 'open');
    await claire.move('correct', said);
    await paul.desk.fetched();
    replaceWords(paul.desk, paul.id, 'old', 'new');
    expect(await paul.move('correct')).toBe('ok');
    expect(pageOf(site)?.content).toBe(before);
    await claire.desk.fetched();
    expect(await claire.move('correct')).toBe('ok');
    const page = pageOf(site)?.content ?? '';
    expect(page).toContain('The new bridge is open.');
    expect(page.split(said)).toHaveLength(2);
  });
});

describe('a scheduled story that two approved for its hour', () => {
  it('is off the schedule from the first sign-off without the hour on, and out with the second', async () => {
    const publishAt = new Date(Date.now() + 7_200_000).toISOString();
    const { site, claire, paul } = await signedOff({ publishAt });
    expect(await paul.move('schedule')).toBe('ok');
    expect(pageOf(site)).toMatchObject({ status: 'future' });
    expect(stateAfter(storyOf(paul).events)).toBe('scheduled');
    expect(await paul.move('publish')).toBe('ok');
    expect(pageOf(site)).toMatchObject({ status: 'pending' });
    await claire.desk.fetched();
    expect(await claire.move('publish')).toBe('ok');
    expect(pageOf(site)).toMatchObject({ status: 'publish' });
  });
});
