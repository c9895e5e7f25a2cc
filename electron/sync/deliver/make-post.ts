import { plainText } from '../../../shared/document/copy-text';
import { documentFromPost } from '../../../shared/document/wordpress/from-wordpress';
import { writePlain } from '../../../shared/document/wordpress/title';
import type { CmsPost } from '../../cms/cms';
import { inTransaction } from '../../store/database';
import type { SendOperation } from '../../store/outbox/outbox';
import { beginCreation, creationOf, setCreated, setCreationSeen } from '../../store/outbox/outbox-creations';
import { revisionOf, writePost } from '../post/cms-post';
import { interrupt, required } from '../session/interrupted';
import type { SiteSession } from '../session/site-session';
import type { Story } from '../post/story-to-post';

/** A post that may be written, and the only revision of it that may be replaced. */
export interface Target {
  readonly postId: number;
  readonly expected: string;
}

/**
 * The post a new story goes into: an empty draft under a slug of the operation's own. It is looked up by that slug
 * before it is made, because whoever came before may have made it and never heard so. Fails with
 * `site.changed-on-site` where somebody has written into it meanwhile, and `site.post-missing` where it was removed.
 */
export async function makePost(
  session: SiteSession,
  operation: SendOperation,
  story: Story,
): Promise<Target> {
  const { parts, site, cms } = session;
  const { db } = parts.store;
  const { articleId, id } = operation;
  const begun = beginCreation(db, { articleId, siteId: site.id, slug: `stet-${id}` });
  if (begun.postId !== null && begun.revision !== null) {
    return { postId: begun.postId, expected: begun.revision };
  }
  const found = required(await cms.findPostBySlug(begun.slug));
  if (found !== null) return adopt(session, operation, found);
  const title = writePlain(story.copy.child(0).textContent);
  const made = required(await cms.createDraft({ title, slug: begun.slug, status: 'draft' }));
  return keep(session, operation, made);
}

/** The post of a creation under way, for those who only look. */
export function begunPost(session: SiteSession, operation: Pick<SendOperation, 'articleId'>): number | null {
  return creationOf(session.parts.store.db, operation.articleId)?.postId ?? null;
}

function adopt(session: SiteSession, operation: SendOperation, found: CmsPost): Target {
  const { db } = session.parts.store;
  if (found.status === 'trash') interrupt('site.post-missing', { post: found.id });
  if (!isBlank(found)) {
    inTransaction(db, () => {
      setCreated(db, operation.articleId, { id: found.id, revision: 'written by somebody else' });
      setCreationSeen(db, operation.articleId, writePost(found));
    });
    interrupt('site.changed-on-site', { post: found.id });
  }
  return keep(session, operation, found);
}

function keep({ parts }: SiteSession, { articleId }: SendOperation, post: CmsPost): Target {
  const expected = revisionOf(post);
  setCreated(parts.store.db, articleId, { id: post.id, revision: expected });
  return { postId: post.id, expected };
}

/** Nobody wrote into it: it has the headline it was made with, and no text. */
export function isBlank({ content, excerpt }: CmsPost): boolean {
  const { doc } = documentFromPost({ title: '', excerpt, content });
  return plainText(doc).trim() === '';
}
