import type { Node } from '@tiptap/pm/model';
import { articleSchema } from '../document/schema';
import { settleSuggestions, suggestionsIn } from '../document/suggestions';

const { insertion, deletion } = articleSchema.marks;

/**
 * Mine with those suggestions accepted that somebody carried out in a text without marks: since the base, theirs became
 * word for word what a block of mine says with one of its suggestions accepted, or with all of them.
 */
export function acceptDecided(base: Node, mine: Node, theirs: Node): Node {
  const [before, there] = [textBlocks(base), textBlocks(theirs)];
  const decided = new Set<string>();
  for (const [key, block] of textBlocks(mine)) {
    // Formats and borders say nothing in words: whether they were carried out there cannot be told.
    const open = suggestionsIn(block)
      .filter(({ inserted, deleted }) => inserted !== '' || deleted !== '')
      .map(({ id }) => id);
    const [was, is] = [before.get(key), there.get(key)];
    if (open.length === 0 || was === undefined || is === undefined) continue;
    const told = textAfter(is, []);
    if (told === textAfter(was, [])) continue;
    const choices = [...open.map((id) => [id]), open];
    const choice = choices.find((accepted) => textAfter(block, accepted) === told);
    for (const id of choice ?? []) decided.add(id);
  }
  return decided.size === 0 ? mine : settleSuggestions(mine, (id) => (decided.has(id) ? 'accept' : 'keep'));
}

/** Headline, dek and every block of text that has an id. */
function textBlocks(copy: Node): ReadonlyMap<string, Node> {
  const blocks = new Map<string, Node>();
  copy.descendants((node, _, parent) => {
    const id: unknown = parent === copy && node.attrs['id'] === undefined ? node.type.name : node.attrs['id'];
    if (node.isTextblock && typeof id === 'string') blocks.set(id, node);
    return !node.isTextblock;
  });
  return blocks;
}

/** What a block says with these suggestions accepted and the others rejected. */
function textAfter(block: Node, accepted: readonly string[]): string {
  const stands = block.content.content.filter(({ marks }) =>
    marks.every(({ type, attrs }) => {
      const isAccepted = accepted.includes(String(attrs['id']));
      return !(type === insertion && !isAccepted) && !(type === deletion && isAccepted);
    }),
  );
  return stands
    .map((node) => node.text ?? `\u0000${node.type.name} ${String(node.attrs['raw'] ?? '')}`)
    .join('');
}
