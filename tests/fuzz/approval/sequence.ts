import { setImmediate as turn } from 'node:timers/promises';
import type { CmsPost } from '../../../electron/cms/cms';
import { defaultPolicy } from '../../../shared/article/policy';
import type { SitePolicy } from '../../../shared/article/policy';
import { fakeSite } from '../../helpers/fake-cms';
import type { Call, CallFault, FakeSite } from '../../helpers/fake-cms';
import type { FakePerson } from '../../helpers/fake-person';
import { makeNewsroom } from '../../helpers/newsroom';
import type { Newsroom } from '../../helpers/newsroom';
import { seeded } from '../../helpers/random-edits';
import type { Scribe } from '../../helpers/random-edits';
import { startDesk } from '../../helpers/sync-desk';
import type { SyncDesk } from '../../helpers/sync-desk';
import { deskWork } from './desk-work';
import type { DeskWork } from './desk-work';
import { Ledger } from './ledger';
import type { Approval } from './ledger';
import { advisoryIn, isPage, pageOfPost } from './readers-page';

/** All that sequences did together: a fuzzer that approved or published nothing would prove nothing. */
export const tally = new Map<string, number>();
const count = (what: string): void => void tally.set(what, (tally.get(what) ?? 0) + 1);

/** Somebody at a machine of their own. */
export interface Person {
  readonly name: string;
  readonly login: string;
  readonly desk: SyncDesk;
  readonly scribe: Scribe;
  readonly ledger: Ledger;
  readonly work: DeskWork;
  isOnline: boolean;
}

const noon = Date.parse('2026-11-24T12:00:00.000Z');
const operations = 26;
const sections = new Map([[2, 'City']]);
const faults: readonly CallFault[] = [
  'lost-before',
  'lost-after',
  { code: 'site.server-error', details: {} },
  { code: 'site.rate-limited', details: {} },
];
const abilities = { upload: true, createTags: true, createSections: false };
const editor = { ...abilities, publish: true, editOthers: true };
const reporter = { ...abilities, publish: false, editOthers: false };

/**
 * A day of a story by a seed: one editor, or a reporter and an editor, and somebody in WordPress. Whatever they do, and
 * however often the line breaks, readers get what was approved at the desk that sent it, and nothing else.
 */
export class Sequence {
  readonly trace: string[] = [];
  readonly site: FakeSite;
  readonly people: readonly Person[];
  readonly random: () => number;
  private elapsed = 0;
  private caller: Person | null = null;
  private isNested = false;
  /** Posts that somebody in WordPress made what they are: that is their doing. */
  private readonly madeThere = new Set<number>();
  private readonly violations: string[] = [];

  private readonly approvals = new Map<string, Approval>();
  private readonly accounts: Record<string, FakePerson>;
  private readonly policy: SitePolicy | null;

  constructor(seed: number, hasCompanion = false) {
    this.random = seeded(seed);
    this.policy = hasCompanion ? this.somePolicy() : null;
    this.accounts = {
      claire: {
        person: { id: 8, slug: 'claire', name: 'Claire Roy', bio: '', picture: null },
        abilities: editor,
      },
      maya: {
        person: { id: 7, slug: 'maya', name: 'Maya Tremblay', bio: '', picture: null },
        abilities: hasCompanion && this.below(2) === 0 ? editor : reporter,
      },
    };
    this.site = fakeSite({
      now: this.now,
      people: this.accounts,
      ...(this.policy !== null && { policy: this.policy }),
      onStored: (after, before) => this.judge(after, before),
    });
    this.people =
      hasCompanion || this.below(3) === 0
        ? [this.person('claire'), this.person('maya')]
        : [this.person('claire')];
    this.site.setWatch((call) => this.overhear(call));
  }

  readonly now = (): Date => new Date(noon + this.elapsed);
  readonly below = (limit: number): number => Math.floor(this.random() * limit);
  readonly pick = <Item>(items: readonly Item[]): Item => items[this.below(items.length)] as Item;

  async run(): Promise<void> {
    count('sequences');
    for (const { desk, login } of this.people) {
      await desk.connect(this.site.url, { login, applicationPassword: 'secret' });
    }
    this.site.setFault((call) => this.fault(call));
    this.pick(this.people).work.write();
    for (let step = 0; step < operations; step += 1) await this.step();
    this.note('the line is whole');
    for (const person of this.people) person.isOnline = true;
    this.site.setFault(null);
    for (const person of this.people) await this.drain(person, 'delivery');
    this.passTime(48);
    this.hold();
  }

