import { Fragment } from '@tiptap/pm/model';
import type { Mark, Node } from '@tiptap/pm/model';
import { fitContainer, fitStory } from '../../shared/document/fit-blocks';
import { articleSchema } from '../../shared/document/schema';

const { nodes, marks } = articleSchema;

/** A person at work on a copy: seeded, so that a run can be told again. */
export interface Scribe {
  /** Uniform in [0, 1). */
  readonly random: () => number;
  /** Begins every word and id this person makes, so that it is known whose they are. */
  readonly name: string;
  /** Words typed so far, each of which occurs nowhere else. */
  readonly typed: string[];
}

/** The copy after `count` edits of the kinds a newsroom makes. */
export function editAtRandom(copy: Node, scribe: Scribe, count: number): Node {
  let edited = copy;
  for (let edit = 0; edit < count; edit += 1) edited = editOnce(edited, scribe);
  edited.check();
  return edited;
}

/** A small, fast generator of numbers (mulberry32). */
export function seeded(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The same without suggestions and comments: what one writes while suggesting. */
export function writeAtRandom(copy: Node, scribe: Scribe, count: number): Node {
  let edited = copy;
  for (let edit = 0; edit < count; edit += 1) edited = oneOf(writing, edited, scribe);
  edited.check();
  return edited;
}

/** One suggestion more: of words, a format, a block, or where one ends. */
export function suggestAtRandom(copy: Node, scribe: Scribe): Node {
  const edited = oneOf(suggesting, copy, scribe);
  edited.check();
  return edited;
}

type Edit = (copy: Node, scribe: Scribe) => Node;
type Weighted = readonly (readonly [weight: number, edit: Edit])[];

const writing: Weighted = [
  [10, typeWords],
  [6, cutWords],
  [3, replaceWord],
  [3, format],
  [2, headingOrText],
  [3, addParagraph],
  [3, removeBlock],
  [3, moveBlock],
  [2, splitBlock],
  [2, joinBlocks],
  [1, listToParagraphs],
  [2, addItem],
  [1, removeItem],
  [1, changeImage],
  [1, changeRows],
  [1, changeOpaque],
];
const suggesting: Weighted = [
  [3, suggest],
  [1, suggestFormat],
  [1, suggestBlock],
  [1, suggestBorder],
];
const everything: Weighted = [...writing, ...suggesting, [2, commentOn]];

function editOnce(copy: Node, scribe: Scribe): Node {
  return oneOf(everything, copy, scribe);
}

function oneOf(edits: Weighted, copy: Node, scribe: Scribe): Node {
  let at = scribe.random() * edits.reduce((sum, [weight]) => sum + weight, 0);
  for (const [weight, edit] of edits) if ((at -= weight) < 0) return edit(copy, scribe);
  return copy;
}

function typeWords(copy: Node, scribe: Scribe): Node {
  return inText(copy, scribe, (block) => {
    const at = edge(block, scribe);
    const around = marksAt(block, at);
    const words = Array.from({ length: 1 + below(scribe, 3) }, () => freshWord(scribe)).join(' ');
    const text = articleSchema.text(` ${words} `, around);
    return [...before(block, at), text, ...after(block, at)];
  });
}

function cutWords(copy: Node, scribe: Scribe): Node {
  return inText(copy, scribe, (block) => {
    const [one, other] = [edge(block, scribe), edge(block, scribe)];
    return [...before(block, Math.min(one, other)), ...after(block, Math.max(one, other))];
  });
}

function replaceWord(copy: Node, scribe: Scribe): Node {
  return inText(copy, scribe, (block) => {
    const from = edge(block, scribe);
    const to = Math.min(block.content.size, from + 1 + below(scribe, 12));
    return [...before(block, from), articleSchema.text(freshWord(scribe)), ...after(block, to)];
  });
}

function format(copy: Node, scribe: Scribe): Node {
  const mark = [marks.bold, marks.italic, marks.strike][below(scribe, 3)]?.create() as Mark;
  return marked(copy, scribe, (node) =>
    mark.isInSet(node.marks) ? mark.removeFromSet(node.marks) : mark.addToSet(node.marks),
  );
}

function suggest(copy: Node, scribe: Scribe): Node {
  const type = scribe.random() < 0.5 ? marks.insertion : marks.deletion;
  const mark = type.create({ id: freshId(scribe) });
  return marked(copy, scribe, (node) => mark.addToSet(node.marks));
}

function suggestFormat(copy: Node, scribe: Scribe): Node {
  const bold = marks.bold.create();
  return marked(copy, scribe, (node) => {
    const had = bold.isInSet(node.marks);
    const format: unknown = bold.toJSON();
    const [previousValue, newValue] = had ? [format, null] : [null, format];
    const change = { type: 'mark', attrName: 'bold', previousValue, newValue };
    const mark = marks.modification.create({ id: freshId(scribe), ...change });
    return mark.addToSet(had ? bold.removeFromSet(node.marks) : bold.addToSet(node.marks));
  });
}

function suggestBlock(copy: Node, scribe: Scribe): Node {
  const type = scribe.random() < 0.5 ? marks.insertion : marks.deletion;
  return atTop(copy, scribe, null, (block) => [
    block.mark(type.create({ id: freshId(scribe) }).addToSet(block.marks)),
  ]);
}

function suggestBorder(copy: Node, scribe: Scribe): Node {
  const type = scribe.random() < 0.5 ? 'split' : 'join';
  return atTop(copy, scribe, ['paragraph', 'heading'], (block) => [
    block.mark(marks.modification.create({ id: freshId(scribe), type }).addToSet(block.marks)),
  ]);
}

function commentOn(copy: Node, scribe: Scribe): Node {
  const mark = marks.comment.create({ id: freshId(scribe) });
  return marked(copy, scribe, (node) => mark.addToSet(node.marks));
}

function headingOrText(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, ['paragraph', 'heading'], (block) => {
    const { id } = block.attrs as { id: string };
    const becomes =
      scribe.random() < 0.4
        ? nodes.paragraph.create({ id }, block.content, block.marks)
        : nodes.heading.create({ id, level: 2 + below(scribe, 3) }, block.content, block.marks);
    return [becomes];
  });
}

