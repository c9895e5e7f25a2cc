import { expect, it } from 'vitest';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { stateAfter } from '../../../shared/article/workflow/events';
import { replaceWords } from '../../../tests/helpers/edit-story';
import { noon, valueOf } from '../../../tests/helpers/newsroom';
import { threadNamed } from '../../../tests/helpers/random-record';
import { comesOnline, needsYou, twoEditors } from '../../../tests/helpers/two-editors';
import type { Editor } from '../../../tests/helpers/two-editors';
import { loadLive } from '../../store/articles/articles';
import { writeRows } from '../../store/journal/journal';

const storyOf = ({ desk, id }: Editor) => valueOf(loadLive(desk.newsroom.db(), id));
const take = async ({ desk, id }: Editor) => valueOf(await desk.engine().takeSiteText(id));

it('takes the approval of the site’s words with them', async () => {
  const { maya, paul } = await twoEditors();
  await paul.move('approve');
  replaceWords(maya.desk, maya.id, 'old', 'oldest');
  await take(maya);
  for (const fetches of [false, true]) {
    if (fetches) await maya.desk.fetched();
    const { copy, events } = storyOf(maya);
    expect(copy.textContent).toContain('The old bridge is closed.');
    expect(stateAfter(events)).toBe('approved');
    expect(approvalLog(events).approved).toMatchObject({ by: 'Paul Ames' });
    expect(events.filter(({ kind }) => kind === 'approval-voided')).toEqual([]);
    expect(needsYou(maya)).toBe('verified');
  }
});

it('lets what was decided here without knowing of it stand no longer', async () => {
  const { maya, paul } = await twoEditors();
  maya.isOffline(true);
  replaceWords(maya.desk, maya.id, 'old', 'oldest');
  await maya.move('approve');
  await paul.move('request-changes', 'Who says so?');
  maya.isOffline(false);
  await take(maya);
  await comesOnline(maya);
  await paul.desk.fetched();
  for (const one of [maya, paul]) {
    const { copy, events } = storyOf(one);
    expect(copy.textContent).toContain('The old bridge is closed.');
    expect(stateAfter(events)).toBe('changes-requested');
    expect(approvalLog(events).approved).toBeNull();
  }
  // What Maya decided stays in her log: it happened, and stands no longer.
  expect(storyOf(maya).events.map(({ kind }) => kind)).toContain('approved');
});

it('keeps comments that the site has not heard of, and says that something here is not there', async () => {
  const { site, maya, paul } = await twoEditors();
  const told = threadNamed('says-who', 'Maya Roy');
  writeRows(maya.desk.newsroom.db(), storyOf(maya), [{ kind: 'threads', threads: [told] }], {
    actor: 'Maya Roy',
    now: noon,
  });
  replaceWords(paul.desk, paul.id, 'old', 'stone');
  valueOf(paul.desk.engine().send(paul.id, 'draft', 'Paul Ames'));
  await paul.desk.settled();
  await take(maya);
  await maya.desk.fetched();
  expect(storyOf(maya).copy.textContent).toContain('The stone bridge is closed.');
  expect(storyOf(maya).threads).toMatchObject([{ id: told.id }]);
  expect(maya.desk.delivery(maya.id)).toMatchObject({ kind: 'verified', changedSince: true });
  valueOf(maya.desk.engine().send(maya.id, 'draft', 'Maya Roy'));
  await maya.desk.settled();
  await paul.desk.fetched();
  expect(storyOf(paul).threads).toMatchObject([{ id: told.id }]);
  expect([...site.posts.values()]).toHaveLength(1);
});
