import type { MediaHash } from '../../../shared/article/ids';

/** The slug an attachment is found by, and its file's name: made of its content alone. */
export function mediaSlug(hash: string): string {
  return `stet-${hash.slice(0, 40)}`;
}

/** Whether an address is where the site keeps this picture as Stet uploads it; a second file of one name gets a `-1`. */
export function isUploadOf(hash: MediaHash, address: string, siteUrl: string): boolean {
  if (!URL.canParse(address)) return false;
  const { hostname, protocol, pathname, search } = new URL(address);
  const [name = ''] = pathname.split('/').slice(-1);
  const [slug, rest] = [mediaSlug(hash), name.slice(mediaSlug(hash).length)];
  return (
    (protocol === 'https:' || protocol === 'http:') &&
    hostname === new URL(siteUrl).hostname &&
    search === '' &&
    name.startsWith(slug) &&
    /^(-\d+)?(-scaled)?\.\w+$/.test(rest)
  );
}
