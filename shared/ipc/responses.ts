import type { Alteration, Delivery, OutboxAction, OutboxItem } from '../article/delivery';
import type { ArticleFields, ArticleLanguage, Section } from '../article/fields';
import type { ArticleId, MediaHash, OperationId, SiteId } from '../article/ids';
import type { StepGroup } from '../article/journal';
import type { Suggestion } from '../article/record';
import type { SitePolicy } from '../article/policy';
import type { Assignee } from '../article/fields';
import type { Thread } from '../article/threads';
import type { WorkflowEvent, WorkflowState } from '../article/workflow/events';
import type { Move } from '../article/workflow/moves';
import type { AppError, ErrorCode } from '../errors/app-error';
import type { MergeNotice } from '../merge/notices';
import type { DoneToOne } from './done-to-one';
import type { Preferences } from './preferences';
import type { DeskQueue, LibraryFilter, librarySorts } from './requests';

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
  readonly assignee: Assignee | null;
  readonly due: string | null;
  readonly embargo: string | null;
  readonly publishAt: string | null;
  /** What stands is no longer what was approved. */
  readonly approvalVoid: boolean;
  /** Somebody else changed it since the person looked at it last. */
  readonly unseen: boolean;
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

/** Whether the words that stand are those that were approved. Times are ISO 8601. */
export type Approval =
  | { readonly kind: 'none' }
  /** One sign-off of two is given. */
  | { readonly kind: 'signed-off'; readonly by: string; readonly at: string }
  | { readonly kind: 'valid'; readonly by: string; readonly at: string }
  | {
      readonly kind: 'void';
      readonly by: string;
      readonly at: string;
      readonly voidedBy: string;
      readonly voidedAt: string;
      /** The journal row that holds the approved text; null where this machine never had it. */
      readonly approvedSeq: number | null;
    };

/** The workflow of one story as a window shows it. */
export interface Review {
  readonly approval: Approval;
  /** What this person may do from here by role and state; the copy is looked at when they do it. */
  readonly moves: readonly Move[];
  /** This person wrote it, so that approving it is somebody else's. */
  readonly isOwnCopy: boolean;
  /** A second person has to approve before it counts. */
  readonly needsSecondSignOff: boolean;
  /** Readers have seen it: what goes out now is an update or a correction. */
  readonly wasPublished: boolean;
}

export interface OpenArticle {
  readonly id: ArticleId;
  /** The copy at `baseVersion`, as the JSON of its document. */
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
  readonly threads: readonly Thread[];
  /** Oldest first. */
  readonly events: readonly WorkflowEvent[];
  readonly review: Review;
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
  readonly threads: readonly Thread[];
  readonly events: readonly WorkflowEvent[];
  readonly review: Review;
}

export type AppendAnswer =
  /** Committed to disk; `suggestions` are those that came with it for the first time, under the sender's name. */
  | { readonly kind: 'saved'; readonly version: number; readonly suggestions?: readonly Suggestion[] }
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
  readonly policy: SitePolicy;
  /** Whether this person may change the policy: an administrator, or anybody where no companion plugin keeps it. */
  readonly maySetPolicy: boolean;
  /** The site's time zone by its IANA name, or an offset such as `+03:00`. */
  readonly timeZone: string;
  /** The server's clock minus ours, in milliseconds. */
  readonly clockSkewMs: number;
  /** This person's slug at the site. */
  readonly person: string;
}

export interface SiteInspection {
  readonly url: string;
  readonly name: string;
  readonly canAuthorizeInBrowser: boolean;
}

/** A place in a story's history that is kept by name. Times are ISO 8601. */
export interface Version {
  readonly seq: number;
  readonly at: string;
  /** What made it one: a move of the workflow, an agreement with the site, an hour of writing, a person's name for it. */
  readonly kind: 'transition' | 'sync' | 'hourly' | 'named';
  /** The event's kind or `restored`; `sent`, `merged` or `taken` for a sync; the person's name for it; or empty. */
  readonly label: string;
  readonly actor: string;
}

