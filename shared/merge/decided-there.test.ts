import type { Node } from '@tiptap/pm/model';
import { describe, expect, it } from 'vitest';
import { articleSchema } from '../document/schema';
import { suggestionsIn } from '../document/suggestions';
import { acceptDecided } from './decided-there';

const { nodes, marks } = articleSchema;
const struck = (id: string, text: string): Node => articleSchema.text(text, [marks.deletion.create({ id })]);
const added = (id: string, text: string): Node => articleSchema.text(text, [marks.insertion.create({ id })]);
const plain = (text: string): Node => articleSchema.text(text);
const story = (headline: readonly Node[], ...body: (readonly Node[])[]): Node =>
  nodes.doc.create(null, [
    nodes.headline.create(null, headline),
    nodes.dek.create(),
    ...body.map((content, index) => nodes.paragraph.create({ id: `p${index}` }, content)),
  ]);
const says = (copy: Node): string[] => copy.content.content.map(({ textContent }) => textContent);

describe('a suggestion that was carried out in a text without marks', () => {
  const title = [plain('Ferry')];
  const mine = story(title, [
    plain('It '),
    struck('a', 'sank'),
    added('a', 'ran aground'),
    plain(' at six.'),
  ]);

  it('is accepted: words for others, in a block or in the headline', () => {
    const settled = acceptDecided(
      story(title, [plain('It sank at six.')]),
      mine,
      story(title, [plain('It ran aground at six.')]),
    );
    expect(suggestionsIn(settled)).toEqual([]);
    expect(says(settled)).toEqual(['Ferry', '', 'It ran aground at six.']);
    const headline = story([struck('b', 'Ferry'), added('b', 'Ship')], [plain('Words.')]);
    const there = acceptDecided(
      story(title, [plain('Words.')]),
      headline,
      story([plain('Ship')], [plain('Words.')]),
    );
    expect(says(there)).toEqual(['Ship', '', 'Words.']);
  });

  it('is accepted alone, or with all others of its block', () => {
    const two = story(title, [added('a', 'Late '), plain('news '), added('b', 'tonight')]);
    const base = story(title, [plain('news ')]);
    const one = acceptDecided(base, two, story(title, [plain('news tonight')]));
    expect(suggestionsIn(one).map(({ id }) => id)).toEqual(['a']);
    const all = acceptDecided(base, two, story(title, [plain('Late news tonight')]));
    expect(suggestionsIn(all)).toEqual([]);
  });

  it('stays open where theirs says it since before, says something else, or has the block no more', () => {
    const accepted = story(title, [plain('It ran aground at six.')]);
    expect(acceptDecided(accepted, mine, accepted)).toBe(mine);
    const base = story(title, [plain('It sank at six.')]);
    expect(acceptDecided(base, mine, story(title, [plain('It burned at six.')]))).toBe(mine);
    expect(acceptDecided(base, mine, story(title))).toBe(mine);
    expect(acceptDecided(base, mine, base)).toBe(mine);
  });
});
