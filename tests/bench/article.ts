import { seededRandom } from './statistics';

const words =
  'council ferry harbour budget vote library winter rink mayor street quiet morning report water crew school transit committee evening letter bridge market window patient corner engine ledger public ' +
  'neighbour station tide season ballot garden review signal paper north island kitchen doctor witness village contract answer history';
const vocabulary = words.split(' ');

export interface BenchBlock {
  readonly kind: 'heading' | 'paragraph';
  readonly text: string;
}

/** A block as a story holds it. */
export interface NamedBlock extends BenchBlock {
  readonly id: string;
}

/** Paragraphs of 40–90 words with a heading before every eighth, about `count` words in all; the same for a seed. */
export function benchBlocks(count: number, seed = 7): readonly BenchBlock[] {
  const random = seededRandom(seed);
  const blocks: BenchBlock[] = [];
  for (let written = 0, index = 0; written < count; index += 1) {
    const kind = index % 9 === 8 ? 'heading' : 'paragraph';
    const length =
      kind === 'heading' ? 5 : Math.min(40 + Math.floor(random() * 50), Math.max(5, count - written));
    const text = Array.from({ length }, () => vocabulary[Math.floor(random() * vocabulary.length)]).join(' ');
    blocks.push({
      kind,
      text: `${text.charAt(0).toUpperCase()}${text.slice(1)}${kind === 'heading' ? '' : '.'}`,
    });
    written += length;
  }
  return blocks;
}

/** Blocks with ids of their own, in order. */
export function namedBlocks(blocks: readonly BenchBlock[]): readonly NamedBlock[] {
  return blocks.map((block, index) => ({ ...block, id: `b${index}` }));
}

/** A story's copy as JSON of the document. */
export function copyOf(
  headline: string,
  blocks: readonly NamedBlock[],
): { readonly type: string; readonly content: readonly object[] } {
  const textOf = (text: string) => [{ type: 'text', text }];
  return {
    type: 'doc',
    content: [
      { type: 'headline', content: textOf(headline) },
      { type: 'dek', content: textOf('Rent, the rink and the ferry, before the rain stopped.') },
      ...blocks.map(({ id, kind, text }) => ({
        type: kind,
        attrs: { id, dress: null, ...(kind === 'heading' ? { level: 2 } : {}) },
        content: textOf(text),
      })),
    ],
  };
}
