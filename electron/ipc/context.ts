import type { AppError, Result } from '../../shared/errors/app-error';
import { failed, ok } from '../../shared/errors/app-error';
import type { Log } from '../log';
import type { PreferenceStore } from '../preferences';
import type { Secrets } from '../secrets';
import type { Store } from '../store/file/open';
import type { SyncEngine } from '../sync/engine/engine';
import type { FlushWaits } from '../windows/flush-on-close';
import type { SystemNotification } from '../windows/notification-words';
import type { AttentionDesk } from './attention-desk';
import type { Broadcast } from './broadcast';
import type { ProjectionTimer } from './projection-timer';

/** What the newsroom runs on, once its database is open. */
export interface Newsroom {
  readonly store: Store;
  readonly sync: SyncEngine;
  readonly projections: ProjectionTimer;
  readonly attention: AttentionDesk;
}

/** Everything handlers work with. The newsroom is missing where its database could not be opened. */
export interface HandlerContext {
  readonly newsroom: Result<Newsroom>;
  readonly storeProblem: (AppError & { readonly path: string }) | null;
  readonly preferences: PreferenceStore;
  readonly secrets: Secrets;
  readonly broadcast: Broadcast;
  readonly waits: FlushWaits;
  readonly log: Log;
  readonly now: () => Date;
  /** The name that goes into the journal. */
  readonly actor: () => string;
  readonly openInBrowser: (href: string) => Promise<void>;
  readonly preferencesChanged: () => void;
  /** Tells through the system, without a sound; `articleId` is shown when the person chooses it. */
  readonly notify: (notification: SystemNotification) => void;
}

/** Runs `work` on the newsroom, or answers why there is none. */
export function withNewsroom<Value>(
  context: HandlerContext,
  work: (newsroom: Newsroom) => Result<Value>,
): Result<Value> {
  return context.newsroom.ok ? work(context.newsroom.value) : context.newsroom;
}

/** As `withNewsroom`, for work that waits. */
export async function withNewsroomAsync<Value>(
  context: HandlerContext,
  work: (newsroom: Newsroom) => Promise<Result<Value>>,
): Promise<Result<Value>> {
  return context.newsroom.ok ? work(context.newsroom.value) : context.newsroom;
}

/** Drops what a success carried, for channels that answer nothing. */
export function done(result: Result<unknown>): Result<null> {
  return result.ok ? ok(null) : failed(result.error.code, result.error.details);
}
