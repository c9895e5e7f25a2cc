import type { CmsPost } from '../../electron/cms/cms';

/** A draft as a site holds it. */
export function cmsPost(change: Partial<CmsPost> = {}): CmsPost {
  return {
    id: 12,
    status: 'draft',
    slug: 'the-ferry',
    link: 'https://ledger.example/?p=12',
    title: 'The ferry',
    content: '<!-- wp:paragraph -->\n<p>Words.</p>\n<!-- /wp:paragraph -->',
    excerpt: 'A dek',
    modifiedAt: '2026-11-23T12:00:00.000Z',
    publishAt: '2026-11-23T12:00:00.000Z',
    author: 3,
    categories: [2],
    tags: [5, 6],
    featuredMedia: 0,
    language: null,
    coAuthors: null,
    latestRevision: null,
    ...change,
  };
}
