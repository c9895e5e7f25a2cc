import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ArticleId } from '../../../shared/article/ids';
import { deskQueues, librarySorts } from '../../../shared/ipc/requests';
import { ann, makeNewsroom, typingGroup, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { seedNewsroom } from '../../../tests/helpers/seed-newsroom';
import { setDelivery } from '../journal/article-status';
import { createArticle } from '../articles/articles';
import { queryPlan } from '../database';
import { appendEvent, appendSteps, setField } from '../journal/journal';
import { libraryCount, libraryFacets, libraryKeys, listArticles, sectionStatement } from './library';
import type { LibraryQuery } from './library';
import { neighbours, newerInSection, olderInSection } from './neighbours';
import { nobody } from '../desk/reader';
import type { Reader } from '../desk/reader';
import { rebuildProjections, refreshProjections, staleProjections } from './projections';

const everything: LibraryQuery['filter'] = {
  states: [],
  sections: [],
  languages: [],
  authors: [],
  delivery: 'any',
  queue: 'all',
  unseen: false,
};
const byChange: LibraryQuery = {
  filter: everything,
  sort: 'changed',
  descending: true,
  offset: 0,
  limit: 50,
};
let newsroom: Newsroom;
let ids: ArticleId[];

beforeAll(() => {
  newsroom = makeNewsroom();
  ids = seedNewsroom(newsroom.db(), { count: 1_500, seed: 11, words: 30 });
});
afterAll(() => newsroom.remove());

function draft(headline: string, author?: string): ArticleId {
  const db = newsroom.db();
  const id = valueOf(createArticle(db, { language: 'fr-CA', ...ann }));
  if (headline !== '')
    valueOf(appendSteps(db, id, { version: 0, groups: [typingGroup(db, id, headline)], ...ann }));
  const box = { title: '', bio: '', email: '', picture: null };
  if (author !== undefined) {
    const value = [{ id: 'by1', name: author, role: 'reporter' as const, person: null, box }];
    valueOf(setField(db, id, { field: 'bylines', value }, ann));
  }
  refreshProjections(db, id);
  return id;
}

describe('the library', () => {
  it.each(librarySorts)('finds every page sorted by %s on its own index, without sorting', (sort) => {
    const filter: LibraryQuery['filter'] = {
      ...everything,
      states: ['draft'],
      languages: ['en-CA'],
      delivery: 'waiting',
      queue: 'all',
      unseen: false,
    };
    for (const query of [
      { ...byChange, sort },
      { ...byChange, sort, descending: false, filter },
    ]) {
      const { text, bindings } = libraryKeys(query);
      const plan = queryPlan(newsroom.db(), text, bindings);
      expect(plan).toContain(`USING COVERING INDEX articles_sorted_by_${sort}`);
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });

  it.each(deskQueues)(
    'finds every page of the queue %s on the index of its order, and counts it by one',
    (queue) => {
      const reader: Reader = {
        keys: ['@ann', '=Ann Roy'],
        mayReview: true,
        mayReviewOwn: false,
        mayPublish: true,
        now: '2026-11-23',
      };
      const filter: LibraryQuery['filter'] = { ...everything, queue, unseen: true };
      for (const sort of ['changed', 'due', 'headline'] as const) {
        const { text, bindings } = libraryKeys({ ...byChange, sort, filter }, reader);
        const plan = queryPlan(newsroom.db(), text, bindings);
        expect(plan).toContain(`USING COVERING INDEX articles_sorted_by_${sort}`);
        expect(plan).not.toContain('TEMP B-TREE');
        expect(plan).toContain('articles_unseen');
      }
      const { text, bindings } = libraryCount(filter, reader);
      const plan = queryPlan(newsroom.db(), text, bindings);
      expect(plan).not.toMatch(/SCAN (articles|article_people)(?! USING COVERING INDEX)/);
      if (queue === 'mine') expect(plan).toContain('article_people USING PRIMARY KEY (person=? AND tie=?)');
      if (queue === 'due') expect(plan).toContain('COVERING INDEX articles_sorted_by_due (due_key<?)');
      if (queue === 'embargoed') expect(plan).toContain('COVERING INDEX articles_embargoed (embargo>?)');
      if (queue === 'waiting-for-me') {
        expect(plan).toContain('COVERING INDEX articles_sorted_by_state (state_rank=?)');
        expect(plan).toContain('COVERING INDEX articles_signed (signed_by=?)');
        expect(plan).toContain('outbox USING INDEX outbox_open');
        expect(plan).toMatch(/COVERING INDEX articles_by_delivery \(delivery_kind=\?\)/);
      }
    },
  );

  it('reckons the words of sections from the terms alone', () => {
    const { text, bindings } = sectionStatement(everything, nobody);
    const plan = queryPlan(newsroom.db(), text, bindings);
    expect(plan).toContain('SEARCH article_terms USING PRIMARY KEY (kind=?)');
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('counts and groups from indexes alone', () => {
    const filter: LibraryQuery['filter'] = { ...everything, sections: ['City'], authors: ['Ann Roy'] };
    const { text, bindings } = libraryCount(filter);
    expect(queryPlan(newsroom.db(), text, bindings)).toContain(
      'SEARCH article_terms USING PRIMARY KEY (kind=? AND term=?)',
    );
    const facet = 'SELECT term, count(*) FROM article_terms WHERE kind = ? GROUP BY term';
    expect(queryPlan(newsroom.db(), facet, ['author'])).not.toContain('TEMP B-TREE');
  });

  it('pages through every story once, in order', () => {
    const seen: string[] = [];
    for (let offset = 0; offset < 1_500; offset += 400) {
      const page = listArticles(newsroom.db(), { ...byChange, limit: 400, offset });
      expect(page.total).toBe(1_500);
      seen.push(...page.rows.map((row) => row.id));
    }
    expect(seen).toEqual(ids);
  });

  it('shows under each facet exactly as many stories as it announces', () => {
    const facets = libraryFacets(newsroom.db());
    const total = (filter: Partial<LibraryQuery['filter']>) =>
      listArticles(newsroom.db(), { ...byChange, filter: { ...everything, ...filter } }).total;
    expect(facets.total).toBe(1_500);
    expect(facets.sections.length).toBe(11);
    for (const { value, count } of facets.states) expect(total({ states: [value as 'draft'] })).toBe(count);
    for (const { value, count } of facets.sections) expect(total({ sections: [value] })).toBe(count);
    for (const { value, count } of facets.languages)
      expect(total({ languages: [value as 'en-CA'] })).toBe(count);
    for (const { value, count } of facets.authors.slice(0, 5))
      expect(total({ authors: [value] })).toBe(count);
  });

  it('sorts names as English and French readers do, the nameless last', () => {
    const own = makeNewsroom();
    const kept = newsroom;
    newsroom = own;
    for (const headline of ['Zoo', 'éclair', 'Eclipse', '« Écran »', '', 'œuvre', 'Odeur', 'ours'])
      draft(headline);
    newsroom = kept;
    const rows = listArticles(own.db(), { ...byChange, sort: 'headline', descending: false }).rows;
    expect(rows.map((row) => row.headline)).toEqual([
      'éclair',
      'Eclipse',
      '« Écran »',
      'Odeur',
      'œuvre',
      'ours',
      'Zoo',
      '',
    ]);
    own.remove();
  });

  it('shows what waits and what needs the reader, and says when a sent story was edited since', () => {
    const db = newsroom.db();
    const id = draft('Sent');
    const since = '2026-11-23T12:00:00.000Z';
    valueOf(setDelivery(db, id, { kind: 'waiting', action: 'submit', since, held: false }, null));
    const waiting = listArticles(db, {
      ...byChange,
      filter: { ...everything, delivery: 'waiting', queue: 'all', unseen: false },
    });
    expect(waiting.rows.map((row) => row.id)).toEqual([id]);
    expect(libraryFacets(db)).toMatchObject({ waiting: 1, needsYou: 0 });
    const verified = {
      kind: 'verified',
      at: since,
      url: 'https://news.test/1',
      status: 'pending',
      alterations: [],
    } as const;
    valueOf(setDelivery(db, id, { ...verified, changedSince: false }, 1));
    const row = () => listArticles(db, { ...byChange, limit: 500 }).rows.find((found) => found.id === id);
    expect(row()?.delivery).toMatchObject({ kind: 'verified', changedSince: false });
    valueOf(setField(db, id, { field: 'slug', value: 'edited' }, ann));
    expect(row()?.delivery).toMatchObject({ kind: 'verified', changedSince: true });
  });

  it('catches up after a crash with what was typed but not yet listed', () => {
    const db = newsroom.db();
    const id = draft('Before');
    valueOf(appendSteps(db, id, { version: 1, groups: [typingGroup(db, id, ' and after')], ...ann }));
    const event = {
      id: 'e9',
      kind: 'submitted',
      to: 'submitted',
      actor: 'Ann',
      at: ann.now().toISOString(),
    } as const;
    valueOf(appendEvent(db, id, event, ann));
    expect(staleProjections(db)).toContain(id);
    for (const stale of staleProjections(db)) refreshProjections(db, stale);
    expect(staleProjections(db)).toEqual([]);
    const row = listArticles(db, { ...byChange, limit: 500 }).rows.find((found) => found.id === id);
    expect(row).toMatchObject({ headline: 'Before and after', state: 'submitted' });
  });

  it('moves a story to its new section, and no longer finds it under the old one', () => {
    const db = newsroom.db();
    const id = draft('Moving');
    const found = (section: string) => {
      const filter = { ...everything, sections: [section] };
      return listArticles(db, { ...byChange, filter, limit: 500 }).rows.some((row) => row.id === id);
    };
    for (const name of ['Harbour', 'Night desk']) {
      const value = [{ slug: name.toLowerCase(), name }];
      valueOf(setField(db, id, { field: 'sections', value }, ann));
      valueOf(refreshProjections(db, id));
    }
    expect([found('Harbour'), found('Night desk')]).toEqual([false, true]);
    valueOf(setField(db, id, { field: 'sections', value: [] }, ann));
    valueOf(refreshProjections(db, id));
    expect(libraryFacets(db).sections.map((facet) => facet.value)).not.toContain('Night desk');
  });

  it('can be rebuilt from the records alone', () => {
    const db = newsroom.db();
    const columns =
      'SELECT id, headline, dek, author, section, words, state, language, headline_key FROM articles ORDER BY id';
    const before = db.prepare(columns).all();
    db.exec(
      "UPDATE articles SET headline = 'lost', words = 0, headline_key = ''; DELETE FROM article_terms; DELETE FROM article_texts",
    );
    rebuildProjections(db);
    expect(db.prepare(columns).all()).toEqual(before);
    expect(libraryFacets(db).sections.length).toBe(11);
  });
});

describe('the neighbours of a story', () => {
  it('are of its language, alive, related by tags first, older before and newer after', () => {
    const db = newsroom.db();
    const live = listArticles(db, { ...byChange, limit: 500 }).rows.filter(
      (row) => row.section === 'City' && row.state !== 'spiked',
    );
    const middle = live[10]!;
    const found = neighbours(db, middle.id);
    expect(found.previous?.id).toBe(live[11]!.id);
    expect(found.next?.id).toBe(live[9]!.id);
    expect(found.related).toHaveLength(6);
    const state = db.prepare('SELECT state, language FROM articles WHERE id = ?');
    for (const story of found.related) {
      expect(story.id).not.toBe(middle.id);
      expect(state.get(story.id)).toMatchObject({ language: 'en-CA' });
      expect(state.get(story.id)).not.toMatchObject({ state: 'spiked' });
    }
  });

  it('are found by index', () => {
    for (const query of [olderInSection, newerInSection]) {
      const plan = queryPlan(newsroom.db(), query, ['City', 'en-CA', '2026-11-23', 1]);
      expect(plan).toContain(
        'USING PRIMARY KEY (kind=? AND term=? AND language=? AND (changed_at,article_key)',
      );
      expect(plan).not.toContain('TEMP B-TREE');
    }
  });
});
