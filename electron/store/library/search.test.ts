import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { emptyFields } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import { makeNewsroom, noon, valueOf } from '../../../tests/helpers/newsroom';
import type { Newsroom } from '../../../tests/helpers/newsroom';
import { createArticleFromSite } from '../articles/articles';
import { queryPlan } from '../database';
import { searchArticles, searchStatement } from './search';
import { searchExpression } from './search-query';

let newsroom: Newsroom;

interface Words {
  readonly headline?: string;
  readonly dek?: string;
  readonly body?: string;
  readonly author?: string;
  readonly tags?: readonly string[];
}

function story(id: string, words: Words): void {
  const text = (type: string, value: string | undefined, attrs?: object) => ({
    type,
    ...(attrs ? { attrs } : {}),
    ...(value === undefined ? {} : { content: [{ type: 'text', text: value }] }),
  });
  const box = { title: '', bio: '', email: '', picture: null };
  const byline = { id: 'b', name: words.author ?? 'Nobody', role: 'reporter' as const, person: null, box };
  const paragraph = text('paragraph', words.body, { id: 'b1', dress: null });
  valueOf(
    createArticleFromSite(newsroom.db(), {
      id: id as ArticleId,
      copy: { type: 'doc', content: [text('headline', words.headline), text('dek', words.dek), paragraph] },
      fields: { ...emptyFields('fr-CA'), bylines: [byline], tags: [...(words.tags ?? [])] },
      events: [],
      siteId: null,
      now: noon,
    }),
  );
}

const search = (query: string) => searchArticles(newsroom.db(), { query, offset: 0, limit: 20 });
const found = (query: string) => search(query).hits.map((hit) => hit.row.id as string);

beforeAll(() => {
  newsroom = makeNewsroom();
  story('story-ferry', {
    headline: 'The ferry runs late',
    dek: 'Council blames the harbour',
    body: 'The crew waited an hour. A ferry from the harbour budget was sold.',
    author: 'Élise Côté',
    tags: ['Transit', 'Élections'],
  });
  story('story-budget', {
    headline: 'Budget night',
    body: 'Harbour repairs and a budget for the ferry. Housing: nothing.',
    author: 'Marc Roy',
    tags: ['Housing'],
  });
  story('story-school', {
    headline: 'L’école rouvre à l’automne',
    dek: 'Une rentrée à cœur ouvert',
    body: 'Les élèves de la mairesse reviennent à 12:30.',
    author: 'Noah Smith',
    tags: ['Éducation'],
  });
});
afterAll(() => newsroom.remove());

describe('search', () => {
  it.each([
    ['ferry', ['story-ferry', 'story-budget']],
    ['ferry council', ['story-ferry']],
    ['ecole', ['story-school']],
    ['ÉCOLE', ['story-school']],
    ['elev', ['story-school']],
    ['"harbour budget"', ['story-ferry']],
    ['« harbour budget »', ['story-ferry']],
    ['“harbour budget”', ['story-ferry']],
    ['ferry -council', ['story-budget']],
    ['ferry -"harbour budget"', ['story-budget']],
    ['hous* ferry', ['story-budget']],
    ['headline:ferry', ['story-ferry']],
    ['titre: ferry', ['story-ferry']],
    ['dek:harbour', ['story-ferry']],
    ['chapeau:rentree', ['story-school']],
    ['corps:mairesse', ['story-school']],
    ['byline:cote', ['story-ferry']],
    ['signature:"marc roy"', ['story-budget']],
    ['tag:elections', ['story-ferry']],
    ['mot-clé:éducation', ['story-school']],
    ['-tag:housing harbour', ['story-ferry']],
    ['12:30', ['story-school']],
    ['nothing-at-all', []],
    ['ferry OR school', []],
    ['-ferry', []],
    ['', []],
    ['"', []],
    ['*', []],
  ])('finds for %j the stories %j', (query, expected) => {
    expect(found(query)).toEqual(expected);
  });

  it('takes the last word for a beginning only while it is being typed', () => {
    expect(found('counc')).toEqual(['story-ferry']);
    expect(found('counc ')).toEqual([]);
    expect(found('counc ferry')).toEqual([]);
  });

  it('marks what matched, and cuts the snippet from the body around it', () => {
    const [hit] = search('ferry').hits;
    expect(hit?.headline).toEqual([
      { text: 'The ', hit: false },
      { text: 'ferry', hit: true },
      { text: ' runs late', hit: false },
    ]);
    expect(hit?.snippet.filter((part) => part.hit).map((part) => part.text)).toEqual(['ferry']);
    const tagged = search('tag:elections').hits[0];
    expect(tagged?.snippet).toContainEqual({ text: 'Élections', hit: true });
  });

  it('counts every match, not only the page', () => {
    const page = searchArticles(newsroom.db(), { query: 'ferry', offset: 1, limit: 1 });
    expect(page.total).toBe(2);
    expect(page.hits.map((hit) => hit.row.id)).toEqual(['story-budget']);
  });

  it('lets the full-text index rank, without a sort of its own', () => {
    const plan = queryPlan(newsroom.db(), searchStatement, ['', '', '', '', '', '', 'ferry', 10, 0]);
    expect(plan).toMatch(/^SCAN article_search VIRTUAL TABLE INDEX/);
    expect(plan).not.toContain('TEMP B-TREE');
  });

  it('never fails, whatever is typed', () => {
    const piece = fc.constantFrom(
      '"',
      '*',
      '-',
      ':',
      'headline:',
      'tag:',
      '(',
      ')',
      'NEAR(',
      'AND',
      'OR',
      'NOT',
      '^',
      '+',
      '{',
      '}',
      "'",
      '“',
      '»',
      '\\',
      '\u0000',
      '\u0001',
      '\ud800',
      'é',
      'ferry',
      '👩‍🚀',
      '٣',
      '\u0301',
      ',',
      ';',
      '日本',
    );
    const input = fc.oneof(
      fc.string({ unit: 'binary', maxLength: 60 }),
      fc.array(piece, { maxLength: 14 }).map((parts) => parts.join('')),
    );
    fc.assert(
      fc.property(input, (query) => {
        const page = search(query);
        expect(page.total).toBeGreaterThanOrEqual(page.hits.length);
        if (searchExpression(query) === null) expect(page.total).toBe(0);
      }),
      { numRuns: 3_000 },
    );
  });
});
