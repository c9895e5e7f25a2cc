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
import { count } from './tally';

/** Somebody at a machine of their own. */
export interface Person {
  readonly name: string;
  readonly login: string;
  readonly desk: SyncDesk;
  readonly ledger: Ledger;
  readonly work: DeskWork;
  isOnline: boolean;
}

const noon = Date.parse('2026-11-24T12:00:00.000Z');
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
 * A site, the people who write for it, and somebody in WordPress, all from one seed. On a plain site one editor, or two
 * people of whom one may be a reporter; with the companion plugin always two, under rules of the site.
 */
export class World {
  readonly trace: string[] = [];
  readonly random: () => number;
  /** For what only some sites see: it leaves the days of the others as they are. */
  readonly aside: () => number;
  readonly policy: SitePolicy | null;
  readonly accounts: Record<string, FakePerson>;
  readonly site: FakeSite;
  readonly people: readonly Person[];
  /** Of all desks together, by event. */
  readonly approvals = new Map<string, Approval>();
  /** Posts that somebody in WordPress made what they are: that is their doing. */
  readonly madeThere = new Set<number>();
  /** Who made the call that the site is carrying out. */
  caller: Person | null = null;
  private elapsed = 0;
  private isNested = false;

  constructor(
    seed: number,
    hasCompanion: boolean,
    onStored: (after: CmsPost, before: CmsPost | null) => void,
  ) {
    this.random = seeded(seed);
    this.aside = seeded(seed + 1_000_003);
    this.policy = hasCompanion ? this.somePolicy() : null;
    this.accounts = {
      claire: account(8, 'claire', 'Claire Roy', editor),
      maya: account(7, 'maya', 'Maya Tremblay', hasCompanion && this.below(2) === 0 ? editor : reporter),
    };
    this.site = fakeSite({
      now: this.now,
      people: this.accounts,
      ...(this.policy !== null && { policy: this.policy }),
      onStored,
    });
    const isPair = hasCompanion || this.below(3) === 0;
    this.people = (isPair ? ['claire', 'maya'] : ['claire']).map((login) => this.person(login));
    this.site.setWatch((call) => this.overhear(call));
  }

  readonly now = (): Date => new Date(noon + this.elapsed);
  readonly below = (limit: number): number => Math.floor(this.random() * limit);
  readonly pick = <Item>(items: readonly Item[]): Item => items[this.below(items.length)] as Item;

  note(what: string): void {
    this.trace.push(what);
  }

  async connect(): Promise<void> {
    for (const { desk, login } of this.people)
      await desk.connect(this.site.url, { login, applicationPassword: 'secret' });
  }

  /** Whether the rules want two people's sign-offs, and leave these two to give them. */
  mayAgree(): boolean {
    const mayReview = this.people.every(({ login }) => this.accounts[login]?.abilities.editOthers);
    return mayReview && this.policy?.ownCopy === 'allowed' && this.policy.secondSignOff.tags.length > 0;
  }

  breakLines(): void {
    this.site.setFault((call) => this.fault(call));
  }

  mendLines(): void {
    for (const person of this.people) person.isOnline = true;
    this.site.setFault(null);
  }

  /** Nobody types any more while something is on its way. */
  rest(): void {
    this.isNested = true;
  }

  waitHours(hours: number): void {
    this.elapsed += hours * 3_600_000;
    this.note(`${hours} h pass`);
  }

  /** A role is lost at the site, or given back; desks learn of it when they next ask. */
  changeRole(): void {
    const { login } = this.pick(this.people);
    const held = this.accounts[login];
    if (held === undefined) return;
    const isEditor = held.abilities.editOthers;
    this.accounts[login] = { ...held, abilities: isEditor ? reporter : editor };
    this.note(`${login} is ${isEditor ? 'no editor any more' : 'made an editor'}`);
    count('roles changed');
  }

  /** Somebody in WordPress, who knows nothing of Stet. */
  editThere(): void {
    const posts = [...this.site.posts.values()].filter(({ status }) => status !== 'trash');
    const post = posts[this.below(posts.length)];
    if (post === undefined) return;
    const paragraph = `<!-- wp:paragraph -->\n<p>There ${this.trace.length}.</p>\n<!-- /wp:paragraph -->`;
    const change = this.pick<Partial<CmsPost>>([
      { content: `${post.content}\n\n${paragraph}` },
      { content: post.content.replace(/<p>(\w+)/, '<p>There') },
      { title: `${post.title} there` },
      { excerpt: 'A dek from there' },
      this.otherStatus(post),
    ]);
    this.note(`somebody in WordPress changes ${Object.keys(change).join()} of ${post.id}`);
    this.madeThere.add(post.id);
    this.site.edit(post.id, change);
    count('changes there');
  }

  /** Who lets a post out before its hour sets it to now: WordPress keeps no post published ahead of its hour. */
  private otherStatus({ publishAt }: CmsPost): Partial<CmsPost> {
    const status = this.pick(['draft', 'pending', 'publish']);
    const isEarly = status === 'publish' && Date.parse(publishAt) > this.now().getTime();
    return { status, ...(isEarly && { publishAt: this.now().toISOString() }) };
  }

  end(): void {
    for (const { desk } of this.people) desk.end();
  }

  private person(login: string): Person {
    const newsroom = quickened(makeNewsroom(emptyNewsroom()));
    const desk = startDesk({ gate: () => this.site.gate(), now: this.now, newsroom });
    const scribe: Scribe = { random: this.random, name: login.slice(0, 1), typed: [] };
    const ledger = new Ledger(desk, this.approvals);
    const note = (what: string): void => this.note(`${login}: ${what}`);
    const work = deskWork({ name: login, desk, scribe, ledger, random: this.random, now: this.now, note });
    return { name: login, login, desk, ledger, work, isOnline: true };
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
    if (person.ledger.observe(person.work.change())) count('void on the way');
    count('changes on the way');
    this.isNested = false;
  }

  private somePolicy(): SitePolicy {
    const ownCopy = this.pick(['forbidden', 'allowed', 'allowed'] as const);
    const tags = this.below(2) === 0 ? ['ferry'] : [];
    return { ...defaultPolicy, ownCopy, secondSignOff: { sections: [], tags } };
  }
}

function account(id: number, slug: string, name: string, may: FakePerson['abilities']): FakePerson {
  return { person: { id, slug, name, bio: '', picture: null }, abilities: may };
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

/** Takes it away again, after the last sequence. */
export function removeEmptyNewsroom(): void {
  made?.remove();
  made = null;
}

/** Nobody else opens these files: without a lock for each question a sequence is an eighth quicker. */
function quickened(newsroom: Newsroom): Newsroom {
  const alone = (): void => void newsroom.db().pragma('locking_mode = EXCLUSIVE');
  alone();
  return {
    ...newsroom,
    reopen: () => {
      const store = newsroom.reopen();
      alone();
      return store;
    },
  };
}
