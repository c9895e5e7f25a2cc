import { loadLive } from '../../../electron/store/articles/articles';
import { baseOf } from '../../../electron/store/sites/bases';
import { sql } from '../../../electron/store/database';
import type { LiveArticle } from '../../../electron/store/replay/live-article';
import { creationOf } from '../../../electron/store/outbox/outbox-creations';
import type { ArticleId } from '../../../shared/article/ids';
import { stateAfter } from '../../../shared/article/workflow/events';
import type { CmsPost } from '../../../electron/cms/cms';
import { isLive, readPost } from '../../../electron/sync/post/cms-post';
import { valueOf } from '../../helpers/newsroom';
import type { SyncDesk } from '../../helpers/sync-desk';
import { advisoryIn, isNumbered, isPage } from './readers-page';
import { pageOfRecord } from './record-page';
import type { ReadersPage } from './readers-page';
import { count } from './tally';

/** An approval as it was seen to be given: of this page, at these hours. */
interface Given {
  readonly page: ReadersPage;
  /** Everything that readers, or the machines that read for them, see of the record. */
  readonly words: string;
  readonly publishAt: string | null;
  readonly embargo: string | null;
  readonly event: string;
  /** Changed or taken back since, once and for all. */
  isVoid: boolean;
  /** The story still has these words. */
  isSame: boolean;
}

/** An approval or a first sign-off as it was given, whichever desk it comes to: of this page, by this person. */
export interface Approval {
  readonly page: ReadersPage;
  readonly words: string;
  readonly person: string;
}

interface Kept {
  readonly given: Given[];
  readonly advisories: Set<string>;
  /** The words the story had when it was first met as a post that somebody at the site had scheduled. */
  scheduledThere: string | null;
  readonly known: Set<string>;
  /** As far as the story's journal was looked at. */
  seq: number;
}

/** Events after which nothing that was approved before them stands. */
const revoking = new Set([
  'submitted',
  'taken-back',
  'changes-requested',
  'approval-voided',
  'killed',
  'spiked',
]);

/**
 * What one desk approved, by its own reading of the records: it looks at the words after everything that happens, and
 * never at the hash under test.
 */
export class Ledger {
  private readonly kept = new Map<ArticleId, Kept>();

  constructor(
    private readonly desk: SyncDesk,
    /** By event, of all desks together: an approval that comes with a record is of what it was given of. */
    private readonly everywhere: Map<string, Approval>,
  ) {}

  stories(): ArticleId[] {
    return sql<ArticleId>(this.desk.newsroom.db(), 'SELECT id FROM articles ORDER BY rowid').pluck().all();
  }

  /** The story of a post that goes on here, or null. */
  storyOf(postId: number): ArticleId | null {
    return (
      this.stories().find((id) => {
        const state = stateAfter(this.live(id).events);
        return this.postOf(id) === postId && state !== 'killed' && state !== 'spiked';
      }) ?? null
    );
  }

  live(id: ArticleId): LiveArticle {
    return valueOf(loadLive(this.desk.newsroom.db(), id));
  }

  /**
   * Looks at every story after `cause`, and fails where one is said to be approved that is not what was approved.
   * Answers whether an approval became void.
   */
  observe(cause: string): boolean {
    for (const id of this.stories()) this.observeAddress(id);
    return this.stories().filter((id) => this.observeStory(id, cause)).length > 0;
  }

  /** Why a post that readers get now may not be what they get; null where it may. */
  refusal(post: CmsPost, stands: ReadersPage, now: Date): string | null {
    const kept = this.stories()
      .filter((id) => this.postOf(id) === post.id)
      .flatMap((id) => this.kept.get(id) ?? []);
    const advisory = advisoryIn(post);
    if (advisory !== null)
      return kept.some(({ advisories }) => advisories.has(advisory)) ? null : 'an advisory nobody gave';
    const given = kept.flatMap((one) => one.given);
    const sameWords = given.filter(({ page }) => isPage(page, stands));
    if (sameWords.length === 0) return 'words that were never approved';
    if (!sameWords.some(isStanding)) return 'words whose approval was void or taken back';
    const inTime = sameWords.filter((one) => isStanding(one) && isInTime(one, post, now));
    return inTime.length > 0 ? null : 'approved words at another hour than approved, or before their embargo';
  }

  /** Whether a page was ever approved here, whatever became of that, and its embargo is over. */
  wasGiven(stands: ReadersPage, now: Date): boolean {
    return [...this.kept.values()].some(({ given }) =>
      given.some(
        ({ page, embargo }) =>
          isPage(page, stands) && (embargo === null || Date.parse(embargo) <= now.getTime()),
      ),
    );
  }

  /** Whether an approval of the page stands here, of the story this post is. */
  stands(post: CmsPost, stands: ReadersPage): boolean {
    return this.stories()
      .filter((id) => this.postOf(id) === post.id)
      .flatMap((id) => this.kept.get(id)?.given ?? [])
      .some((one) => isStanding(one) && isPage(one.page, stands));
  }

