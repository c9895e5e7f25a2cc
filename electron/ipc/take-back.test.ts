import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../shared/article/ids';
import { stateAfter } from '../../shared/article/workflow/events';
import type { Result } from '../../shared/errors/app-error';
import type { DoneToOne } from '../../shared/ipc/done-to-one';
import { ann, codeOf, makeNewsroom, noon, typingGroup, valueOf } from '../../tests/helpers/newsroom';
import type { Newsroom } from '../../tests/helpers/newsroom';
import { createArticle, loadLive } from '../store/articles/articles';
import { appendEvent, appendSteps, setField } from '../store/journal/journal';
import { spikeStory } from '../sync/moves/spike-story';
import type { ChangedOne } from './several';
import type { SpikeParts } from './spike-one';
import { changeOne, putOnSpike, takeBack } from './take-back';

let newsroom: Newsroom;
let id: ArticleId;
const doer = { actor: () => 'Ann', now: noon };
const told: [ArticleId, 'spike' | 'unspike'][] = [];

beforeEach(() => {
  newsroom = makeNewsroom();
  id = valueOf(createArticle(newsroom.db(), { language: 'en-CA', ...ann }));
  told.length = 0;
});
afterEach(() => newsroom.remove());

const parts = (): SpikeParts => ({
  store: newsroom.store(),
  sync: {
    spike: (articleId, move, actor) => {
      told.push([articleId, move]);
      return spikeStory(newsroom.db(), { articleId, move, actor, now: noon });
    },
  },
});
const assign = (name: string): DoneToOne => doneBy(changeOne(doer, parts(), id, assigned(name)));
const assigned = (name: string) => ({ field: 'assignee', value: { slug: '', name } }) as const;
const fields = () => valueOf(loadLive(newsroom.db(), id)).fields;
const state = () => stateAfter(valueOf(loadLive(newsroom.db(), id)).events);

function doneBy(result: Result<ChangedOne | null>): DoneToOne {
  const done = valueOf(result)?.done ?? null;
  if (done === null) throw new Error('Nothing was done');
  return done;
}

describe('what was done to one of several stories', () => {
  it('is taken back to the person it was with before, whatever was written meanwhile', () => {
    assign('Ben');
    const done = assign('Cai');
    const { copyVersion: version } = valueOf(loadLive(newsroom.db(), id));
    const groups = [typingGroup(newsroom.db(), id, 'Ferry late')];
    valueOf(appendSteps(newsroom.db(), id, { version, groups, ...ann }));
    expect(valueOf(takeBack(doer, parts(), done))?.done).toBeNull();
    expect(fields().assignee?.name).toBe('Ben');
    expect(valueOf(loadLive(newsroom.db(), id)).copy.child(0).textContent).toBe('Ferry late');
  });

  it('is taken back to all the sections it stood in', () => {
    const [city, arts] = [
      { slug: 'city', name: 'City' },
      { slug: 'arts', name: 'Arts' },
    ];
    valueOf(setField(newsroom.db(), id, { field: 'sections', value: [city, arts] }, ann));
    const done = doneBy(changeOne(doer, parts(), id, { field: 'sections', value: [arts] }));
    valueOf(takeBack(doer, parts(), done));
    expect(fields().sections).toEqual([city, arts]);
  });

  it('is left, and said, where somebody gave it to another since', () => {
    const done = assign('Cai');
    valueOf(setField(newsroom.db(), id, assigned('Dee'), { ...ann, actor: 'Dee' }));
    expect(codeOf(takeBack(doer, parts(), done))).toBe('article.changed-since');
    expect(fields().assignee?.name).toBe('Dee');
  });

  it('is nothing, and cannot be taken back, where it stood so already', () => {
    assign('Ben');
    expect(valueOf(changeOne(doer, parts(), id, assigned('Ben')))).toBeNull();
  });

  it('comes back from the spike to the state it had', () => {
    const event = {
      id: 'e1',
      kind: 'submitted',
      to: 'submitted',
      actor: 'Ann',
      at: noon().toISOString(),
    } as const;
    valueOf(appendEvent(newsroom.db(), id, event, ann));
    const done = doneBy(putOnSpike(doer, parts(), id));
    expect(state()).toBe('spiked');
    valueOf(takeBack(doer, parts(), done));
    expect(state()).toBe('submitted');
    expect(told).toEqual([
      [id, 'spike'],
      [id, 'unspike'],
    ]);
  });

  it('stays where it is once somebody took it back, or spiked it again', () => {
    const done = doneBy(putOnSpike(doer, parts(), id));
    const again = doneBy(putOnSpikeAfter(done));
    expect(again).not.toEqual(done);
    expect(codeOf(takeBack(doer, parts(), done))).toBe('article.changed-since');
    expect(state()).toBe('spiked');
    valueOf(takeBack(doer, parts(), again));
    expect(codeOf(takeBack(doer, parts(), again))).toBe('article.changed-since');
  });
});

function putOnSpikeAfter(done: DoneToOne): Result<ChangedOne | null> {
  valueOf(takeBack(doer, parts(), done));
  return putOnSpike(doer, parts(), id);
}