function addParagraph(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, null, (block) => [block, freshParagraph(scribe)]);
}

function removeBlock(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, null, () => []);
}

function moveBlock(copy: Node, scribe: Scribe): Node {
  const blocks = bodyOf(copy);
  const [moved] = blocks.splice(below(scribe, blocks.length), 1);
  blocks.splice(below(scribe, blocks.length + 1), 0, moved as Node);
  return withBody(copy, blocks);
}

function splitBlock(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, ['paragraph'], (block) => {
    const at = edge(block, scribe);
    const rest = nodes.paragraph.create({ id: freshId(scribe) }, after(block, at));
    return [block.copy(Fragment.fromArray(before(block, at))), rest];
  });
}

function joinBlocks(copy: Node, scribe: Scribe): Node {
  const blocks = bodyOf(copy);
  const at = below(scribe, blocks.length);
  const [one, other] = [blocks[at], blocks[at + 1]];
  if (one?.type !== nodes.paragraph || other?.type !== nodes.paragraph) return copy;
  blocks.splice(at, 2, one.copy(one.content.append(other.content)));
  return withBody(copy, blocks);
}

function listToParagraphs(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, ['bulletList', 'orderedList'], (list) =>
    list.content.content.flatMap((item) => item.content.content),
  );
}

function addItem(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, ['bulletList', 'orderedList'], (list) => {
    const items = [...list.content.content];
    const item = nodes.listItem.create({ id: freshId(scribe) }, [freshParagraph(scribe)]);
    items.splice(below(scribe, items.length + 1), 0, item);
    return [list.copy(Fragment.fromArray(items))];
  });
}

function removeItem(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, ['bulletList', 'orderedList'], (list) => {
    const items = [...list.content.content];
    items.splice(below(scribe, items.length), 1);
    return items.length === 0 ? [] : [list.copy(Fragment.fromArray(items))];
  });
}

function changeImage(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, ['image'], (image) => {
    const source = `https://example.org/${freshId(scribe)}.jpg`;
    const change = scribe.random() < 0.5 ? { source, remoteId: null } : { alt: freshId(scribe) };
    return [image.type.create({ ...image.attrs, ...change }, image.content, image.marks)];
  });
}

