import type { SitePolicy } from '../../shared/article/policy';
import type { Result } from '../../shared/errors/app-error';
import type { SiteAbilities, SiteInspection } from '../../shared/ipc/site-answers';

/** A sign-in: for WordPress a login and an Application Password. Never logged, never part of an error. */
export interface CmsCredentials {
  readonly login: string;
  readonly password: string;
}

/** Who one is at the site, and what one may do there. */
export interface CmsProfile {
  readonly id: number;
  readonly name: string;
  readonly slug: string;
  readonly roles: readonly string[];
  readonly abilities: SiteAbilities;
  /** When the account was made, as the site says; tells a site from another one behind the same address. */
  readonly registeredAt: string | null;
  /** They may change the site's settings. */
  readonly manages: boolean;
}

/** What kind of site it is; learned when one signs in and at each pull. */
export interface CmsSite {
  /** Without a slash at the end. */
  readonly url: string;
  readonly name: string;
  /** Co-Authors Plus shows its taxonomy over REST. */
  readonly coAuthors: boolean;
  /** A Polylang that takes `lang` over REST. */
  readonly languages: boolean;
  /** The server's clock minus ours, in milliseconds, from its Date header. */
  readonly clockSkewMs: number;
  /** The identity that Stet's companion plugin gave the site; null where the plugin is not there. */
  readonly companion: string | null;
  /** An IANA name, or an offset such as `+03:00`. */
  readonly timeZone: string;
  /** The rules of approval that the companion plugin keeps; null without it, or where it keeps none yet. */
  readonly policy: SitePolicy | null;
}

export interface CmsTerm {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  /** The id of the term above it; 0 at the top. */
  readonly parent: number;
}

export interface CmsPerson {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  readonly picture: string | null;
}

/** A post as the site holds it, in its raw form. Times are ISO 8601 UTC. */
export interface CmsPost {
  readonly id: number;
  readonly status: string;
  readonly slug: string;
  readonly link: string;
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
  readonly modifiedAt: string;
  readonly publishAt: string;
  readonly author: number;
  readonly categories: readonly number[];
  readonly tags: readonly number[];
  /** 0 without one. */
  readonly featuredMedia: number;
  readonly language: string | null;
  /** Term ids of Co-Authors Plus, in order; null where the site has none. */
  readonly coAuthors: readonly number[] | null;
  /** The number of the newest revision the site keeps of it, 0 without one; null where it keeps none or does not tell. */
  readonly latestRevision: number | null;
}

/** A save of a post, as the site keeps it. */
export interface CmsRevision {
  readonly id: number;
  readonly title: string;
  readonly content: string;
  readonly excerpt: string;
}

/** What to write; what is left out stays as it is. */
export interface CmsPostWrite {
  readonly title?: string;
  readonly content?: string;
  readonly excerpt?: string;
  readonly slug?: string;
  readonly status?: 'draft' | 'pending' | 'publish' | 'future';
  /** ISO 8601 UTC. */
  readonly publishAt?: string;
  readonly author?: number;
  readonly categories?: readonly number[];
  readonly tags?: readonly number[];
  readonly featuredMedia?: number;
  readonly language?: string;
  readonly coAuthors?: readonly number[];
}

export interface CmsPostPage {
  readonly posts: readonly CmsPost[];
  /** How many posts the whole query has. */
  readonly total: number;
  readonly pages: number;
}

export interface CmsMedia {
  readonly id: number;
  readonly url: string;
}

/** A picture with the words of the site's media library, as plain text. */
export interface CmsPicture extends CmsMedia {
  readonly alt: string;
  readonly caption: string;
}

