import type { Alteration, Delivery, OutboxAction, OutboxItem } from '../article/delivery';
import type { ArticleFields, ArticleLanguage, Section } from '../article/fields';
import type { ArticleId, MediaHash, OperationId, SiteId } from '../article/ids';
import type { StepGroup } from '../article/journal';
import type { Suggestion } from '../article/record';
import type { WorkflowState } from '../article/workflow';
import type { AppError, ErrorCode } from '../errors/app-error';
import type { MergeNotice } from '../merge/notices';
import type { Preferences } from './preferences';

export interface AppInfo {
  readonly version: string;
  readonly platform: 'darwin' | 'linux' | 'win32';
  readonly preferences: Preferences;
  readonly dark: boolean;
  /** Whether passwords can be kept on this machine; if not, the site asks for one each time Stet starts. */
  readonly keyring: boolean;
  /** Set when the database could not be opened: the window then shows this and nothing else. */
  readonly storeProblem: (AppError & { readonly path: string }) | null;
}

/** One line of the library. Times are ISO 8601. */
export interface ArticleRow {
  readonly id: ArticleId;
  readonly slug: string;
  readonly headline: string;
  readonly dek: string;
  readonly state: WorkflowState;
  readonly section: string;
  readonly language: ArticleLanguage;
  /** Names of the bylines, in order. */
  readonly author: string;
  readonly words: number;
  readonly changedAt: string;
  readonly delivery: Delivery;
}

export interface LibraryPage {
  readonly total: number;
  readonly rows: readonly ArticleRow[];
}

export interface Facet {
  readonly value: string;
  readonly count: number;
}
export interface LibraryFacets {
  readonly states: readonly Facet[];
  readonly sections: readonly Facet[];
  readonly languages: readonly Facet[];
  readonly authors: readonly Facet[];
  readonly waiting: number;
  readonly needsYou: number;
  readonly total: number;
}

/** Text cut into what matched and what did not, in order. */
export type Highlight = readonly { readonly text: string; readonly hit: boolean }[];
export interface SearchHit {
  readonly row: ArticleRow;
  readonly headline: Highlight;
  readonly snippet: Highlight;
}
export interface SearchPage {
  readonly total: number;
  readonly hits: readonly SearchHit[];
}

export interface OpenArticle {
  readonly id: ArticleId;
  /** The copy at `baseVersion`, as JSON of `articleSchema`. */
  readonly base: unknown;
  readonly baseVersion: number;
  /** What was typed since, oldest first; replaying it rebuilds the copy and the undo stack. */
  readonly tail: readonly StepGroup[];
  /** `baseVersion` plus the number of steps in `tail`. */
  readonly version: number;
  readonly fields: ArticleFields;
  readonly state: WorkflowState;
  readonly delivery: Delivery;
  readonly readOnly: AppError | null;
  readonly suggestions: readonly Suggestion[];
  readonly notices: readonly OpenNotice[];
}

/** What a merge had to tell of a story and a person has not seen to yet. `at` is ISO 8601. */
export interface OpenNotice {
  readonly at: string;
  readonly notice: MergeNotice;
}

/** What a window may show about an open article besides its copy. */
export interface ArticleStatus {
  readonly articleId: ArticleId;
  readonly fields: ArticleFields;
  readonly state: WorkflowState;
  readonly delivery: Delivery;
  /** Who made the tracked changes that stand in the copy, and some that stood there before. */
  readonly suggestions: readonly Suggestion[];
  readonly notices: readonly OpenNotice[];
}

export type AppendAnswer =
  /** Committed to disk. */
  | { readonly kind: 'saved'; readonly version: number }
  /** Somebody else's steps came first: rebase over them and send again. */
  | { readonly kind: 'stale'; readonly version: number; readonly groups: readonly StepGroup[] };

export interface NeighbourStory {
  readonly id: ArticleId;
  readonly headline: string;
  readonly section: string;
  readonly changedAt: string;
  readonly picture: string | null;
}
export interface Neighbours {
  readonly related: readonly NeighbourStory[];
  readonly previous: NeighbourStory | null;
  readonly next: NeighbourStory | null;
}

export interface Person {
  readonly slug: string;
  readonly name: string;
  readonly bio: string;
  readonly picture: string | null;
}
export interface Vocabulary {
  readonly sections: readonly (Section & { readonly parent: string | null })[];
  readonly tags: readonly string[];
  readonly people: readonly Person[];
  readonly mayCreateTags: boolean;
  readonly mayCreateSections: boolean;
}