function changeRows(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, ['table'], (table) => {
    const rows = [...table.content.content];
    const at = below(scribe, rows.length);
    const row = rows[at] as Node;
    const cells = row.content.content.map((cell) =>
      cell.copy(Fragment.from(articleSchema.text(freshWord(scribe)))),
    );
    if (scribe.random() < 0.5) rows.splice(at, 0, row.copy(Fragment.fromArray(cells)));
    else if (rows.length > 1) rows.splice(at, 1);
    return [table.copy(Fragment.fromArray(rows))];
  });
}

function changeOpaque(copy: Node, scribe: Scribe): Node {
  return atTop(copy, scribe, ['opaque'], (block) => [
    block.type.create({ ...block.attrs, raw: `${String(block.attrs['raw'])}<!-- ${freshWord(scribe)} -->` }),
  ]);
}

/** Changes the inline content of one text block anywhere, headline, cells and captions among them. */
function inText(copy: Node, scribe: Scribe, change: (block: Node) => readonly Node[]): Node {
  let texts = 0;
  copy.descendants((node) => {
    if (node.isTextblock) texts += 1;
    return !node.isTextblock;
  });
  let left = below(scribe, texts);
  const visit = (node: Node): Node => {
    if (node.isTextblock)
      return left-- === 0 ? node.copy(Fragment.fromArray(allowed(node, change(node)))) : node;
    return node.isLeaf ? node : node.copy(Fragment.fromArray(node.content.content.map(visit)));
  };
  return visit(copy);
}

/** Changes the marks of a stretch of one text. */
function marked(copy: Node, scribe: Scribe, marksOf: (node: Node) => readonly Mark[]): Node {
  return inText(copy, scribe, (block) => {
    const [one, other] = [edge(block, scribe), edge(block, scribe)];
    const [from, to] = [Math.min(one, other), Math.max(one, other)];
    const within = block.content.cut(from, to).content.map((node) => node.mark(marksOf(node)));
    return [...before(block, from), ...within, ...after(block, to)];
  });
}

function allowed(block: Node, content: readonly Node[]): readonly Node[] {
  return content.map((node) => node.mark(block.type.allowedMarks(node.marks)));
}

function atTop(
  copy: Node,
  scribe: Scribe,
  types: readonly string[] | null,
  change: (block: Node) => readonly Node[],
): Node {
  const blocks = bodyOf(copy);
  const able = blocks.filter(({ type }) => types === null || types.includes(type.name));
  const block = able[below(scribe, able.length)];
  if (block === undefined) return copy;
  blocks.splice(blocks.indexOf(block), 1, ...change(block));
  return withBody(copy, blocks);
}

function bodyOf(copy: Node): Node[] {
  return copy.content.content.slice(2);
}

function withBody(copy: Node, blocks: readonly Node[]): Node {
  const whole = blocks.flatMap((block) => {
    if (block.type !== nodes.bulletList && block.type !== nodes.orderedList) return [block];
    const { container, after: rest } = fitContainer(block, block.content.content);
    return container === null ? rest : [container, ...rest];
  });
  return fitStory([copy.child(0), copy.child(1)], whole);
}

function freshParagraph(scribe: Scribe): Node {
  const words = Array.from({ length: 1 + below(scribe, 5) }, () => freshWord(scribe)).join(' ');
  return nodes.paragraph.create({ id: freshId(scribe) }, articleSchema.text(words));
}

function freshWord(scribe: Scribe): string {
  const word = `${scribe.name}word${scribe.typed.length}x`;
  scribe.typed.push(word);
  return word;
}

function freshId(scribe: Scribe): string {
  return `${scribe.name}${Math.floor(scribe.random() * 2 ** 40).toString(36)}`;
}

function edge(block: Node, scribe: Scribe): number {
  return below(scribe, block.content.size + 1);
}

function before(block: Node, at: number): readonly Node[] {
  return block.content.cut(0, at).content;
}

function after(block: Node, at: number): readonly Node[] {
  return block.content.cut(at).content;
}

function marksAt(block: Node, at: number): readonly Mark[] {
  const node = block.content.cut(0, at).lastChild;
  const suggestion = new Set(['insertion', 'deletion', 'comment']);
  return node?.isText === true ? node.marks.filter(({ type }) => !suggestion.has(type.name)) : [];
}

function below(scribe: Scribe, limit: number): number {
  return Math.floor(scribe.random() * limit);
}