/** A story as it stood at one row of its journal. */
export interface VersionText {
  readonly seq: number;
  readonly at: string;
  readonly actor: string;
  /** As JSON of `articleSchema`. */
  readonly copy: unknown;
  readonly fields: ArticleFields;
  readonly state: WorkflowState;
}

/** Rows of a journal to scrub through, oldest first: the last of each minute of one person's work, at most 2,000. */
export interface HistoryMoments {
  readonly head: number;
  readonly moments: readonly { readonly seq: number; readonly at: string; readonly actor: string }[];
}

/** Who else has a story open, as the site told last. */
export interface Presence {
  readonly articleId: ArticleId;
  readonly others: readonly { readonly name: string; readonly since: string; readonly holds: boolean }[];
  /** Whether this person holds the soft lock; true where nobody is asked. */
  readonly mine: boolean;
}

/** A filter of the library that the person keeps. */
export interface SavedFilter {
  readonly name: string;
  readonly filter: LibraryFilter;
  readonly sort: (typeof librarySorts)[number];
  readonly descending: boolean;
}

export interface DeskQueues {
  readonly counts: Readonly<Record<DeskQueue, number>>;
  readonly unseen: number;
  readonly sections: readonly { readonly value: string; readonly count: number; readonly words: number }[];
  readonly saved: readonly SavedFilter[];
}

/** What became of several stories at once: those it was done to, and why it was not done to the others. */
export interface DoneToSeveral {
  readonly changed: readonly ArticleId[];
  /** What `library:takeBack` undoes it with; none where it undid something itself. */
  readonly done: readonly DoneToOne[];
  readonly refused: readonly {
    readonly articleId: ArticleId;
    readonly headline: string;
    readonly error: AppError;
  }[];
}

/** Something that waits for this person. */
export interface AttentionItem {
  /** The same for the same matter, so that it is told once. */
  readonly id: string;
  readonly kind:
    | 'review'
    | 'changes-requested'
    | 'assigned'
    | 'mention'
    /** A comment was given to them to answer. */
    | 'thread'
    | 'approval-voided'
    | 'needs-you'
    | 'due';
  readonly articleId: ArticleId;
  readonly headline: string;
  /** Who caused it; empty where nobody did. */
  readonly by: string;
  readonly at: string;
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
  'article:move': ArticleStatus;
  'comment:start': ArticleStatus;
  'comment:reply': ArticleStatus;
  'comment:settle': ArticleStatus;
  'comment:assign': ArticleStatus;
  'comment:anchor': ArticleStatus;
  'version:list': readonly Version[];
  'version:read': VersionText;
  'version:name': readonly Version[];
  'version:restore': ArticleStatus;
  'version:moments': HistoryMoments;
  /** The name of the file that was written; null where the person chose none. */
  'audit:export': string | null;
  'presence:takeOver': null;
  'library:list': LibraryPage;
  'library:facets': LibraryFacets;
  'library:search': SearchPage;
  'library:neighbours': Neighbours;
  'library:vocabulary': Vocabulary;
  /** The journal row they had seen before, where somebody else changed the story since; null where nothing is new. */
  'library:looked': { readonly since: number | null };
  'library:assign': DoneToSeveral;
  'library:moveToSection': DoneToSeveral;
  'library:spike': DoneToSeveral;
  'library:takeBack': DoneToSeveral;
  'library:queues': DeskQueues;
  'library:saveFilter': readonly SavedFilter[];
  'library:removeFilter': readonly SavedFilter[];
  'library:attention': readonly AttentionItem[];
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
  'site:setPolicy': SiteStatus;
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
  'article:presence': Presence;
  /** What waits for the person now; `fresh` is what was not told before. */
  'desk:attention': { readonly items: readonly AttentionItem[]; readonly fresh: readonly AttentionItem[] };
  /** The person chose a notification of the system's: show the story, or all that waits for them. */
  'desk:show': { readonly articleId: ArticleId | null };
  'library:changed': Record<string, never>;
  'outbox:changed': {
    readonly waiting: number;
    readonly needsYou: number;
    readonly action: OutboxAction | null;
  };
  'site:changed': { readonly status: SiteStatus | null };
}
