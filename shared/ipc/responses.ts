import type { OutboxAction, OutboxItem } from '../article/delivery';
import type { ArticleId, OperationId } from '../article/ids';
import type { StepGroup } from '../article/journal';
import type { AppError } from '../errors/app-error';
import type {
  AppendAnswer,
  ArticleStatus,
  HistoryMoments,
  ImportedMedia,
  OpenArticle,
  Presence,
  SiteComparison,
  Version,
  VersionText,
} from './article-answers';
import type {
  AttentionItem,
  DeskQueues,
  DoneToSeveral,
  LibraryFacets,
  LibraryPage,
  Neighbours,
  SavedFilter,
  SearchPage,
} from './library-answers';
import type { Preferences } from './preferences';
import type { SiteInspection, SiteStatus, Vocabulary } from './site-answers';

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
  'article:saveOnSite': { readonly operationId: OperationId; readonly status: ArticleStatus };
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
