import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { appendSteps } from '../../../electron/store/journal/journal';
import { loadLive } from '../../../electron/store/articles/articles';
import { baseOf, baseOfPost } from '../../../electron/store/sites/bases';
import { readDelivery } from '../../../electron/store/journal/article-status';
import { openNotices } from '../../../electron/store/journal/notices';
import { connectedSites } from '../../../electron/store/sites/sites';
import type { ArticleId } from '../../../shared/article/ids';
import type { plainText } from '../../../shared/document/copy-text';
import { standingCopy } from '../../../shared/document/suggestions';
import { stepsBetween } from '../../../shared/merge/steps-between';
import type { FaultProxy } from '../../helpers/fault-proxy';
import { valueOf } from '../../helpers/newsroom';
import { editAtRandom, seeded } from '../../helpers/random-edits';
import type { Scribe } from '../../helpers/random-edits';
import type { SyncDesk } from '../../helpers/sync-desk';
import { faultPlan } from './faults';
import { nightEditor } from './night-editor';
import type { NightEditor } from './night-editor';
import { mostMachines } from './world';
import type { World } from './world';

/** Somebody at a machine. */
interface Person {
  readonly name: string;
  readonly desk: SyncDesk;
  readonly network: FaultProxy;
  readonly scribe: Scribe;
}

/** A story by the name it began with; known at a desk by its own id, on the site by its post. */
interface Story {
  readonly headline: string;
  readonly writer: Person;
  readonly id: ArticleId;
}

/** All that schedules did together: a fuzzer that never broke anything would prove nothing. */
export const tally = new Map<string, number>();

function count(what: string): void {
  tally.set(what, (tally.get(what) ?? 0) + 1);
}

/** Time that is the same in each run. */
const clock = (): Date => new Date('2026-11-24T12:00:00.000Z');

const steps = 14;
const mostRounds = 16;

/**
 * A night of a newsroom, by a seed: people at two to five machines and one in WordPress write, cut, move, send and fetch
 * the same stories over lines that fail. Then the lines are whole, all is sent and fetched, and the words are counted.
 */
export class Schedule {
  /** What happened, without numbers that differ from run to run. */
  readonly trace: string[] = [];
  private readonly random: () => number;
  private readonly people: readonly Person[];
  private readonly stories: Story[] = [];
  private readonly editor: NightEditor;
  /** Words that were saved, and those that somebody took out who had read them. */
  private readonly typed = new Set<string>();
  private readonly cut = new Set<string>();
  private moment = 0;
  private depth = 0;
  private isWhole = false;

  constructor(
    private readonly world: World,
    private readonly seed: number,
  ) {
    this.random = seeded(seed * 2 + (world.companion ? 1 : 0));
    const machines = 2 + (this.below(4) === 0 ? this.below(mostMachines - 1) : 0);
    this.people = Array.from({ length: machines }, (_, index) => ({
      name: `m${index + 1}`,
      ...world.desk(index),
      scribe: { random: this.random, name: `m${index + 1}`, typed: [] },
    }));
    this.editor = nightEditor(world, (limit) => this.below(limit));
    for (const person of this.people) this.breakLine(person);
  }

  async run(): Promise<void> {
    this.write();
    for (let step = 0; step < steps; step += 1) await this.step();
    this.note('the lines are whole');
    this.isWhole = true;
    for (const { network } of this.people) network.setFault(null);
    await this.settle();
    await this.account();
  }

  end(): void {
    for (const { desk, network } of this.people) {
      network.setFault(null);
      desk.end();
    }
  }

  private async step(): Promise<void> {
    this.moment += 1;
    const person = this.pick(this.people);
    const story = this.pick(this.stories);
    switch (this.below(14)) {
      case 0:
        if (this.stories.length < 2) this.write();
        return;
      case 1:
      case 2:
      case 3:
      case 4:
      case 10:
      case 11:
        this.edit(person, story);
        return;
      case 5:
      case 6:
      case 7:
        await this.send(person, story);
        return;
      case 8:
      case 9:
        await this.fetch(person);
        return;
      default:
        await this.editThere(story);
    }
  }

  private write(): void {
    const writer = this.pick(this.people);
    const headline = `Story ${this.stories.length + 1}`;
    const id = writer.desk.story({
      headline,
      dek: 'A dek of it',
      body: [
        'The first words of it stand here.',
        'The second words of it stand here.',
        list(['One thing', 'Another thing']),
        'The last words of it stand here.',
      ],
    });
    this.stories.push({ headline, writer, id });
    this.note(`${writer.name} begins ${headline}`);
  }

