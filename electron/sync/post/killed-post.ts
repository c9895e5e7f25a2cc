import type { PublicNotice } from '../../../shared/article/fields';
import { noticeLabel } from '../../../shared/article/notice-label';
import { writeNotice } from '../../../shared/document/wordpress/notices';
import type { CmsPost, CmsPostWrite } from '../../cms/cms';
import { isLive } from './cms-post';
import type { Story } from './story-to-post';

/** What stands where a killed story stood: its advisory, the last one given; null where nothing is to stand there. */
export function advisoryOf({ fields }: Pick<Story, 'fields'>): PublicNotice | null {
  return fields.notices.findLast(({ kind }) => kind === 'kill') ?? null;
}

/**
 * The post of a killed story. With an advisory, where readers have the story: the headline they have, because the one
 * here may have been changed since and nobody approved that, and the advisory alone, at the same address. Else nothing is to be seen of it: the post becomes a draft and is left as it is. `timeZone` is the
 * newsroom's.
 */
export function killedPost(
  story: Pick<Story, 'fields'>,
  current: Pick<CmsPost, 'status'>,
  timeZone: string,
): CmsPostWrite {
  const advisory = advisoryOf(story);
  if (advisory === null || !isLive(current.status)) return { status: 'draft' };
  const label = noticeLabel(advisory, story.fields.language, timeZone);
  return {
    status: 'publish',
    content: writeNotice({ ...advisory, label }, 'alone'),
    excerpt: '',
    featuredMedia: 0,
  };
}
