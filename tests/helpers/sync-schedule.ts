import { setTimeout as pause } from 'node:timers/promises';
import { expect } from 'vitest';
import { appendSteps } from '../../electron/store/journal/journal';
import { loadLive } from '../../electron/store/articles/articles';
import { baseOf } from '../../electron/store/sites/bases';
import { revisionOf } from '../../electron/sync/post/cms-post';
import type { CmsPostWrite } from '../../electron/cms/cms';
import type { ArticleId } from '../../shared/article/ids';
import { plainText } from '../../shared/document/copy-text';
import { deliveryActions } from '../../shared/article/delivery';
import { fakeSite } from './fake-cms';
import type { CallFault, FakeSite } from './fake-cms';
import { approveStory } from './approve';
import { noon, typingGroup, valueOf } from './newsroom';
import { startDesk } from './sync-desk';
import type { SyncDesk } from './sync-desk';

/** What all schedules did together: a fuzzer that never broke anything would prove nothing. */
export const work = { faults: 0, kills: 0, edits: 0, conflicts: 0, sends: 0, adopted: 0 };

export type Dice = (below: number) => number;

/** A small seeded generator (mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (below) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296) * below);
  };
}

const faults: CallFault[] = [
  'lost-before',
  'lost-after',
  'killed-before',
  'killed-after',
  'half-done',
  { code: 'site.server-error', details: {} },
  { code: 'site.rate-limited', details: {} },
  { code: 'site.html-instead-of-json', details: {} },
];

export class Schedule {
  readonly site: FakeSite = fakeSite();
  readonly desk: SyncDesk = startDesk({ gate: () => this.site.gate(), random: () => this.dice(100) / 100 });
  readonly stories: ArticleId[] = [];
  readonly sent = new Set<ArticleId>();
  readonly log: string[] = [];
  /** Words somebody wrote in WordPress that Stet may not write over. */
  readonly guarded = new Map<number, Set<string>>();
  readonly violations: string[] = [];
  private words = 0;
  /** Nobody edits any more: what the last pull found is what there is. */
  private calm = false;

  constructor(readonly dice: Dice) {
    this.site.setWatch((call) => {
      if (call.name === 'updatePost') this.check(...(call.values as [number, CmsPostWrite]));
      else if (!this.calm && this.dice(25) === 0) this.editThere();
    });
  }

  async run(): Promise<void> {
    await this.desk.connect(this.site.url, { login: 'maya', applicationPassword: 'secret' });
    this.site.setFault((call) => {
      const fault = this.dice(7) === 0 ? (faults[this.dice(faults.length)] ?? 'none') : 'none';
      if (fault !== 'none') {
        work.faults += 1;
        this.log.push(`${call.name}: ${typeof fault === 'string' ? fault : fault.code}`);
      }
      return fault;
    });
    for (let step = 0; step < 16; step += 1) {
      this.act();
      for (let tick = this.dice(12); tick > 0; tick -= 1) await this.tick();
    }
    this.site.setFault(null);
    await this.resolve();
  }

  private act(): void {
    const story = this.stories[this.dice(this.stories.length)];
    const { desk } = this;
    switch (this.dice(8)) {
      case 0: {
        this.write();
        return;
      }
      case 1:
      case 2:
        if (story !== undefined) this.typeHere(story);
        return;
      case 3:
      case 4:
        if (story !== undefined) this.send(story);
        return;
      case 5:
        this.note('pull');
        desk.engine().pull();
        return;
      case 6: {
        const item = desk.engine().outbox()[0];
        if (item === undefined) return;
        const verb = (['hold', 'release', 'retry', 'withdraw'] as const)[this.dice(4)] ?? 'retry';
        this.note(`${verb} ${item.headline} ${desk.engine()[verb](item.id).ok}`);
        return;
      }
      default: {
        this.editThere();
        return;
      }
    }
  }

  private write(): void {
    this.words += 1;
    const number = this.stories.length + 1;
    this.stories.push(
      this.desk.story({ headline: `Story ${number}`, body: [`Text ${number}.`], tags: ['news'] }),
    );
    this.note(`write Story ${number}`);
  }

  private typeHere(id: ArticleId): void {
    const db = this.desk.newsroom.db();
    const { copyVersion } = valueOf(loadLive(db, id));
    const groups = [typingGroup(db, id, '!')];
    valueOf(appendSteps(db, id, { version: copyVersion, groups, actor: 'Maya', now: noon }));
    this.note(`type in ${this.stories.indexOf(id) + 1}`);
  }

  private send(id: ArticleId): void {
    const action = deliveryActions[this.dice(3)] ?? 'draft';
    if (action === 'publish') approveStory(this.desk.newsroom.db(), id);
    const queued = this.desk.engine().send(id, action, 'Maya');
    this.note(`send ${this.stories.indexOf(id) + 1} ${action} ${queued.ok ? 'ok' : queued.error.code}`);
    if (!queued.ok) return;
    work.sends += 1;
    this.sent.add(id);
  }

  private editThere(): void {
    const posts = [...this.site.posts.values()];
    const post = posts[this.dice(posts.length)];
    if (post === undefined) return;
    this.words += 1;
    work.edits += 1;
    const word = `theirs${this.words}`;
    this.site.edit(post.id, {
      content: `${post.content}\n\n<!-- wp:paragraph -->\n<p>${word}</p>\n<!-- /wp:paragraph -->`,
    });
    const words = this.guarded.get(post.id) ?? new Set<string>();
    this.guarded.set(post.id, words.add(word));
    this.note(`somebody writes ${word} into ${post.id}`);
  }

  /** No write may take away words that were written on the site, unless the person saw them and said so. */
  private check(id: number, write: CmsPostWrite): void {
    const { content } = write;
    if (content === undefined) return;
    for (const word of this.guarded.get(id) ?? []) {
      if (!content.includes(word)) this.violations.push(`${word} was overwritten in ${id}`);
    }
  }

  private async tick(): Promise<void> {
    if (this.site.isKilled()) {
      work.kills += 1;
      this.note('restart');
      this.desk.restart();
    }
    this.desk.engine().wake();
    await pause(0);
  }

  /** The line is whole again and the person decides what is theirs to decide. */
  private async resolve(): Promise<void> {
    this.note('the line is whole');
    const deadline = Date.now() + 20_000;
    for (let quiet = 0; quiet < 5;) {
      if (Date.now() > deadline) throw new Error('It does not come to rest');
      await this.tick();
      for (const item of this.desk.engine().outbox())
        if (item.state === 'held') this.desk.engine().release(item.id);
      const items = this.desk.engine().outbox();
      const stopped = new Set(items.flatMap((item) => (item.state === 'needs-you' ? item.articleId : [])));
      // What was asked for later waits behind what needs its writer.
      const open = items.some(
        ({ state, articleId }) => state === 'sending' || (state === 'waiting' && !stopped.has(articleId)),
      );
      if (open || this.desk.engine().status()?.pull !== null) {
        quiet = 0;
        continue;
      }
      const stuck = this.stories.find((id) => this.desk.delivery(id).kind === 'needs-you');
      if (stuck === undefined) {
        quiet += 1;
        if (quiet === 2) {
          this.calm = true;
          this.desk.engine().pull();
        }
        continue;
      }
      quiet = 0;
      await this.decide(stuck);
    }
  }

  private async decide(id: ArticleId): Promise<void> {
    const { desk } = this;
    const delivery = desk.delivery(id);
    const code = delivery.kind === 'needs-you' ? delivery.code : '';
    // Typed into after it was approved, or in the middle of its way out: read, and approved as it is now.
    if (code === 'site.already-published' || code === 'article.approval-voided') {
      desk.publish(id, 'Maya');
      return;
    }
    work.conflicts += 1;
    if (code === 'site.merged' || code === 'site.merged-over-approval') {
      // Read and found right: published after all.
      const action =
        desk
          .engine()
          .outbox()
          .find((item) => item.articleId === id)?.action ?? 'publish';
      this.note(`send the merged ${this.stories.indexOf(id) + 1}`);
      if (action === 'publish') desk.publish(id, 'Maya');
      else valueOf(desk.engine().send(id, action === 'submit' ? 'submit' : 'draft', 'Maya'));
      return;
    }
    expect(code).toBe('site.changed-on-site');
    const comparison = valueOf(await desk.engine().compare(id));
    if (this.dice(2) === 0) {
      this.note(`take theirs in ${this.stories.indexOf(id) + 1}`);
      await desk.engine().takeSiteText(id);
      return;
    }
    this.note(`send mine over ${this.stories.indexOf(id) + 1}`);
    const kept = await desk.engine().keepMyText(id, comparison.revision);
    const shown = comparison.theirs.blocks.join(' ');
    if (kept.ok)
      for (const words of this.guarded.values())
        for (const word of words) if (shown.includes(word)) words.delete(word);
  }

  private note(what: string): void {
    this.log.push(what);
  }

  expectOnce(): void {
    const { desk, site } = this;
    const db = desk.newsroom.db();
    const bases = this.stories.flatMap((id) => baseOf(db, id) ?? []);
    expect(this.violations).toEqual([]);
    expect(desk.problems).toEqual([]);
    // Each story has one post of its own; a withdrawn one may have left its empty draft behind, never two.
    expect(new Set(bases.map((base) => base.postId)).size).toBe(bases.length);
    expect(site.posts.size).toBeLessThanOrEqual(this.sent.size);
    expect(site.tags.size).toBeLessThanOrEqual(1);
    for (const base of bases) {
      const post = site.posts.get(base.postId);
      if (post === undefined) throw new Error('A post is gone');
      expect(revisionOf(post)).toBe(base.revision);
      expect(desk.delivery(base.articleId).kind).toBe('verified');
      const here = plainText(valueOf(loadLive(db, base.articleId)).copy);
      for (const word of this.guarded.get(post.id) ?? []) {
        expect(post.content).toContain(word);
        expect(here).toContain(word);
      }
      work.adopted += desk.steps.length;
    }
  }
}