  private edit(person: Person, story: Story): void {
    const id = this.at(person, story);
    if (id === null) return;
    const db = person.desk.newsroom.db();
    const { copy, copyVersion } = valueOf(loadLive(db, id));
    const known = person.scribe.typed.length;
    const edited = editAtRandom(copy, person.scribe, 1 + this.below(2));
    // Nobody sends a story without a headline, and every one is to be sent.
    if (standingCopy(edited).child(0).textContent.trim() === '') return;
    const json = stepsBetween(copy, edited).map((step) => step.toJSON() as unknown);
    if (json.length === 0) return;
    const groups = [{ steps: json, origin: 'edit' as const, at: 0, clientId: 'window-1' }];
    valueOf(appendSteps(db, id, { version: copyVersion, groups, actor: person.name, now: clock }));
    this.count(textOf(copy), textOf(edited), person.scribe.typed.slice(known));
    this.note(`${person.name} edits ${story.headline}: ${digest(textOf(edited))}`);
    count('edits');
  }

  private async send(person: Person, story: Story): Promise<void> {
    const id = this.at(person, story);
    if (id === null) return;
    const action = this.below(3) === 0 ? 'submit' : 'draft';
    const sent = person.desk.engine().send(id, action, person.name);
    this.note(`${person.name} sends ${story.headline}: ${sent.ok ? action : sent.error.code}`);
    if (sent.ok) count('sends');
    person.desk.engine().wake();
    await this.rest(person);
    this.note(`${person.name} has ${story.headline}: ${this.stateOf(person, id)}`);
  }

  private async fetch(person: Person): Promise<void> {
    this.note(`${person.name} fetches`);
    person.desk.engine().follow();
    await this.rest(person);
  }

  private async editThere(story: Story): Promise<void> {
    const post = this.postOf(story);
    if (post === null) return;
    const { typed, before, after, what } = await this.editor.edit(post);
    this.count(before, after, typed);
    this.note(`night ${what} in ${story.headline}`);
    count('edits in WordPress');
  }

  /** While a request is on its way: somebody else does something whole. */
  private async meanwhile(): Promise<void> {
    if (this.depth > 0 || this.isWhole) return;
    this.depth += 1;
    try {
      const story = this.pick(this.stories);
      if (this.below(2) === 0) await this.editThere(story);
      else this.edit(this.pick(this.people), story);
    } finally {
      this.depth -= 1;
    }
  }

  private breakLine(person: Person): void {
    person.network.setFault(
      faultPlan({
        moment: () => `${this.seed} ${this.moment} ${person.name}`,
        oneIn: 9,
        note: (what) => {
          this.note(`${person.name} ${what}`);
          count(what.replace(/:.*/, ''));
        },
        meanwhile: () => this.meanwhile(),
        kill: () => person.desk.restart(),
      }),
    );
  }

  /** Until nothing is under way at this machine; what waits for its time is left waiting. */
  private async rest({ desk, name }: Person): Promise<void> {
    const deadline = Date.now() + 30_000;
    do {
      await pause(2);
      if (Date.now() > deadline) throw new Error(`${name} does not come to rest`);
    } while (desk.engine().isBusy());
  }

  /** Everybody sends and fetches until nothing moves any more. */
  private async settle(): Promise<void> {
    for (let round = 0; round < mostRounds; round += 1) {
      let moved = false;
      for (const person of this.people) {
        person.desk.engine().wake();
        await this.rest(person);
        await this.fetch(person);
        await this.rest(person);
        for (const story of this.stories) moved = (await this.sendIfOpen(person, story)) || moved;
      }
      if (!moved && round > 0) return;
    }
    throw new Error('It does not come to an end');
  }

  private async sendIfOpen(person: Person, story: Story): Promise<boolean> {
    const id = this.at(person, story);
    if (id === null) return false;
    const delivery = readDelivery(person.desk.newsroom.db(), id);
    if (delivery.kind === 'verified' && !delivery.changedSince) return false;
    if (delivery.kind === 'needs-you' && delivery.code !== 'site.merged')
      throw new Error(`${person.name} is asked about ${story.headline}: ${askedAbout(person, id)}`);
    // What was merged is read, found right, and sent.
    if (delivery.kind === 'needs-you') count('merges that were asked about');
    await this.send(person, story);
    return true;
  }

  /** Every word that was saved, and that nobody took out, is on the site, in a suggestion, or in a notice. */
  private async account(): Promise<void> {
    await this.accountForPosts();
    for (const story of this.stories) await this.compareSides(story);
    const places = await this.places();
    const lost = [...this.typed].filter((word) => !this.cut.has(word) && !places.includes(word));
    if (lost.length > 0) throw new Error(`Unaccounted: ${lost.join(', ')}`);
    for (const { desk, name } of this.people)
      if (desk.problems.length > 0) throw new Error(`${name} had problems: ${String(desk.problems[0])}`);
    tally.set('words', (tally.get('words') ?? 0) + this.typed.size);
  }

