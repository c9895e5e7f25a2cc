import type { CmsPost } from '../../../electron/cms/cms';
import type { SitePolicy } from '../../../shared/article/policy';
import { advisoryIn, isPage, pageOfPost } from './readers-page';
import type { ReadersPage } from './readers-page';
import { count } from './tally';
import type { Person, World } from './world';

const sections = new Map([[2, 'City']]);

/** Stands where readers stand: looks at every post that a call stored, and at what WordPress publishes by its clock. */
export class Judge {
  private readonly violations: string[] = [];

  constructor(private readonly world: World) {}

  /** Fails where readers got what was not approved. */
  hold(): void {
    if (this.violations.length > 0) throw new Error(this.violations.join('\n'));
  }

  /** What a call stored: readers may see it now, and whoever called has to have it approved at their desk. */
  seeStored(after: CmsPost, before: CmsPost | null): void {
    const { world } = this;
    if (!isSeen(after.status)) return;
    world.madeThere.delete(after.id);
    const wasSeen = before !== null && isSeen(before.status);
    if (wasSeen && sameForReaders(before, after)) return;
    const stands = this.pageOf(after);
    const isAdvisory = advisoryIn(after) !== null;
    count(wasSeen ? `live post ${after.status} again` : `post ${after.status}`);
    if (isAdvisory) count('advisory in place of a story');
    world.note(`readers get ${after.status}: ${stands.headline}`);
    const refusal = world.caller?.ledger.refusal(after, stands, world.now()) ?? null;
    if (refusal !== null) this.violations.push(`Readers get ${refusal}: ${JSON.stringify(stands)}`);
    else if (world.policy !== null && !isAdvisory) this.seeByRules(after, stands, world.policy);
  }

  /** WordPress publishes by its clock what was scheduled for an hour that is over. */
  seeClock(): void {
    const { site, now, madeThere, people } = this.world;
    for (const post of site.posts.values()) {
      if (post.status !== 'future' || Date.parse(post.publishAt) > now().getTime()) continue;
      site.publishDue(post.id);
      if (madeThere.has(post.id) || site.posts.get(post.id)?.status !== 'publish') continue;
      count('published at its hour');
      const stands = this.pageOf(post);
      if (!people.some(({ ledger }) => ledger.wasGiven(stands, now())))
        this.violations.push(`At its hour readers get ${JSON.stringify(stands)}`);
      else if (people.every((person) => this.shouldHaveCalledBack(person, post, stands)))
        this.violations.push(
          `At its hour readers get what nobody has approved any more: ${JSON.stringify(stands)}`,
        );
    }
  }

  /** With the line whole and nothing left to send: what a desk calls scheduled waits there for its hour, or is out. */
  seeScheduled(): void {
    const { people, site, madeThere } = this.world;
    for (const { ledger, name } of people)
      for (const id of ledger.scheduled()) {
        const post = site.posts.get(id);
        if (post === undefined || madeThere.has(id) || isSeen(post.status)) continue;
        this.violations.push(`At ${name}’s desk post ${id} is scheduled; there it is ${post.status}`);
      }
  }

  /** The approval of what was scheduled is void at a desk that had nothing left to tell the site. */
  private shouldHaveCalledBack(
    { ledger, desk, isOnline }: Person,
    post: CmsPost,
    stands: ReadersPage,
  ): boolean {
    if (ledger.stands(post, stands)) return false;
    const isToCome = desk
      .engine()
      .outbox()
      .some(({ callsBack, state }) => callsBack && state !== 'done');
    return isOnline && !isToCome;
  }

  /** Those who gave it, whichever desk they gave it at, still may, and are as many as the site's rules ask for. */
  private seeByRules(post: CmsPost, stands: ReadersPage, policy: SitePolicy): void {
    const { approvals, accounts } = this.world;
    const given = [...approvals.values()].filter(({ page }) => isPage(page, stands));
    const may = given.filter(({ person }) => {
      const account = accounts[person];
      const isOwn = account?.person.id === post.author && policy.ownCopy === 'forbidden';
      return account?.abilities.editOthers === true && !isOwn;
    });
    const wanted = stands.tags.some((tag) => policy.secondSignOff.tags.includes(tag)) ? 2 : 1;
    const people = new Set(may.map(({ person }) => person)).size;
    count(wanted === 2 ? 'published with two' : 'published with one approval');
    if (people < wanted)
      this.violations.push(
        `Readers get what ${people} of ${wanted} who may approved: ${JSON.stringify(stands)}`,
      );
  }

  private pageOf(post: CmsPost): ReadersPage {
    return pageOfPost(post, this.world.site, sections);
  }
}

function isSeen(status: string): boolean {
  return status === 'publish' || status === 'future' || status === 'private';
}

/** Saved once more as it is. */
function sameForReaders(before: CmsPost, after: CmsPost): boolean {
  const { modifiedAt: _before, ...one } = before;
  const { modifiedAt: _after, ...other } = after;
  return JSON.stringify(one) === JSON.stringify(other);
}
