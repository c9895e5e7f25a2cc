import type { CmsPicture, CmsPost } from '../../cms/cms';
import { required } from '../session/interrupted';
import { verdictOn } from '../outbox/retry-plan';
import { siteContext } from '../session/site-session';
import type { SiteSession } from '../session/site-session';

/** The lead images of posts that are not ours, in one question. A site that does not tell them is no hindrance. */
export async function leadPictures(
  session: SiteSession,
  posts: readonly CmsPost[],
): Promise<readonly CmsPicture[]> {
  const context = siteContext(session);
  const ids = new Set(
    posts.map((post) => post.featuredMedia).filter((id) => id !== 0 && context.hashByMediaId(id) === null),
  );
  if (ids.size === 0) return [];
  const answer = await session.cms.pictures([...ids]);
  if (!answer.ok && verdictOn(answer.error, 0, () => 0).kind === 'needs-you') return [];
  return required(answer);
}