/** An article as the companion plugin keeps it: the post, and Stet's own record of it, under one version. */
export interface CmsArticle {
  readonly postId: number;
  readonly state: 'live' | 'trash' | 'deleted';
  readonly version: number;
  /** Its place in the site's sequence of changes. */
  readonly seq: number;
  /** Null where it was deleted for good. */
  readonly post: CmsPost | null;
  /** As JSON, unchecked; null where Stet never wrote it. */
  readonly record: unknown;
  /** The version the record was written at: below `version` where somebody wrote in WordPress since. */
  readonly recordVersion: number;
  /** The post as it was when the record was written. */
  readonly recordPost: CmsPost | null;
  /** The name of who changed it last, where it is known. */
  readonly changedBy: string | null;
  /** Somebody changed it in WordPress after it was scheduled as approved: it was held back, and does not go out. */
  readonly voided: boolean;
}

/** Who has an article open in Stet, as the companion plugin knows it. */
export interface CmsPresence {
  /** Other clients, other machines of the same person included. */
  readonly others: readonly {
    readonly client: string;
    readonly person: number;
    readonly name: string;
    /** ISO 8601, by the site's clock. */
    readonly since: string;
    readonly holds: boolean;
  }[];
  /** Whether this client, or the same person at another machine, holds it. */
  readonly mine: boolean;
}

/** One write through the companion plugin. Sent again as it is, it happens once and is answered as before. */
export interface CmsArticleWrite {
  /** `kill` takes a page down or leaves an advisory there; it needs no approval. */
  readonly kind: 'create' | 'update' | 'publish' | 'kill' | 'trash' | 'restore';
  /** The identity of the site it is meant for: no other one takes it. */
  readonly site: string;
  /** 8 to 64 of [0-9a-z-]. */
  readonly operation: string;
  /** Null to create. */
  readonly postId: number | null;
  /** The version that was last seen; 0 to create. */
  readonly expected: number;
  /** The record as JSON, and what to write into the post; null for the trash and back. */
  readonly content: { readonly record: unknown; readonly post: CmsPostWrite } | null;
  /** The hash of the words that this person approves with it, to be kept there. To create, update or publish. */
  readonly approval?: string;
  /** To publish: the hash of the words whose approval it rests on. Without one the site refuses. */
  readonly approvalHash?: string;
}

export type CmsArticleAnswer =
  | { readonly kind: 'written'; readonly article: CmsArticle }
  /** The version was another; nothing was written. */
  | { readonly kind: 'stale'; readonly article: CmsArticle }
  /** The operation was carried out before, with other content; `postId` is what it made, if it is told. */
  | { readonly kind: 'reused'; readonly postId: number | null };

/** A part of the site's sequence of changes: each article once, at its newest. */
export interface CmsChanges {
  readonly articles: readonly CmsArticle[];
  /** Where to go on. */
  readonly next: number;
  readonly more: boolean;
  /** The newest number there is. */
  readonly head: number;
}

/**
 * A newsroom's CMS. Every call is one conversation with the site, may take up to its timeout, and fails with a code of
 * shared/errors; `details` may carry `status` (HTTP), `retryAfterSeconds`, and `reason` (the site's own short words).
 */
