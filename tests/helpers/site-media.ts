import type { LocalMedia, RemoteMedia } from '../../shared/document/wordpress/site-pictures';
import type { SiteMedia } from '../../shared/document/wordpress/block-writers';

/** A site that has every local picture: its number and address are made from the picture's hash. */
export const siteMedia = {
  write: (source: string): SiteMedia => ({
    id: (Number.parseInt(source.slice(7, 14), 16) % 1_000_000) + 1,
    url: `https://site.example/uploads/${source.slice(7)}.jpg`,
  }),
  read: ({ url }: RemoteMedia): LocalMedia | null => {
    const hex = /^https:\/\/site\.example\/uploads\/([0-9a-f]{64})\.jpg$/.exec(url)?.[1];
    if (hex === undefined) return null;
    const source = `sha256:${hex}`;
    return { source, ...siteMedia.write(source) };
  },
};

/** How many random cases a property test runs: 1,000, or what STET_CASES says. */
export function caseCount(): number {
  return Number(process.env['STET_CASES'] ?? 1000);
}
