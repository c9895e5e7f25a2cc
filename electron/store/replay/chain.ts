import { createHash } from 'node:crypto';

/** A SHA-256 as its 32 bytes. */
export type Sha = Buffer;

/** What a row of the journal says, as far as its hash covers it: everything. */
export interface ChainedRow {
  readonly articleId: string;
  readonly seq: number;
  readonly copyVersion: number;
  readonly payload: string;
  readonly actor: string;
  readonly at: string;
}

/** The hash before an article's first row: it binds the chain to the record the article began with. */
export function chainStart(articleId: string, record: string): Sha {
  return createHash('sha256')
    .update(JSON.stringify(['stet', articleId]))
    .update(record)
    .digest();
}

/** A row's hash covers its own content and the row before it, so a row that is altered, moved or missing is seen. */
export function chainNext(previous: Sha, row: ChainedRow): Sha {
  return createHash('sha256')
    .update(previous)
    .update(JSON.stringify([row.articleId, row.seq, row.copyVersion, row.actor, row.at]))
    .update(row.payload)
    .digest();
}

/** A snapshot's hash covers its record and the place in the chain it claims. */
export function snapshotSha(
  articleId: string,
  seq: number,
  copyVersion: number,
  chain: Sha,
  record: string,
): Sha {
  return createHash('sha256')
    .update(chain)
    .update(JSON.stringify([articleId, seq, copyVersion]))
    .update(record)
    .digest();
}
