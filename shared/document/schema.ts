import { Schema } from '@tiptap/pm/model';
import type { MarkSpec, Node, NodeSpec } from '@tiptap/pm/model';
import { foreign } from './marks/foreign';
import { comment } from './marks/comment';
import { bold, italic, strike, subscript, superscript } from './marks/format';
import { link } from './marks/link';
import { deletion, insertion, modification, suggestionMarks } from './marks/suggestion';
import { divider } from './nodes/divider';
import { dek, headline } from './nodes/headline';
import { caption, credit, image } from './nodes/image';
import { bulletList, listItem, orderedList } from './nodes/list';
import { hardBreak, opaque, opaqueInline } from './nodes/opaque';
import { heading, paragraph } from './nodes/paragraph';
import { attribution, blockquote, pullquote, quoteText, speaker } from './nodes/quote';
import { table, tableCell, tableHeader, tableRow } from './nodes/table';

/**
 * The version of what a stored copy may contain. Raise it, with a migration, when a node or mark changes. 2 adds
 * suggestions and comments; 3 lets suggestions of several people stand on the same words, and adds those of formats,
 * splits and joins. Every copy of an older version is one of version 3 as it stands.
 */
export const documentVersion = 3;

/** Every node of a story, by name; `paragraph` comes first so that it is the default block. */
export const articleNodes = {
  doc: { content: 'headline dek block+', marks: suggestionMarks },
  headline,
  dek,
  paragraph,
  heading,
  bulletList,
  orderedList,
  listItem,
  blockquote,
  pullquote,
  quoteText,
  speaker,
  attribution,
  image,
  caption,
  credit,
  table,
  tableRow,
  tableCell,
  tableHeader,
  divider,
  opaque,
  text: { group: 'inline' },
  hardBreak,
  opaqueInline,
} as const satisfies Record<string, NodeSpec>;

/** Every mark of a story, by name; the order is the order marks nest in on screen, outermost first. */
export const articleMarks = {
  link,
  foreign,
  bold,
  italic,
  strike,
  subscript,
  superscript,
  comment,
  insertion,
  deletion,
  modification,
} as const satisfies Record<string, MarkSpec>;

export type ArticleNodeName = keyof typeof articleNodes;
export type ArticleMarkName = keyof typeof articleMarks;

/** The headless schema of a story: headline, dek, then blocks. Editor, store, merge and sync share it. */
export const articleSchema = new Schema<ArticleNodeName, ArticleMarkName>({
  nodes: articleNodes,
  marks: articleMarks,
});

/** A new story's copy: empty headline, empty dek and one empty paragraph whose id comes from `newId`. */
export function emptyCopy(newId: () => string): Node {
  const { doc, headline: title, dek: standfirst, paragraph: text } = articleSchema.nodes;
  return doc.create(null, [title.create(), standfirst.create(), text.create({ id: newId() })]);
}

export { assignMissingIds, blockIds, isBlockId, newBlockId, withOwnIds } from './ids';
export type { BlockId } from './ids';
