import { benchBlocks, copyOf, namedBlocks } from './article';
import type { NamedBlock } from './article';
import { seededRandom } from './statistics';

/** Copies of one article as JSON: as it was agreed, and as two people went on with it. */
export interface ArticleApart {
  readonly base: object;
  readonly mine: object;
  readonly theirs: object;
}

/** What one person did, by the ids of blocks. */
interface Edits {
  readonly rewritten: ReadonlySet<string>;
  readonly removed: ReadonlySet<string>;
  /** Each goes behind the third block after it. */
  readonly moved: ReadonlySet<string>;
  /** Each gets a new paragraph behind it. */
  readonly followed: ReadonlySet<string>;
  /** What they type; nobody else does. */
  readonly words: string;
}

/** The share of the paragraphs that each person rewrites a part of. */
const rewrittenShare = 0.02;

/**
 * An article of about so many words, at least 1,000, that two people changed: each a few words in 2 % of the
 * paragraphs, a quarter of them the same words of the same paragraphs; each removed and added half as many paragraphs
 * and moved a quarter as many. The same for a seed.
 */
export function articleApart(count: number, seed = 13): ArticleApart {
  const blocks = namedBlocks(benchBlocks(count));
  const random = seededRandom(seed);
  const paragraphs = blocks.filter(({ kind }) => kind === 'paragraph');
  const ids = shuffled(
    paragraphs.map(({ id }) => id),
    random,
  );
  const take = (share: number): string[] => ids.splice(0, Math.ceil(share * paragraphs.length));
  const common = take(rewrittenShare / 4);
  const editsOf = (words: string): Edits => ({
    rewritten: new Set([...common, ...take((rewrittenShare * 3) / 4)]),
    removed: new Set(take(rewrittenShare / 2)),
    moved: new Set(take(rewrittenShare / 4)),
    followed: new Set(take(rewrittenShare / 2)),
    words,
  });
  const headline = `The long council night in ${count} words`;
  return {
    base: copyOf(headline, blocks),
    mine: copyOf(headline, edited(blocks, editsOf('annotated before deadline'))),
    theirs: copyOf(headline, edited(blocks, editsOf('verified beyond doubt'))),
  };
}

function edited(blocks: readonly NamedBlock[], edits: Edits): readonly NamedBlock[] {
  const written = blocks.flatMap((block): readonly NamedBlock[] => {
    if (edits.removed.has(block.id)) return [];
    if (edits.rewritten.has(block.id)) return [{ ...block, text: rewritten(block.text, edits.words) }];
    return edits.followed.has(block.id) ? [block, newParagraph(block, edits.words)] : [block];
  });
  for (const id of edits.moved) {
    const from = written.findIndex((block) => block.id === id);
    written.splice(from + 3, 0, ...written.splice(from, 1));
  }
  return written;
}

/** Three words in the middle give way to others. */
function rewritten(text: string, words: string): string {
  const before = text.split(' ');
  return before.toSpliced(before.length >> 1, 3, words).join(' ');
}

function newParagraph({ id, text }: NamedBlock, words: string): NamedBlock {
  return { id: `${id}-${words.replaceAll(' ', '-')}`, kind: 'paragraph', text: `New and ${words}: ${text}` };
}

function shuffled(items: readonly string[], random: () => number): string[] {
  const drawn = items.map((item) => ({ item, at: random() }));
  return drawn.sort((one, other) => one.at - other.at).map(({ item }) => item);
}
