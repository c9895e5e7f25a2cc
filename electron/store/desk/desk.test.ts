import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import type { SavedFilter } from '../../../shared/ipc/library-answers';
import { ann, ben, byline, claire, deskOf, reply, wholeLibrary } from '../../../tests/helpers/desk-newsroom';
import { makeNewsroom, noon, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { createArticleFromSite, loadLive } from '../articles/articles';
import { setDelivery } from '../journal/article-status';
import { libraryFacets, listArticles, sectionFigures } from '../library/library';
import type { LibraryQuery } from '../library/library';
import { refreshProjections } from '../library/projections';
import { attentionItems, takeFresh } from './attention';
import { keepSelf, lookAt, markArrived } from './looks';
import { readerOf } from './reader';
import type { Reader } from './reader';
import { removeFilter, saveFilter, savedFilters } from './saved-filters';

let newsroom: Newsroom;
beforeEach(() => {
  newsroom = makeNewsroom();
});
afterEach(() => newsroom.remove());
const { as, story, withBody, happen, set, comment, queue } = deskOf(() => newsroom);

describe('the queue of what is mine', () => {
  it('holds what I began, what carries my byline and what was assigned to me, and nothing else', () => {
    story(ann, 'Begun');
    set(story(ben, 'Byline'), { field: 'bylines', value: [byline('A. Roy', 'ann')] });
    set(story(ben, 'Assigned'), { field: 'assignee', value: ann });
    set(story(ben, 'Namesake'), { field: 'bylines', value: [byline('Ann Roy', 'ann-2')] });
    expect(queue('mine', as('ann'))).toEqual(['Assigned', 'Begun', 'Byline']);
    expect(queue('mine', as('ben'))).toEqual(['Assigned', 'Byline', 'Namesake']);
  });

  it('goes by the name alone where no site is connected', () => {
    story(ann, 'Begun');
    set(story(ben, 'Byline'), { field: 'bylines', value: [byline('Ann Roy', 'ann')] });
    expect(queue('mine', readerOf(newsroom.db(), 'Ann Roy', noon()))).toEqual(['Begun', 'Byline']);
  });
});

describe('the list of one person', () => {
  const listed = (...authors: string[]) => {
    const query = { sort: 'headline', descending: false, offset: 0, limit: 50 } as const;
    const { rows } = listArticles(newsroom.db(), { ...query, filter: { ...wholeLibrary, authors } });
    return rows.map(({ headline, begunBy }) => [headline, begunBy]);
  };

  it('holds what carries their byline, what is theirs to do, and what they began, and says who began it', () => {
    set(story(ben, 'Byline'), { field: 'bylines', value: [byline('Ann Roy', 'ann')] });
    set(story(ben, 'Assigned'), { field: 'assignee', value: ann });
    story(ann, 'Begun');
    set(story(ann, 'Both'), { field: 'bylines', value: [byline('A. Roy', null), byline('Ann Roy', 'ann')] });
    expect(listed('Ann Roy')).toEqual([
      ['Assigned', 'Ben Ouellet'],
      ['Begun', 'Ann Roy'],
      ['Both', ''],
      ['Byline', 'Ben Ouellet'],
    ]);
    expect(listed('Ben Ouellet').map(([headline]) => headline)).toEqual(['Assigned', 'Byline']);
  });

  it('lets go of what was given to somebody else, and announces each person with as many as it shows', () => {
    const id = story(ben, 'Passed on');
    set(id, { field: 'assignee', value: ann });
    set(id, { field: 'bylines', value: [byline('Ann Roy', 'ann')] });
    set(story(ben, 'Hers to do'), { field: 'assignee', value: ann });
    set(id, { field: 'assignee', value: claire });
    for (const { value, count } of libraryFacets(newsroom.db()).authors)
      expect(listed(value)).toHaveLength(count);
    expect(listed('Ann Roy').map(([headline]) => headline)).toEqual(['Hers to do', 'Passed on']);
    set(id, { field: 'bylines', value: [] });
    expect(listed('Ann Roy').map(([headline]) => headline)).toEqual(['Hers to do']);
  });
});

describe('the queue of what waits for me', () => {
  it('gives an editor what was handed in and is not their own, unless the site lets them', () => {
    happen(story(ann, 'Handed in'), 'submitted', 'submitted');
    const own = story(ben, 'Own');
    happen(own, 'submitted', 'submitted', ben);
    story(ann, 'A draft');
    const reviewed = story(ann, 'In review');
    happen(reviewed, 'submitted', 'submitted');
    happen(reviewed, 'review-started', 'in-review', ben);
    expect(queue('waiting-for-me', as('ben'))).toEqual(['Handed in', 'In review']);
    expect(queue('waiting-for-me', as('ben', 'allowed'))).toEqual(['Handed in', 'In review', 'Own']);
    expect(queue('waiting-for-me', as('ann'))).toEqual([]);
  });

  it('gives a reporter what came back to them', () => {
    const id = story(ann, 'Back');
    happen(id, 'submitted', 'submitted');
    happen(id, 'changes-requested', 'changes-requested', ben);
    expect(queue('waiting-for-me', as('ann'))).toEqual(['Back']);
    expect(queue('waiting-for-me', as('ben'))).toEqual([]);
  });

  it('holds what is assigned until it is out', () => {
    const id = story(ben, 'Assigned');
    set(id, { field: 'assignee', value: ann });
    expect(queue('waiting-for-me', as('ann'))).toEqual(['Assigned']);
    happen(id, 'published', 'published', ben);
    expect(queue('waiting-for-me', as('ann'))).toEqual([]);
  });

  it('holds open comments that call me until I answer or they are resolved, and those given to me', () => {
    const id = story(ben, 'Called');
    comment(id, { replies: [reply('c1', ben, ['ann'])] });
    expect(queue('waiting-for-me', as('ann'))).toEqual(['Called']);
    comment(id, { replies: [reply('c1', ben, ['ann']), reply('c2', ann, [])] });
    expect(queue('waiting-for-me', as('ann'))).toEqual([]);
    comment(id, { assignee: ann });
    expect(queue('waiting-for-me', as('ann'))).toEqual(['Called']);
    comment(id, { assignee: ann, state: 'resolved' });
    expect(queue('waiting-for-me', as('ann'))).toEqual([]);
  });

  it('holds what the site would not take', () => {
    const id = story(ben, 'Stuck');
    const since = noon().toISOString();
    const delivery = { kind: 'needs-you', operationId: null, code: 'site.forbidden', since } as const;
    valueOf(setDelivery(newsroom.db(), id, delivery, null));
    expect(queue('waiting-for-me', as('ann'))).toEqual(['Stuck']);
  });
});

describe('the queues of time', () => {
  it('show what is due, the soonest first, until it is out', () => {
    set(story(ann, 'Evening'), { field: 'due', value: '2026-11-23T22:00:00.000Z' });
    const noonStory = story(ann, 'Noon');
    set(noonStory, { field: 'due', value: '2026-11-23T23:30:00.000Z' });
    set(noonStory, { field: 'publishAt', value: '2026-11-23T17:00:00Z' });
    story(ann, 'Whenever');
    expect(queue('due', as('ann'))).toEqual(['Noon', 'Evening']);
    happen(noonStory, 'published', 'published', ben);
    expect(queue('due', as('ann'))).toEqual(['Evening']);
  });

  it('show what is under embargo until the embargo is over', () => {
    set(story(ann, 'Budget'), { field: 'embargo', value: '2026-11-23T18:00:00.000Z' });
    set(story(ann, 'Over'), { field: 'embargo', value: '2026-11-23T11:00:00.000Z' });
    expect(queue('embargoed', as('ben'))).toEqual(['Budget']);
    expect(queue('embargoed', { ...as('ben'), now: '2026-11-23T18:00:01.000Z' })).toEqual([]);
  });
});

describe('what changed since I looked', () => {
  const marks = () =>
    Object.fromEntries(
      listArticles(newsroom.db(), {
        filter: wholeLibrary,
        sort: 'changed',
        descending: true,
        offset: 0,
        limit: 50,
      }).rows.map(({ headline, unseen }) => [headline, unseen]),
    );
  beforeEach(() => keepSelf(newsroom.db(), ann.name));

  it('is never what I did myself', () => {
    const id = story(ann, 'Own');
    lookAt(newsroom.db(), id, noon());
    set(id, { field: 'slug', value: 'own' });
    expect(marks()).toEqual({ Own: false });
  });

  it('is what anybody else did, until I look, and tells where I was', () => {
    const db = newsroom.db();
    const id = story(ann, 'Council');
    lookAt(db, id, noon());
    const { seq } = valueOf(loadLive(db, id));
    set(id, { field: 'slug', value: 'theirs' }, ben.name);
    set(id, { field: 'slug', value: 'mine' });
    expect(marks()).toEqual({ Council: true });
    const unseen = { filter: { ...wholeLibrary, unseen: true }, sort: 'changed', descending: true } as const;
    expect(listArticles(db, { ...unseen, offset: 0, limit: 9 }).total).toBe(1);
    expect(lookAt(db, id, noon())).toBe(seq);
    expect(marks()).toEqual({ Council: false });
    expect(lookAt(db, id, noon())).toBeNull();
  });

  it('is not what came with a first pull, but what came later, and what changed there since', () => {
    const db = newsroom.db();
    const arrive = (): ArticleId => {
      const { copy, fields } = valueOf(loadLive(db, story(ben, 'Source')));
      return valueOf(createArticleFromSite(db, { copy, fields, events: [], siteId: null, now: noon }));
    };
    const unseen = () =>
      listArticles(db, {
        filter: { ...wholeLibrary, unseen: true },
        sort: 'changed',
        descending: true,
        offset: 0,
        limit: 9,
      }).rows.map(({ id }) => id);
    const first = arrive();
    expect(unseen()).not.toContain(first);
    set(first, { field: 'slug', value: 'x' }, 'site');
    expect(unseen()).toContain(first);
    const later = arrive();
    markArrived(db, later, noon());
    refreshProjections(db, later);
    expect(unseen()).toContain(later);
    expect(lookAt(db, later, noon())).toBeNull();
    expect(unseen()).not.toContain(later);
  });
});

describe('a line of the library', () => {
  const isVoid = () => {
    const query = { filter: wholeLibrary, sort: 'changed', descending: true, offset: 0, limit: 9 } as const;
    return listArticles(newsroom.db(), query, as('ben')).rows.map(({ approvalVoid }) => approvalVoid);
  };

  it('says that an approval is void, until the words are approved again or sent back', () => {
    const id = story(ann, 'Ferry late');
    happen(id, 'approved', 'approved', ben);
    expect(isVoid()).toEqual([false]);
    withBody(id, 'One word more.');
    refreshProjections(newsroom.db(), id);
    expect(isVoid()).toEqual([true]);
    happen(id, 'approved', 'approved', ben);
    expect(isVoid()).toEqual([false]);
    withBody(id, 'And another.');
    happen(id, 'changes-requested', 'changes-requested', ben);
    expect(isVoid()).toEqual([false]);
  });
});

describe('what asks for attention', () => {
  const kinds = (reader: Reader) => attentionItems(newsroom.db(), reader).map(({ kind, by }) => [kind, by]);

  it('names what it is and who caused it', () => {
    happen(story(ann, 'In'), 'submitted', 'submitted');
    expect(kinds(as('ben'))).toEqual([['review', 'Ann Roy']]);
    const back = story(ann, 'Back');
    happen(back, 'changes-requested', 'changes-requested', ben);
    comment(back, { replies: [reply('c1', ben, ['ann'])] });
    set(story(ben, 'Job'), { field: 'assignee', value: ann }, ben.name);
    expect(kinds(as('ann'))).toEqual(
      expect.arrayContaining([
        ['changes-requested', 'Ben Ouellet'],
        ['mention', 'Ben Ouellet'],
        ['assigned', 'Ben Ouellet'],
      ]),
    );
  });

  it('says that an approval was voided, and by whom', () => {
    happen(story(ann, 'Touched'), 'approval-voided', 'in-review');
    expect(kinds(as('ben'))).toEqual([['approval-voided', 'Ann Roy']]);
  });

  it('tells a deadline within the hour to whom the story belongs, unless its hour is set', () => {
    const id = story(ann, 'Soon');
    set(id, { field: 'due', value: '2026-11-23T12:50:00.000Z' });
    set(story(ann, 'Later'), { field: 'due', value: '2026-11-23T13:10:00.000Z' });
    expect(kinds(as('ann'))).toEqual([['due', '']]);
    expect(kinds(as('ben'))).toEqual([]);
    happen(id, 'approved', 'approved', ben);
    happen(id, 'scheduled', 'scheduled', ben);
    expect(kinds(as('ann'))).toEqual([]);
  });

  it('tells a matter once, never my own doing, and again only when it comes up again', () => {
    const db = newsroom.db();
    keepSelf(db, ben.name);
    const reader = as('ben');
    const fresh = () => takeFresh(db, attentionItems(db, reader), noon()).map(({ kind }) => kind);
    const id = story(ann, 'In');
    happen(id, 'submitted', 'submitted');
    expect(fresh()).toEqual(['review']);
    expect(fresh()).toEqual([]);
    happen(id, 'review-started', 'in-review', ben);
    expect(fresh()).toEqual([]);
    happen(id, 'changes-requested', 'changes-requested', ben);
    expect(fresh()).toEqual([]);
    happen(id, 'submitted', 'submitted');
    expect(fresh()).toEqual(['review']);
    set(story(ann, 'Mine now'), { field: 'assignee', value: ben }, ben.name);
    expect(fresh()).toEqual([]);
    newsroom.reopen();
    expect(takeFresh(newsroom.db(), attentionItems(newsroom.db(), reader), noon())).toEqual([]);
  });
});

describe('saved filters', () => {
  it('are kept by name, in the order they were saved, and replaced by the same name', () => {
    const db = newsroom.db();
    const city: SavedFilter = {
      name: 'City',
      filter: { ...wholeLibrary, sections: ['City'] },
      sort: 'due',
      descending: false,
    };
    saveFilter(db, city);
    saveFilter(db, { ...city, name: 'All of it', filter: wholeLibrary });
    saveFilter(db, { ...city, descending: true });
    expect(savedFilters(newsroom.reopen().db)).toEqual([
      { ...city, descending: true },
      { ...city, name: 'All of it', filter: wholeLibrary },
    ]);
    removeFilter(newsroom.db(), 'City');
    newsroom.db().prepare('UPDATE saved_filters SET filter = \'{"from":"later"}\'').run();
    expect(savedFilters(newsroom.db())).toEqual([]);
  });
});

describe('the figures of sections', () => {
  it('count stories and words under the filter, whatever sections it names', () => {
    const city = { slug: 'city', name: 'City' };
    const arts = { slug: 'arts', name: 'Arts' };
    set(withBody(story(ann, 'Long'), 'One two three'), { field: 'sections', value: [city] });
    set(withBody(story(ben, 'Short'), 'Four five'), { field: 'sections', value: [city, arts] });
    const reader = as('ann');
    const figures = (change: Partial<LibraryQuery['filter']>) =>
      sectionFigures(newsroom.db(), { ...wholeLibrary, ...change }, reader);
    expect(figures({ sections: ['Arts'] })).toEqual([
      { value: 'Arts', count: 1, words: 2 },
      { value: 'City', count: 2, words: 5 },
    ]);
    expect(figures({ queue: 'mine' })).toEqual([{ value: 'City', count: 1, words: 3 }]);
  });
});