export interface Cms {
  readonly site: () => Promise<Result<CmsSite>>;
  readonly profile: () => Promise<Result<CmsProfile>>;
  /** Null where there is none (404 by id). A post in the trash has the status `trash`. */
  readonly post: (id: number) => Promise<Result<CmsPost | null>>;
  /**
   * The names of those who saved a post after this time (ISO 8601, the site's own clock), the last one first; null for
   * one whose name the site does not tell.
   */
  readonly editorsSince: (id: number, time: string) => Promise<Result<readonly (string | null)[]>>;
  /** The saves of a post after this one that the site still keeps, at most 20, oldest first; automatic ones apart. */
  readonly revisionsAfter: (id: number, revision: number) => Promise<Result<readonly CmsRevision[]>>;
  /** In every status, the trash included. */
  readonly findPostBySlug: (slug: string) => Promise<Result<CmsPost | null>>;
  readonly createDraft: (write: CmsPostWrite) => Promise<Result<CmsPost>>;
  readonly updatePost: (id: number, write: CmsPostWrite) => Promise<Result<CmsPost>>;
  /**
   * Posts the person may edit, 100 a page from page 1. All of them in the order of ids, or what changed after
   * `modifiedAfter` (exclusive), oldest change first.
   */
  readonly posts: (query: {
    readonly page: number;
    readonly modifiedAfter: string | null;
    /** Exclusive too; with it the order is by id, which is the only firm one among posts of one second. */
    readonly modifiedBefore?: string;
    /** Only this author's: for those who may edit no other's. */
    readonly author: number | null;
  }) => Promise<Result<CmsPostPage>>;
  /** Into the trash, never further. Null where there is none any more. */
  readonly trashPost: (id: number) => Promise<Result<CmsPost | null>>;
  /** The numbers of all posts the person may edit, the trash apart, 100 a page from page 1, in their order. */
  readonly postIds: (query: {
    readonly page: number;
    readonly author: number | null;
  }) => Promise<Result<{ readonly ids: readonly number[]; readonly total: number; readonly pages: number }>>;
  readonly sections: () => Promise<Result<readonly CmsTerm[]>>;
  readonly tags: () => Promise<Result<readonly CmsTerm[]>>;
  readonly people: () => Promise<Result<readonly CmsPerson[]>>;
  /** By exact name, case apart; null where there is none. */
  readonly findTag: (name: string) => Promise<Result<CmsTerm | null>>;
  /** An existing tag of that name is returned as it is. */
  readonly createTag: (name: string) => Promise<Result<CmsTerm>>;
  readonly createSection: (name: string) => Promise<Result<CmsTerm>>;
  /** The Co-Authors Plus term of a person's slug, or null. */
  readonly coAuthor: (slug: string) => Promise<Result<CmsTerm | null>>;
  /** `name` without extension becomes the attachment's slug, so that `findMedia` finds it after a lost answer. */
  readonly uploadMedia: (file: {
    readonly name: string;
    readonly type: string;
    readonly bytes: Uint8Array;
  }) => Promise<Result<CmsMedia>>;
  readonly findMedia: (slug: string) => Promise<Result<CmsMedia | null>>;
  /** Those of these pictures that are there, at most 100; for the lead images of pulled posts. */
  readonly pictures: (ids: readonly number[]) => Promise<Result<readonly CmsPicture[]>>;
  readonly describeMedia: (
    id: number,
    words: { readonly alt: string; readonly caption: string },
  ) => Promise<Result<null>>;
  /** With the companion plugin: null where there is no such article. */
  readonly article: (postId: number) => Promise<Result<CmsArticle | null>>;
  /** With the companion plugin: writes post and record as one, from the version that was seen, or not at all. */
  readonly writeArticle: (write: CmsArticleWrite) => Promise<Result<CmsArticleAnswer>>;
  /** With the companion plugin: sets the site's rules of approval. Fails with `site.policy-forbids`. */
  readonly setPolicy: (policy: SitePolicy) => Promise<Result<SitePolicy>>;
  /** With the companion plugin: tells that a client has an article open, or takes it over; answers who else has. */
  readonly presence: (
    postId: number,
    told: { readonly client: string; readonly open: boolean; readonly take: boolean },
  ) => Promise<Result<CmsPresence>>;
  /** With the companion plugin: what changed after a number; null where the site's sequence is behind it. */
  readonly changes: (since: number) => Promise<Result<CmsChanges | null>>;
  /** A picture of the site's own host; fails with `site.redirected` for another host. */
  readonly fetchPicture: (url: string) => Promise<Result<Uint8Array>>;
}

/** A sign-in that the person gives in their browser. */
export interface BrowserSignIn {
  /** To be opened in the system's browser. */
  readonly authorizeUrl: string;
  /** Resolves with the sign-in, or fails with `site.sign-in-cancelled`. */
  readonly answer: Promise<Result<CmsCredentials>>;
  readonly cancel: () => void;
}

/** How one gets to a CMS of this kind. */
export interface CmsGate {
  /** Looks at what a person typed and says which site is there; `url` is what `open` takes. */
  readonly inspect: (address: string) => Promise<Result<SiteInspection>>;
  readonly signInThroughBrowser: (url: string) => Promise<Result<BrowserSignIn>>;
  readonly open: (url: string, credentials: CmsCredentials) => Cms;
}