export interface ImportedMedia {
  readonly hash: MediaHash;
  readonly type: string;
  readonly width: number;
  readonly height: number;
  readonly bytes: number;
}

/** What the person's role lets them do, as the site said when last asked. */
export interface SiteAbilities {
  readonly publish: boolean;
  readonly editOthers: boolean;
  readonly upload: boolean;
  readonly createTags: boolean;
  readonly createSections: boolean;
}

export type SiteLink =
  | { readonly kind: 'online'; readonly checkedAt: string }
  | { readonly kind: 'offline'; readonly since: string; readonly code: ErrorCode }
  /** Stopped until the person acts, e.g. because the password was revoked. */
  | { readonly kind: 'paused'; readonly since: string; readonly code: ErrorCode };

export interface SiteStatus {
  readonly siteId: SiteId;
  readonly name: string;
  readonly url: string;
  readonly login: string;
  readonly personName: string;
  readonly roles: readonly string[];
  readonly abilities: SiteAbilities;
  readonly link: SiteLink;
  readonly pull: { readonly done: number; readonly total: number } | null;
  readonly lastPullAt: string | null;
  readonly waiting: number;
  readonly waitingSince: string | null;
  readonly needsYou: number;
  /** Stet's companion plugin is there: writes cannot cross. */
  readonly companion: boolean;
  /** So many of the stories agreed with the site are gone from it that a person is asked; null otherwise. */
  readonly gone: { readonly count: number; readonly of: number } | null;
}

export interface SiteInspection {
  readonly url: string;
  readonly name: string;
  readonly canAuthorizeInBrowser: boolean;
}

/** One side of a story changed in two places. */
export interface StorySide {
  readonly headline: string;
  readonly dek: string;
  /** One paragraph of plain text per block. */
  readonly blocks: readonly string[];
  readonly modified: string;
}
export interface SiteComparison {
  readonly mine: StorySide;
  readonly theirs: StorySide;
  /** Names exactly the site's text that is shown; sending mine is refused if the site moves past it. */
  readonly revision: string;
  readonly alterations: readonly Alteration[];
}

/** What each channel answers when it succeeds. */
export interface Responses {
  'app:info': AppInfo;
  'app:setPreferences': Preferences;
  'app:openLink': null;
  'app:flushed': null;
  'article:create': { readonly articleId: ArticleId };
  'article:open': OpenArticle;
  'article:close': null;
  'article:append': AppendAnswer;
  'article:setField': ArticleStatus;
  'article:spike': ArticleStatus;
  'article:unspike': ArticleStatus;
  'article:send': { readonly operationId: OperationId; readonly status: ArticleStatus };
  'article:compareWithSite': SiteComparison;
  'article:takeSiteText': ArticleStatus;
  'article:keepMyText': ArticleStatus;
  'article:restoreNotice': ArticleStatus;
  'article:dismissNotice': ArticleStatus;
  'library:list': LibraryPage;
  'library:facets': LibraryFacets;
  'library:search': SearchPage;
  'library:neighbours': Neighbours;
  'library:vocabulary': Vocabulary;
  'media:import': ImportedMedia;
  /** Null when the person closed the dialog without choosing. */
  'media:choose': ImportedMedia | null;
  'site:status': SiteStatus | null;
  'site:inspect': SiteInspection;
  'site:connectInBrowser': SiteStatus;
  'site:cancelConnect': null;
  'site:connectWithPassword': SiteStatus;
  'site:disconnect': null;
  'site:pull': null;
  'site:cancelPull': null;
  'site:decideGone': null;
  'outbox:list': readonly OutboxItem[];
  'outbox:retry': null;
  'outbox:hold': null;
  'outbox:release': null;
  'outbox:withdraw': null;
  /** The name of the file that was written; null where the person chose none. */
  'outbox:export': string | null;
}

/** What each event carries. */
export interface Events {
  /** A menu item or its shortcut: the id of an action the window knows. */
  'app:command': { readonly command: string };
  /** Send what is unsent now, then answer `app:flushed` with the token. */
  'app:flush': { readonly token: string };
  'app:appearance': { readonly dark: boolean; readonly preferences: Preferences };
  /** Steps that another window or the site added; this window's own come back through `article:append`. */
  'article:steps': {
    readonly articleId: ArticleId;
    readonly version: number;
    readonly groups: readonly StepGroup[];
  };
  'article:changed': ArticleStatus;
  'library:changed': Record<string, never>;
  'outbox:changed': {
    readonly waiting: number;
    readonly needsYou: number;
    readonly action: OutboxAction | null;
  };
  'site:changed': { readonly status: SiteStatus | null };
}
