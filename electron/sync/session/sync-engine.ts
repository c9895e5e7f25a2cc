import type { DeliveryAction, OutboxItem } from '../../../shared/article/delivery';
import type { ArticleId, OperationId, SiteId } from '../../../shared/article/ids';
import type { SitePolicy } from '../../../shared/article/policy';
import type { Result } from '../../../shared/errors/app-error';
import type { ArticleStatus, Presence, SiteComparison } from '../../../shared/ipc/article-answers';
import type { Events } from '../../../shared/ipc/responses';
import type { SiteInspection, SiteStatus, Vocabulary } from '../../../shared/ipc/site-answers';
import type { Store } from '../../store/file/open';
import type { MoveRequest } from './move-request';
import type { PresenceWatch } from './presence';

/** A person's sign-in at a site. */
export interface SiteCredentials {
  readonly login: string;
  readonly password: string;
}

/** What the engine needs from the rest of main; every effect on windows goes through the `on…` calls, after commit. */
export interface SyncParts {
  readonly store: Store;
  readonly credentialsFor: (siteId: SiteId) => SiteCredentials | null;
  readonly keepCredentials: (siteId: SiteId, credentials: SiteCredentials) => void;
  readonly forgetCredentials: (siteId: SiteId) => void;
  readonly now: () => Date;
  /** Uniform in [0, 1): jitter. */
  readonly random: () => number;
  readonly onArticle: (status: ArticleStatus) => void;
  readonly onSteps: (event: Events['article:steps']) => void;
  readonly onLibrary: () => void;
  readonly onOutbox: (counts: Events['outbox:changed']) => void;
  readonly onSite: (status: SiteStatus | null) => void;
  readonly onPresence: (presence: Presence) => void;
  readonly onProblem: (what: string, error: unknown) => void;
}

/** The newsroom's side of the conversation with its site. Nothing here needs the network to answer, but where said. */
export interface SyncEngine {
  readonly status: () => SiteStatus | null;
  readonly vocabulary: () => Vocabulary;
  /** Network. Looks at an address and says what is there. */
  readonly inspect: (address: string) => Promise<Result<SiteInspection>>;
  /** Network. Waits until the person has answered in the browser, at most five minutes. */
  readonly connectInBrowser: (
    address: string,
    openInBrowser: (href: string) => Promise<void>,
  ) => Promise<Result<SiteStatus>>;
  readonly cancelConnect: () => void;
  /** Network. */
  readonly connectWithPassword: (
    request: SiteCredentials & { readonly address: string },
  ) => Promise<Result<SiteStatus>>;
  readonly disconnect: () => Result<null>;
  /** Puts the story, as it is now, into the outbox. */
  /** Moves a story along the workflow; see `moveStory`. */
  readonly move: (
    articleId: ArticleId,
    move: MoveRequest['move'],
    words: Pick<MoveRequest, 'note' | 'advisory' | 'actor'>,
  ) => Result<OperationId | null>;
  readonly send: (articleId: ArticleId, action: DeliveryAction, actor: string) => Result<OperationId>;
  /** Both texts of a story that changed here and on the site; from the network where it answers. */
  readonly compare: (articleId: ArticleId) => Promise<Result<SiteComparison>>;
  /** Network. Makes the site's text the story's own; what stood here stays in its history. */
  readonly takeSiteText: (articleId: ArticleId) => Promise<Result<null>>;
  /** Queues mine to be sent over exactly the site's text that was shown (`revision`), and over no other. */
  readonly keepMyText: (articleId: ArticleId, revision: string) => Promise<Result<null>>;
  readonly outbox: () => readonly OutboxItem[];
  readonly retry: (operation: OperationId) => Result<null>;
  readonly hold: (operation: OperationId) => Result<null>;
  readonly release: (operation: OperationId) => Result<null>;
  readonly withdraw: (operation: OperationId) => Result<null>;
  /** Starts fetching sections, tags, people and posts; progress comes with `onSite`. */
  readonly pull: () => Result<null>;
  /** Fetches what changed on the site, now and then, without a word where nothing did. */
  readonly follow: () => void;
  readonly cancelPull: () => void;
  /** Whether anything is under way this moment; what waits for its time is not. */
  readonly isBusy: () => boolean;
  /**
   * Spikes a story here or takes it back; its post follows to the trash, unless somebody changed it there. False where
   * it stands so already.
   */
  readonly spike: (articleId: ArticleId, move: 'spike' | 'unspike', actor: string) => Result<boolean>;
  /** The person's word about stories that many at once are gone from the site. */
  readonly decideGone: (decision: 'spike' | 'keep') => Promise<Result<null>>;
  /** Network with a companion plugin: its site keeps the rules. Without one they are kept here. */
  readonly setPolicy: (policy: SitePolicy) => Promise<Result<SiteStatus>>;
  /** Who else has the stories open that are open here. */
  readonly presence: PresenceWatch;
  /** Network. A picture of the connected site's own host. */
  readonly fetchPicture: (url: string) => Promise<Result<Uint8Array>>;
  /** Something changed (the network, sleep, a new item): look at once whether there is work. */
  readonly wake: () => void;
  /** Lets what is under way end by itself and starts nothing more. */
  readonly stop: () => void;
}
