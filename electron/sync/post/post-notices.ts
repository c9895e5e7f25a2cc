import type { ArticleFields, PublicNotice } from '../../../shared/article/fields';
import type { Origin, OriginNotice } from '../../../shared/document/wordpress/from-wordpress';
import { noticeText } from '../../../shared/document/wordpress/notices';
import type { CmsPost } from '../../cms/cms';

/**
 * A post's notices as the story's own: the known one wherever a block says the same, so that what the post cannot hold
 * of it is kept. A block that lost its metadata in WordPress is the known notice of its kind with its words, or else
 * the only one of its kind that is missing. The advisory of a killed story is no part of an ordinary post and stays.
 */
export function noticesOf(post: CmsPost, { notices }: Origin, before: ArticleFields): PublicNotice[] {
  const isKilled = notices.some(({ isAdvisory }) => isAdvisory);
  const missing = new Set(before.notices);
  const found = notices.map((notice) => {
    const known = knownAs(notice, [...missing], notices);
    if (known !== undefined) missing.delete(known);
    return asNotice(notice, known, post);
  });
  const kept = before.notices.filter(
    (known) => missing.has(known) && (isKilled ? known.kind !== 'kill' : known.kind === 'kill'),
  );
  return inOrder([...found, ...kept], before.notices).slice(-200);
}

function knownAs(
  { id, kind, at, text }: OriginNotice,
  missing: readonly PublicNotice[],
  held: readonly OriginNotice[],
): PublicNotice | undefined {
  if (at !== null) return missing.find((known) => known.id === id);
  const free = missing.filter((known) => known.kind === kind && held.every((other) => other.id !== known.id));
  const [only, ...others] = free;
  return free.find((known) => noticeText(known.text) === text) ?? (others.length === 0 ? only : undefined);
}

function asNotice(notice: OriginNotice, known: PublicNotice | undefined, post: CmsPost): PublicNotice {
  const { kind, text } = notice;
  const at = notice.at ?? known?.at ?? instantOf(post.modifiedAt);
  const id = known?.id ?? notice.id;
  const isSame = known?.kind === kind && noticeText(known.text) === text && sameTime(known.at, at);
  return known !== undefined && isSame ? known : { id, kind, text, at };
}

/** Known ones as they stood, so that nothing counts as moved; others by their time, after the earlier ones. */
function inOrder(notices: readonly PublicNotice[], known: readonly PublicNotice[]): PublicNotice[] {
  const places = new Map(known.map(({ id }, place) => [id, place]));
  const old = notices
    .filter(({ id }) => places.has(id))
    .sort((one, other) => (places.get(one.id) ?? 0) - (places.get(other.id) ?? 0));
  const fresh = notices.filter(({ id }) => !places.has(id));
  return fresh.reduce((list, notice) => {
    const after = list.findLastIndex(({ at }) => Date.parse(at) <= Date.parse(notice.at));
    return list.toSpliced(after + 1, 0, notice);
  }, old);
}

function sameTime(one: string, other: string): boolean {
  return Date.parse(one) === Date.parse(other);
}

function instantOf(time: string): string {
  const at = Date.parse(time);
  return new Date(Number.isNaN(at) ? 0 : at).toISOString();
}