  end(): void {
    for (const { desk } of this.people) desk.end();
  }

  note(what: string): void {
    this.trace.push(what);
  }

  private person(login: string): Person {
    const newsroom = makeNewsroom(emptyNewsroom());
    const desk = startDesk({ gate: () => this.site.gate(), now: this.now, newsroom });
    const scribe = { random: this.random, name: login.slice(0, 1), typed: [] };
    const ledger = new Ledger(desk, count, this.approvals);
    const parts = { name: login, login, desk, scribe, ledger, isOnline: true };
    const work = deskWork({
      ...parts,
      random: this.random,
      now: this.now,
      note: (what) => this.note(`${login}: ${what}`),
      count,
    });
    return Object.assign(parts, { work });
  }

  private async step(): Promise<void> {
    const person = this.pick(this.people);
    if (this.policy !== null && this.below(20) === 0) this.changeRole();
    switch (this.below(20)) {
      case 0:
        person.isOnline = !person.isOnline;
        this.note(`${person.name} is ${person.isOnline ? 'online' : 'offline'}`);
        break;
      case 1:
        if (this.below(2) > 0) break;
        this.note(`${person.name} starts again`);
        person.desk.restart();
        count('restarts');
        break;
      case 2:
        this.passTime(1 + this.below(5));
        break;
      case 3:
      case 4:
        this.editThere();
        break;
      case 5:
      case 6:
        this.note(`${person.name} fetches`);
        person.desk.engine().pull();
        break;
      default: {
        const what = await person.work.act();
        person.ledger.observe(what);
        if (this.policy !== null && what === 'move' && this.below(2) === 0) await this.handOver(person);
      }
    }
    if (this.below(3) > 0) for (const one of this.people) await this.drain(one, 'delivery');
    this.hold();
  }

  /** What one did, another fetches and takes further. */
  private async handOver(from: Person): Promise<void> {
    await this.drain(from, 'delivery');
    const to = this.people.find((one) => one !== from) ?? from;
    this.note(`${to.name} takes over`);
    to.desk.engine().pull();
    await this.drain(to, 'delivery');
    to.ledger.observe(to.work.advance());
  }

  private hold(): void {
    if (this.violations.length > 0) throw new Error(this.violations.join('\n'));
  }

  /** Until nothing is under way at a desk. */
  private async drain(person: Person, cause: string): Promise<void> {
    const engine = person.desk.engine();
    engine.wake();
    for (let quiet = 0, rounds = 0; quiet < 3 && rounds < 300; rounds += 1) {
      await turn();
      quiet = engine.isBusy() ? 0 : quiet + 1;
    }
    person.ledger.observe(cause);
    if (person.desk.problems.length > 0) throw new Error(`A bug: ${String(person.desk.problems[0])}`);
  }

  private fault({ by, name }: Call): CallFault {
    const person = this.people.find(({ login }) => login === by);
    if (person?.isOnline === false) return 'lost-before';
    const fault = this.below(14) === 0 ? this.pick(faults) : 'none';
    if (fault !== 'none') {
      count('broken calls');
      this.note(`${by}: ${name} ${typeof fault === 'string' ? fault : fault.code}`);
    }
    return fault;
  }

  /** Who asks, with what they had approved when they did; and now and then somebody types while it is on its way. */
  private overhear(call: Call): void {
    const person = this.people.find(({ login }) => login === call.by) ?? null;
    person?.ledger.observe('merge');
    this.caller = person;
    // Once the write itself is on its way nothing can call it back.
    const isWrite = call.name === 'updatePost' || call.name === 'writeArticle';
    if (person === null || this.isNested || this.below(12) > 0 || isWrite) return;
    this.isNested = true;
    person.ledger.observe(person.work.change());
    count('changes on the way');
    this.isNested = false;
  }

  /** What a call stored: readers may see it now. */
  private judge(after: CmsPost, before: CmsPost | null): void {
    if (!isSeen(after.status)) return;
    this.madeThere.delete(after.id);
    if (before !== null && isSeen(before.status) && sameForReaders(before, after)) return;
    const { caller } = this;
    const stands = pageOfPost(after, this.site, sections);
    const refusal = caller?.ledger.refusal(after, stands, this.now()) ?? null;
    count(
      before !== null && isSeen(before.status) ? `live post ${after.status} again` : `post ${after.status}`,
    );
    this.note(`readers get ${after.status}: ${stands.headline}`);
    if (refusal !== null) this.violations.push(`Readers get ${refusal}: ${JSON.stringify(stands)}`);
    else if (this.policy !== null && advisoryIn(after) === null) this.judgeByRules(after, this.policy);
  }

