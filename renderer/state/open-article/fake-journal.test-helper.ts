import { Step } from '@tiptap/pm/transform';
import type { Node } from '@tiptap/pm/model';
import { emptyFields } from '../../../shared/article/fields';
import type { ArticleFields } from '../../../shared/article/fields';
import type { ArticleId } from '../../../shared/article/ids';
import type { StepGroup } from '../../../shared/article/journal';
import type { Thread } from '../../../shared/article/threads';
import type { Move } from '../../../shared/article/workflow/moves';
import { articleSchema } from '../../../shared/document/schema';
import { failed, ok } from '../../../shared/errors/app-error';
import type { AppError, ErrorCode, Result } from '../../../shared/errors/app-error';
import type { AppendAnswer, ArticleStatus, Review } from '../../../shared/ipc/article-answers';
import type { Events } from '../../../shared/ipc/responses';
import type { ArticleApi } from './session';
import type { Clock } from './sender';

export const articleId = 'article-under-test' as ArticleId;

/** What goes wrong with one request: nothing, it fails before it is committed, or only its answer is lost. */
export type Fault = 'none' | 'refused' | 'answer-lost';

/** A journal that behaves as main does, in memory, with faults on demand and windows that connect to it. */
const unreviewed: Review = {
  approval: { kind: 'none' },
  moves: [],
  isOwnCopy: true,
  needsSecondSignOff: false,
  wasPublished: false,
};

export class FakeJournal {
  readonly groups: StepGroup[] = [];
  fields: ArticleFields = emptyFields('en-CA');
  threads: readonly Thread[] = [];
  fault: () => Fault = () => 'none';
  failure: ErrorCode = 'store.disk-full';
  deliver: (run: () => void) => void = (run) => run();
  head: Node;
  requests = 0;
  readOnly: AppError | null = null;
  /** What was asked of the workflow, and how much of the copy stood in the journal then. */
  readonly moves: { readonly move: Move; readonly note: string; readonly version: number }[] = [];
  private readonly statusListeners = new Set<(status: ArticleStatus) => void>();
  private readonly windows: { listener: (event: Events['article:steps']) => void; of: object }[] = [];

  constructor(readonly base: Node) {
    this.head = base;
  }

  get version(): number {
    return this.groups.reduce((sum, group) => sum + group.steps.length, 0);
  }

  /** Another writer's steps, told to every window. */
  commit(groups: readonly StepGroup[], from: object | null): void {
    for (const group of groups) {
      for (const json of group.steps) {
        const result = Step.fromJSON(articleSchema, json).apply(this.head);
        if (result.doc === null) throw new Error(result.failed ?? 'step failed');
        this.head = result.doc;
      }
      this.groups.push(JSON.parse(JSON.stringify(group)) as StepGroup);
    }
    this.head.check();
    const event = { articleId, version: this.version, groups };
    for (const window of this.windows) {
      if (window.of !== from) this.deliver(() => window.listener(event));
    }
  }

  since(version: number): StepGroup[] {
    let seen = 0;
    return this.groups.flatMap((group) => {
      const known = Math.max(0, Math.min(group.steps.length, version - seen));
      seen += group.steps.length;
      return known === group.steps.length ? [] : [{ ...group, steps: group.steps.slice(known) }];
    });
  }

  window(): ArticleApi {
    const me = {};
    const answer = async <Value>(act: () => Result<Value>): Promise<Result<Value>> => {
      this.requests += 1;
      await Promise.resolve();
      const fault = this.fault();
      if (fault === 'refused') return failed(this.failure);
      const result = act();
      return await new Promise((resolve) => {
        this.deliver(() => resolve(fault === 'answer-lost' ? failed('internal') : result));
      });
    };
    return {
      'article:open': () =>
        Promise.resolve(
          ok({
            id: articleId,
            base: this.base.toJSON() as unknown,
            baseVersion: 0,
            tail: [...this.groups],
            version: this.version,
            fields: this.fields,
            state: 'draft' as const,
            delivery: { kind: 'local' as const },
            readOnly: this.readOnly,
            suggestions: [],
            notices: [],
            threads: structuredClone(this.threads),
            events: [],
            review: unreviewed,
          }),
        ),
      'article:append': (request) =>
        answer((): Result<AppendAnswer> => {
          if (request.version !== this.version) {
            return ok({ kind: 'stale', version: this.version, groups: this.since(request.version) });
          }
          this.commit(request.groups, me);
          return ok({ kind: 'saved', version: this.version });
        }),
      'article:setField': (request) =>
        answer(() => {
          this.fields = { ...this.fields, [request.change.field]: request.change.value };
          return ok(this.status());
        }),
      'article:saveOnSite': () => Promise.resolve(failed('site.not-connected')),
      'article:move': ({ move, note }) =>
        answer(() => {
          this.moves.push({ move, note, version: this.version });
          return ok(this.status());
        }),
      'article:close': () => Promise.resolve(ok(null)),
      on: (name, listener) => {
        if (name === 'article:changed') {
          const heard = listener as (status: ArticleStatus) => void;
          this.statusListeners.add(heard);
          return () => this.statusListeners.delete(heard);
        }
        if (name !== 'article:steps') return () => undefined;
        const entry = { listener: listener as (event: Events['article:steps']) => void, of: me };
        this.windows.push(entry);
        return () => this.windows.splice(this.windows.indexOf(entry), 1);
      },
    };
  }

  /** Main tells every window how the article stands now. */
  announce(): void {
    for (const listener of this.statusListeners) listener(this.status());
  }

  private status(): ArticleStatus {
    // As it comes over the bridge: everything anew, even what says the same.
    return structuredClone({
      articleId,
      fields: this.fields,
      state: 'draft',
      delivery: { kind: 'local' },
      suggestions: [],
      notices: [],
      threads: this.threads,
      events: [],
      review: unreviewed,
    });
  }
}

/** A clock that stands still until it is told to go on. */
export class ManualClock implements Clock {
  time = 1_000_000;
  private timers: { at: number; run: () => void }[] = [];
  readonly now = (): number => this.time;
  readonly setTimer = (run: () => void, milliseconds: number): (() => void) => {
    const timer = { at: this.time + milliseconds, run };
    this.timers.push(timer);
    return () => (this.timers = this.timers.filter((other) => other !== timer));
  };

  /** Lets time pass, runs what was due, and lets promises settle. */
  async advance(milliseconds: number): Promise<void> {
    this.time += milliseconds;
    const due = this.timers.filter((timer) => timer.at <= this.time);
    this.timers = this.timers.filter((timer) => timer.at > this.time);
    for (const timer of due) timer.run();
    await settle();
  }
}

export async function settle(): Promise<void> {
  for (let turn = 0; turn < 20; turn++) await Promise.resolve();
}
