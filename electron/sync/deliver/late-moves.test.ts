import { describe, expect, it } from 'vitest';
import { approvalLog } from '../../../shared/article/workflow/approval';
import { stateAfter } from '../../../shared/article/workflow/events';
import { replaceWords } from '../../../tests/helpers/edit-story';
import type { Call, FakeSite } from '../../../tests/helpers/fake-cms';
import { valueOf } from '../../../tests/helpers/newsroom';
import { comesOnline, needsYou, twoEditors } from '../../../tests/helpers/two-editors';
import type { Editor } from '../../../tests/helpers/two-editors';
import type { CmsArticleWrite } from '../../cms/cms';
import { loadLive } from '../../store/articles/articles';
import type { MoveRequest } from '../session/move-request';

/** What people did, in the order it stands in; how the story came here is another matter. */
const kinds = ({ events }: Editor): string[] =>
  events().flatMap(({ id, kind }) => (/^(pulled|made)-/.test(id) ? [] : [kind]));

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

  it('publishes nothing over a colleague’s words that are still a suggestion, however often it is asked', async () => {
    const { site, maya, paul } = await twoEditors();
    await paul.move('start-review');
    await maya.desk.fetched();
    maya.isOffline(true);
    replaceWords(maya.desk, maya.id, 'old', 'oldest');
    await maya.move('publish');
    replaceWords(paul.desk, paul.id, 'old', 'iron');
    valueOf(paul.desk.engine().send(paul.id, 'draft', 'Paul Ames'));
    await paul.desk.settled();
    await comesOnline(maya);
    expect(needsYou(maya)).toBe('site.merged');
    const [item] = maya.desk.engine().outbox();
    if (item !== undefined) valueOf(maya.desk.engine().retry(item.id));
    await maya.desk.settled();
    expect(needsYou(maya)).toBe('article.open-suggestions');
    expect([...site.posts.values()]).toMatchObject([{ status: 'pending' }]);
  });
});

describe('what is called back while it is being sent', () => {
  /** Does it once, in the moment before the site hears of such a call of Maya's. */
  const during = (site: FakeSite, isIt: (call: Call) => boolean, act: () => void): void => {
    site.setWatch((call) => {
      if (call.by !== 'maya' || !isIt(call)) return;
      site.setWatch(null);
      act();
    });
  };
  const isPublication = ({ name, values }: Call): boolean =>
    name === 'writeArticle' && (values[0] as CmsArticleWrite).kind === 'publish';
  const ask =
    ({ desk, id }: Editor, move: MoveRequest['move']) =>
    () =>
      void valueOf(desk.engine().move(id, move, { note: 'Wrong bridge.', advisory: '', actor: 'maya' }));
  const soon = () => new Date(Date.now() + 7_200_000).toISOString();

  it('is not sent where its story is killed, and does not hold the kill up', async () => {
    const { site, maya } = await twoEditors();
    maya.desk.setField(maya.id, { field: 'embargo', value: '2026-01-01T00:00:00.000Z' });
    during(site, ({ name }) => name === 'site', ask(maya, 'kill'));
    await maya.move('publish');
    expect(kinds(maya).slice(-2)).toEqual(['approved', 'killed']);
    expect(needsYou(maya)).toBe('verified');
    expect([...site.posts.values()]).toMatchObject([{ status: 'draft' }]);
  });

  it('was out before the kill where it could not be held back, and the story stays killed', async () => {
    const { site, maya, paul } = await twoEditors();
    during(site, isPublication, ask(maya, 'kill'));
    await maya.move('publish');
    await paul.desk.fetched();
    for (const one of [maya, paul]) expect(kinds(one).slice(-3)).toEqual(['approved', 'published', 'killed']);
    expect([...site.posts.values()]).toMatchObject([{ status: 'draft' }]);
  });

  it('is taken off its schedule again', async () => {
    const { site, maya, paul } = await twoEditors();
    maya.desk.setField(maya.id, { field: 'publishAt', value: soon() });
    await maya.move('schedule');
    during(site, isPublication, ask(maya, 'unschedule'));
    await maya.move('schedule');
    await paul.desk.fetched();
    for (const one of [maya, paul]) {
      expect(kinds(one).slice(-2)).toEqual(['scheduled', 'unscheduled']);
      expect(stateAfter(one.events())).toBe('in-review');
    }
    expect([...site.posts.values()]).toMatchObject([{ status: 'pending' }]);
  });
});