  /** Those who gave it, whichever desk they gave it at, still may, and are as many as the site's rules ask for. */
  private judgeByRules(post: CmsPost, policy: SitePolicy): void {
    const stands = pageOfPost(post, this.site, sections);
    const given = [...this.approvals.values()].filter(({ page }) => isPage(page, stands));
    const may = given.filter(({ person }) => {
      const account = this.accounts[person];
      const isOwn = account?.person.id === post.author && policy.ownCopy === 'forbidden';
      return account?.abilities.editOthers === true && !isOwn;
    });
    const wanted = stands.tags.some((tag) => policy.secondSignOff.tags.includes(tag)) ? 2 : 1;
    const people = new Set(may.map(({ person }) => person)).size;
    count(wanted === 2 ? 'second sign-offs at work' : `by ${people} with the plugin`);
    if (people < wanted)
      this.violations.push(
        `Readers get what ${people} of ${wanted} who may approved: ${JSON.stringify(stands)}`,
      );
  }

  /** A role is lost at the site, or given back; desks learn of it when they next ask. */
  private changeRole(): void {
    const { login } = this.pick(this.people);
    const account = this.accounts[login];
    if (account === undefined) return;
    const isEditor = account.abilities.editOthers;
    this.accounts[login] = { ...account, abilities: isEditor ? reporter : editor };
    this.note(`${login} is ${isEditor ? 'no editor any more' : 'made an editor'}`);
    count('roles changed');
  }

  private somePolicy(): SitePolicy {
    const ownCopy = this.pick(['forbidden', 'allowed', 'allowed'] as const);
    const tags = this.below(2) === 0 ? ['ferry'] : [];
    return { ...defaultPolicy, ownCopy, secondSignOff: { sections: [], tags } };
  }

  private editThere(): void {
    const posts = [...this.site.posts.values()].filter(({ status }) => status !== 'trash');
    const post = posts[this.below(posts.length)];
    if (post === undefined) return;
    const change = this.pick<Partial<CmsPost>>([
      {
        content: `${post.content}\n\n<!-- wp:paragraph -->\n<p>There ${this.trace.length}.</p>\n<!-- /wp:paragraph -->`,
      },
      { content: post.content.replace(/<p>(\w+)/, '<p>There') },
      { title: `${post.title} there` },
      { excerpt: 'A dek from there' },
      { status: this.pick(['draft', 'pending', 'publish']) },
    ]);
    this.note(`somebody in WordPress changes ${Object.keys(change).join()} of ${post.id}`);
    this.madeThere.add(post.id);
    this.site.edit(post.id, change);
    count('changes there');
  }

  /** Hours go by, and WordPress publishes what was scheduled for one of them. */
  private passTime(hours: number): void {
    this.elapsed += hours * 3_600_000;
    this.note(`${hours} h pass`);
    for (const post of this.site.posts.values()) {
      if (post.status !== 'future' || Date.parse(post.publishAt) > this.now().getTime()) continue;
      this.site.publishDue(post.id);
      if (this.madeThere.has(post.id) || this.site.posts.get(post.id)?.status !== 'publish') continue;
      count('published at its hour');
      const stands = pageOfPost(post, this.site, sections);
      if (!this.people.some(({ ledger }) => ledger.wasGiven(stands, this.now())))
        this.violations.push(`At its hour readers get ${JSON.stringify(stands)}`);
    }
  }
}

/** An empty newsroom of this version, made once: thousands of new ones begin as its copy. */
function emptyNewsroom(): string {
  if (made === null) {
    made = makeNewsroom();
    made.store().close();
  }
  return made.directory;
}

let made: Newsroom | null = null;

function isSeen(status: string): boolean {
  return status === 'publish' || status === 'future' || status === 'private';
}

/** Saved once more as it is. */
function sameForReaders(before: CmsPost, after: CmsPost): boolean {
  const { modifiedAt: _before, ...one } = before;
  const { modifiedAt: _after, ...other } = after;
  return JSON.stringify(one) === JSON.stringify(other);
}