  /**
   * One post for each story, and none besides. A request that a line doubles makes a second draft on a plain site, which
   * cannot tell: it may be no more than that, empty and under our own slug, and everybody has to see it.
   */
  private async accountForPosts(): Promise<void> {
    const listed = (await this.world.wordpress(
      'GET',
      '/wp/v2/posts?context=edit&per_page=100&status=draft,pending,publish,future,private,trash&_fields=id,slug,content',
    )) as { id: number; slug: string; content: { raw: string } }[];
    const meant = this.stories.flatMap((story) => this.postOf(story) ?? []);
    if (new Set(meant).size !== meant.length || meant.length !== this.stories.length)
      throw new Error(`${meant.length} posts for ${this.stories.length} stories`);
    for (const { id, slug, content } of listed) {
      if (meant.includes(id)) continue;
      const isDoubled = !this.world.companion && /^stet-[0-9a-z]+-\d+$/.test(slug) && content.raw === '';
      if (!isDoubled || !this.people.every((person) => this.isSeen(person, id)))
        throw new Error(`Post ${id} (${slug}) belongs to no story: ${content.raw}`);
      count('doubled drafts that everybody sees');
    }
  }

  /** Whether a post stands in somebody's library. */
  private isSeen({ desk }: Person, post: number): boolean {
    const db = desk.newsroom.db();
    const [known] = connectedSites(db);
    return known !== undefined && baseOfPost(db, known.id, post) !== null;
  }

  /** What stands in a story is the same at every machine; with the plugin, suggestions too. */
  private async compareSides(story: Story): Promise<void> {
    const texts = this.people.flatMap((person) => {
      const id = this.at(person, story);
      if (id === null) throw new Error(`${person.name} does not have ${story.headline}`);
      const { copy } = valueOf(loadLive(person.desk.newsroom.db(), id));
      return [textOf(this.world.companion ? copy : standingCopy(copy))];
    });
    if (new Set(texts).size !== 1)
      throw new Error(`${story.headline} differs:\n${[...new Set(texts)].join('\n---\n')}`);
    await Promise.resolve();
  }

  /** All text there is, on the site and at every machine, suggestions and notices included. */
  private async places(): Promise<string> {
    const found: string[] = [];
    for (const story of this.stories) {
      const post = this.postOf(story);
      if (post !== null) found.push(await this.editor.text(post));
      for (const person of this.people) {
        const id = this.at(person, story);
        if (id === null) continue;
        const db = person.desk.newsroom.db();
        found.push(textOf(valueOf(loadLive(db, id)).copy), JSON.stringify(openNotices(db, id)));
      }
    }
    return found.join('\n');
  }

  private at(person: Person, story: Story): ArticleId | null {
    if (person === story.writer) return story.id;
    const db = person.desk.newsroom.db();
    const post = this.postOf(story);
    const [known] = connectedSites(db);
    return post === null || known === undefined ? null : (baseOfPost(db, known.id, post)?.articleId ?? null);
  }

  private postOf({ writer, id }: Story): number | null {
    return baseOf(writer.desk.newsroom.db(), id)?.postId ?? null;
  }

  private stateOf({ desk }: Person, id: ArticleId): string {
    const delivery = readDelivery(desk.newsroom.db(), id);
    return delivery.kind === 'needs-you' ? delivery.code : delivery.kind;
  }

  private count(before: string, after: string, typed: readonly string[]): void {
    for (const word of typed) if (after.includes(word)) this.typed.add(word);
    for (const word of this.typed) if (before.includes(word) && !after.includes(word)) this.cut.add(word);
  }

  private below(limit: number): number {
    return Math.floor(this.random() * limit);
  }

  private pick<Item>(items: readonly Item[]): Item {
    const item = items[this.below(items.length)];
    if (item === undefined) throw new Error('There is nothing to pick from');
    return item;
  }

  private note(what: string): void {
    this.trace.push(what);
  }
}

function textOf(copy: Parameters<typeof plainText>[0]): string {
  const text = copy.textBetween(0, copy.content.size, '\n', (leaf) => String(leaf.attrs['raw'] ?? ' '));
  // WordPress trims titles, and blanks at the end of a line are nobody's words.
  return text.replace(/[^\S\n]+$/gm, '').replace(/^[^\S\n]+/gm, '');
}

function askedAbout({ desk }: Person, id: ArticleId): string {
  const delivery = readDelivery(desk.newsroom.db(), id);
  const item = desk
    .engine()
    .outbox()
    .find(({ articleId }) => articleId === id);
  return JSON.stringify([delivery, item, desk.problems.map(String)]);
}

function digest(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 8);
}

function list(items: readonly string[]): unknown {
  return {
    type: 'bulletList',
    attrs: { id: 'list', dress: null },
    content: items.map((text, index) => ({
      type: 'listItem',
      attrs: { id: `item${index}`, dress: null },
      content: [
        {
          type: 'paragraph',
          attrs: { id: `itemtext${index}`, dress: null },
          content: [{ type: 'text', text }],
        },
      ],
    })),
  };
}