  /** The posts of the stories that are said to be scheduled, and said to be there as they were sent. */
  scheduled(): number[] {
    return this.stories().flatMap((id) => {
      const isSaid = stateAfter(this.live(id).events) === 'scheduled';
      return isSaid && this.desk.delivery(id).kind === 'verified' ? (this.postOf(id) ?? []) : [];
    });
  }

  postOf(id: ArticleId): number | null {
    const db = this.desk.newsroom.db();
    return baseOf(db, id)?.postId ?? creationOf(db, id)?.postId ?? null;
  }

  /** A page at another address than was approved is nobody's success. */
  private observeAddress(id: ArticleId): void {
    const base = baseOf(this.desk.newsroom.db(), id);
    if (base === null || !isNumbered(base.record.fields.slug, readPost(base.post).slug)) return;
    count('published under a numbered address');
    if (this.desk.delivery(id).kind === 'verified' && isLive(readPost(base.post).status))
      throw new Error(`A page at ${readPost(base.post).slug} is said to be at ${base.record.fields.slug}`);
  }

  private observeStory(id: ArticleId, cause: string): boolean {
    const live = this.live(id);
    const kept: Kept = this.kept.get(id) ?? {
      given: [],
      advisories: new Set(),
      known: new Set(),
      scheduledThere: null,
      seq: -1,
    };
    if (kept.seq === live.seq) return false;
    let isVoided = false;
    kept.seq = live.seq;
    this.kept.set(id, kept);
    const words = wordsOf(live);
    const state = stateAfter(live.events);
    // What readers have already stays: as long as a story is out, its words may be changed and put back.
    const isOut = state === 'published' || state === 'corrected';
    for (const one of kept.given) {
      one.isSame = one.words === words;
      one.isVoid ||= !one.isSame && !isOut;
    }
    for (const event of live.events) {
      if (kept.known.has(event.id)) continue;
      kept.known.add(event.id);
      count(`event ${event.kind}`);
      if (event.hash === undefined) throw new Error(`An event says nothing of which words: ${event.kind}`);
      if (event.kind === 'approval-voided') {
        count(`void by ${cause}`);
        isVoided = true;
      }
      if (event.kind === 'killed') {
        const last = live.fields.notices.findLast(({ kind }) => kind === 'kill');
        if (last !== undefined) kept.advisories.add(last.text.replace(/\s+/g, ' ').trim());
      }
      if (event.kind === 'pulled') kept.scheduledThere = words;
      if (event.kind !== 'approved' && event.kind !== 'signed-off') continue;
      count(this.everywhere.has(event.id) ? `${event.kind} elsewhere` : event.kind);
      const person = event.person ?? event.actor;
      const now = { page: pageOfRecord(live.copy, live.fields), words, person };
      const { page, words: approved } = this.everywhere.get(event.id) ?? now;
      if (!this.everywhere.has(event.id)) this.everywhere.set(event.id, now);
      if (event.kind === 'signed-off') continue;
      const { publishAt, embargo } = live.fields;
      const isSame = approved === words;
      kept.given.push({
        page,
        words: approved,
        publishAt,
        embargo,
        event: event.id,
        isVoid: !isSame,
        isSame,
      });
    }
    for (const one of kept.given) one.isVoid ||= !standsAmong(live.events, one.event);
    const isClaimed = state === 'approved' || state === 'scheduled';
    const isTheirs = live.events.at(-1)?.kind === 'pulled' && kept.scheduledThere === words;
    if (isClaimed && !isTheirs && !kept.given.some(isStanding))
      throw new Error(
        [
          `A story is ${state} with words that nobody approved (${cause})`,
          words,
          ...kept.given.map((one) => one.words),
        ].join('\n'),
      );
    return isVoided;
  }
}

function isStanding({ isVoid, isSame }: Given): boolean {
  return isSame && !isVoid;
}

function standsAmong(events: LiveArticle['events'], given: string): boolean {
  const at = events.findIndex(({ id }) => id === given);
  return at >= 0 && !events.slice(at + 1).some(({ kind }) => revoking.has(kind));
}

/** Appears now, or at the hour that was approved, and never before the embargo. */
function isInTime({ publishAt, embargo }: Given, post: CmsPost, now: Date): boolean {
  const appears = post.status === 'future' ? Date.parse(post.publishAt) : now.getTime();
  if (embargo !== null && appears < Date.parse(embargo)) return false;
  if (post.status === 'future')
    return publishAt !== null && Math.abs(appears - Date.parse(publishAt)) < 1_000;
  return publishAt === null || Date.parse(publishAt) < now.getTime() + 60_000;
}

function wordsOf({ copy, fields }: LiveArticle): string {
  const { assignee: _assignee, due: _due, lengthTarget: _length, leadImage, ...seen } = fields;
  // Which picture leads is in the page, by its bytes: each desk has its own name for it.
  const lead = leadImage === null ? null : [leadImage.alt, leadImage.caption, leadImage.credit];
  return JSON.stringify([pageOfRecord(copy, fields), lead, seen]);
}
