import { setImmediate as turn } from 'node:timers/promises';
import { Judge } from './judge';
import { count } from './tally';
import { World } from './world';
import type { Person } from './world';

/** How much happens in a day. */
const operations = 26;

/**
 * A day of a story by a seed. Whatever people do, and however often the line breaks, readers get what was approved at
 * the desk that sent it, and nothing else.
 */
export class Sequence {
  private readonly world: World;
  private readonly judge: Judge;
  /** Publications that were stopped, each with each reason once. */
  private readonly stopped = new Set<string>();

  constructor(seed: number, hasCompanion: boolean) {
    this.world = new World(seed, hasCompanion, (after, before) => this.judge.seeStored(after, before));
    this.judge = new Judge(this.world);
  }

  get trace(): readonly string[] {
    return this.world.trace;
  }

  async run(): Promise<void> {
    const { world } = this;
    count('sequences');
    await world.connect();
    world.breakLines();
    world.pick(world.people).work.write();
    for (let step = 0; step < operations; step += 1) await this.step();
    world.note('the line is whole');
    world.mendLines();
    for (const person of world.people) await this.drain(person);
    await this.fetchAll();
    world.rest();
    for (const _each of world.people) await this.fetchAll();
    this.judge.seeScheduled();
    this.passTime(48);
    this.judge.hold();
  }

  end(): void {
    this.world.end();
  }

  private async step(): Promise<void> {
    const { world } = this;
    if (world.mayAgree() && world.aside() < 1 / 15) await this.together();
    const person = world.pick(world.people);
    if (world.policy !== null && world.below(20) === 0) world.changeRole();
    switch (world.below(20)) {
      case 0:
        person.isOnline = !person.isOnline;
        world.note(`${person.name} is ${person.isOnline ? 'online' : 'offline'}`);
        break;
      case 1:
        if (world.below(2) > 0) break;
        world.note(`${person.name} starts again`);
        person.desk.restart();
        count('restarts');
        break;
      case 2:
        this.passTime(1 + world.below(5));
        break;
      case 3:
      case 4:
        world.editThere();
        break;
      case 5:
      case 6:
        world.note(`${person.name} fetches`);
        person.desk.engine().pull();
        break;
      default: {
        const what = await person.work.act();
        person.ledger.observe(what);
        if (world.policy !== null && what === 'move') await this.handOn(person);
      }
    }
    if (world.below(3) > 0) for (const one of world.people) await this.drain(one);
    this.judge.hold();
  }

  /** What one did the other fetches and takes further, now and then to and fro. */
  private async handOn(from: Person): Promise<void> {
    const { world } = this;
    for (let last = from; world.below(2) === 0;) {
      await this.drain(last);
      const next = world.people.find((one) => one !== last) ?? last;
      world.note(`${next.name} takes over`);
      next.desk.engine().pull();
      await this.drain(next);
      next.ledger.observe(next.work.advance());
      last = next;
    }
  }

  /**
   * Two people bring a story to readers, and correct it there, each of them with their sign-off; now and then its words
   * change between the two, and the line breaks as on any day.
   */
  private async together(): Promise<void> {
    const { world } = this;
    const [first, second] = world.aside() < 0.5 ? world.people : world.people.toReversed();
    if (first === undefined || second === undefined) return;
    first.work.write();
    const written = first.ledger.stories().at(-1);
    for (const [step, person] of [
      ['publish', first],
      ['publish', second],
      ['correct', first],
      ['correct', second],
    ] as const) {
      world.note(`${person.name} fetches, for both to ${step}`);
      person.desk.engine().pull();
      await this.drain(person);
      const post = written === undefined ? null : first.ledger.postOf(written);
      const id = person === first ? (written ?? null) : post === null ? null : person.ledger.storyOf(post);
      if (id === null) return;
      if (world.aside() < 0.2) person.ledger.observe(person.work.changeOne(id));
      person.ledger.observe(person.work.bring(id, step));
      await this.drain(person);
    }
  }

  private async fetchAll(): Promise<void> {
    for (const person of this.world.people) {
      person.desk.engine().pull();
      await this.drain(person);
    }
  }

  private passTime(hours: number): void {
    this.world.waitHours(hours);
    this.judge.seeClock();
  }

  /** Until nothing is under way at a desk. What changed there meanwhile was a merge. */
  private async drain(person: Person): Promise<void> {
    const { desk, ledger } = person;
    const engine = desk.engine();
    engine.wake();
    for (let quiet = 0, rounds = 0; quiet < 3 && rounds < 100_000; rounds += 1) {
      await turn();
      quiet = engine.isBusy() ? 0 : quiet + 1;
    }
    ledger.observe('merge');
    this.countStopped(person);
    if (desk.problems.length > 0) throw new Error(`A bug: ${String(desk.problems[0])}`);
  }

  private countStopped({ desk }: Person): void {
    for (const { id, action, state, attempts } of desk.engine().outbox()) {
      const code = attempts.at(-1)?.code ?? null;
      if (action !== 'publish' || state !== 'needs-you' || this.stopped.has(`${id} ${code}`)) continue;
      this.stopped.add(`${id} ${code}`);
      count(`publish stopped: ${code}`);
    }
  }
}
