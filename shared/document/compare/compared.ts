/** What an open suggestion would do with words that stand in the copy. */
export type Suggested = 'insertion' | 'deletion';

interface Words {
  readonly text: string;
  /** Only of words that an open suggestion is about. */
  readonly suggested?: Suggested;
}

/** A stretch of one line's text. `formatted`: the same words in other marks, by the marks' names. */
export type Run =
  | (Words & { readonly change: 'same' | 'inserted' | 'deleted' })
  | (Words & {
      readonly change: 'formatted';
      readonly added: readonly string[];
      readonly removed: readonly string[];
    });

/** An attribute of a block that differs, both values in words; `type` where the block itself became another. */
export interface AttributeChange {
  readonly name: string;
  readonly before: string;
  readonly after: string;
}

/** What a line is, for whoever draws it. */
export interface LineDress {
  /** The node's name: `headline`, `paragraph`, `caption`, `tableRow`, `image`… */
  readonly type: string;
  /** Of a heading. */
  readonly level: number;
  /** The containers around it, outermost first: `bulletList`, `blockquote`… */
  readonly within: readonly string[];
  /** Of an image, where there is one. */
  readonly source: string | null;
}

/**
 * One line of two copies laid over each other: a text block, a row of a table, or a block without text. `before` and
 * `after` are its places in each copy, null where that copy does not have it.
 */
export interface ComparedLine {
  readonly key: string;
  /** The id of the block it belongs to; empty for headline and dek, and where the block has none. */
  readonly blockId: string;
  readonly kind: 'same' | 'changed' | 'added' | 'removed';
  readonly moved: boolean;
  readonly before: number | null;
  readonly after: number | null;
  readonly dress: LineDress;
  readonly runs: readonly Run[];
  readonly attributes: readonly AttributeChange[];
}
